import { table } from "./bench/table.ts";
import { runCommand } from "./terminal/runCommand.ts";

await runCommand({
  help: `
npm run bench -- [--stories 1000[,10000]] [--documents 50000] [--json]
Makes stories of 600 words with a quotation and a table of ten rows, always the same ones, and measures builds of their site: wall time, CPU and memory, by stage and per page. Share cards are left out.
Then measures the lake with so many documents beside groq-js alone. A 0 leaves a part out.
`,
  options: {
    stories: { type: "string", default: "1000" },
    documents: { type: "string", default: "50000" },
    json: { type: "boolean", default: false },
  },
  async run({ options, terminal }) {
    const stories = counts("--stories", options.stories ?? "");
    const documents = counts("--documents", options.documents ?? "");
    // Late, so that --help and a wrong option are answered at once.
    const { costOfBuild } = await import("./bench/costOfBuild.ts");
    const { benchLake } = await import("./bench/lake.ts");
    const report: { builds: Record<string, unknown>; lakes: Record<string, unknown> } = {
      builds: {},
      lakes: {},
    };
    for (const count of stories) {
      const costs = await costOfBuild(count, (done, of) =>
        terminal.progress({ stage: "stories made", done, of }),
      );
      terminal.say(table(count, costs));
      report.builds[count] = costs;
    }
    for (const count of documents)
      report.lakes[count] = await benchLake({ documents: count, json: options.json === true });
    return report;
  },
});

function counts(option: string, list: string): number[] {
  const numbers = list.split(",").map((word) => {
    const count = Number(word || Number.NaN);
    if (Number.isInteger(count) && count >= 0) return count;
    throw new Error(`${option} “${list}”: give numbers, such as 1000 or 1000,10000.`);
  });
  return numbers.filter((count) => count > 0);
}
