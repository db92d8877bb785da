import { table } from "./bench/table.ts";
import { runCommand } from "./terminal/runCommand.ts";

await runCommand({
  help: `
npm run bench -- [--stories 1000[,10000]] [--json]
Makes stories of 600 words with a quotation and a table of ten rows, always the same ones, and measures a build of their site: wall time, CPU and memory by stage, and per page. Share cards are left out.
`,
  options: { stories: { type: "string", default: "1000" }, json: { type: "boolean" } },
  async run({ options, terminal }) {
    const report: Record<string, unknown> = {};
    // Late, so that --help and a wrong option are answered at once.
    const { costOfBuild } = await import("./bench/costOfBuild.ts");
    for (const count of counts(options.stories ?? "")) {
      const cost = await costOfBuild(count, (done, of) =>
        terminal.progress({ stage: "stories made", done, of }),
      );
      terminal.say(table(count, cost));
      report[count] = cost;
    }
    return report;
  },
});

function counts(list: string): number[] {
  return list.split(",").map((word) => {
    const count = Number(word);
    if (Number.isInteger(count) && count > 0) return count;
    throw new Error(`--stories “${list}”: give numbers of stories, such as 1000 or 1000,10000.`);
  });
}
