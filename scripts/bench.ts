import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { runCommand } from "./terminal/runCommand.ts";

const figures = new URL("../docs/figures.md", import.meta.url);

await runCommand({
  help: `
npm run bench -- [--stories 1000[,10000]] [--documents 50000] [--keep] [--json]
Makes stories of 600 words with a quotation and a table of ten rows, always the same ones, and measures builds of their site: wall time, CPU and memory, by stage and per page. Share cards are left out.
Then measures the lake with so many documents: its queries beside groq-js alone, and, in a process of its own, what the Studio asks for a list, a search and an open story, 200 listeners, 16 writers, its start and its memory. A 0 leaves a part out.
--keep writes the lake's figures to docs/figures.md.
`,
  options: {
    stories: { type: "string", default: "1000" },
    documents: { type: "string", default: "50000" },
    keep: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
  async run({ options, terminal }) {
    const stories = counts("--stories", options.stories ?? "");
    const documents = counts("--documents", options.documents ?? "");
    // Late, so that --help and a wrong option are answered at once.
    const { costOfBuild } = await import("./bench/costOfBuild.ts");
    const { lakeQueries } = await import("./bench/lakeQueries.ts");
    const { machine } = await import("./bench/machine.ts");
    const { studioCosts } = await import("./bench/studio/studioCosts.ts");
    const { studioTable } = await import("./bench/studio/studioTable.ts");
    const { table } = await import("./bench/table.ts");
    const where = machine();
    const report = { machine: where, builds: {}, lakes: {}, studio: {} };
    terminal.say(where);
    for (const count of stories) {
      const costs = await costOfBuild(count, (done, of) =>
        terminal.progress({ stage: "stories made", done, of }),
      );
      terminal.say(table(count, costs));
      Object.assign(report.builds, { [count]: costs });
    }
    const kept: string[] = [];
    for (const count of documents) {
      const lines: string[] = [];
      const queries = await lakeQueries(count, (line) => {
        lines.push(line);
        terminal.say(line);
      });
      const costs = await studioCosts(count, (line) => terminal.say(line));
      terminal.say(studioTable(costs));
      Object.assign(report.lakes, { [count]: queries });
      Object.assign(report.studio, { [count]: costs });
      kept.push(
        `## ${count} documents\n`,
        studioTable(costs),
        "",
        ...lines.map((line) => `- ${line}`),
        "",
      );
    }
    if (options.keep) keep(where, kept);
    return report;
  },
});

function keep(where: string, lines: string[]): void {
  const head = `# Figures of the lake\n\nWritten by \`npm run bench -- --stories 0 --keep\`: ${where} at the beginning and ${loadavg()[0]?.toFixed(1)} at the end.\n`;
  mkdirSync(new URL(".", figures), { recursive: true });
  writeFileSync(figures, [head, ...lines].join("\n"));
}

function counts(option: string, list: string): number[] {
  const numbers = list.split(",").map((word) => {
    const count = Number(word || Number.NaN);
    if (Number.isInteger(count) && count >= 0) return count;
    throw new Error(`${option} “${list}”: give numbers, such as 1000 or 1000,10000.`);
  });
  return numbers.filter((count) => count > 0);
}
