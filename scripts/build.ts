import { resolve } from "node:path";
import { defaultOut, stetHome } from "./home/stetHome.ts";
import { runCommand, Unfinished } from "./terminal/runCommand.ts";

await runCommand({
  help: `
npm run build -- [--out FOLDER] [--json]
Builds the site from what is published, into FOLDER (dist).
A page that cannot be made keeps its last good version; the others are made, and the command ends with 1.
--json: one JSON object on stdout: pages, files, problems, what each stage cost.
`,
  options: { out: { type: "string" }, to: { type: "string" }, json: { type: "boolean" } },
  async run({ options, terminal }) {
    if (options.to !== undefined)
      throw new Error(
        "--to: sites cannot be built to an object store yet. Build to a folder with --out and copy it.",
      );
    if (options.out === "") throw new Error("--out names no folder. Use: --out FOLDER");
    const out = options.out === undefined ? defaultOut() : resolve(options.out);
    // Late, so that --help and a wrong option are answered at once.
    const { openNewsroom } = await import("./lakeClient.ts");
    const { buildSite } = await import("./building/buildSite.ts");
    const { failureOf } = await import("./building/sayReport.ts");
    const newsroom = await openNewsroom({ say: (line) => terminal.error(line) });
    try {
      const report = await buildSite(newsroom, { out, home: stetHome(), terminal });
      const { context: _context, ...told } = report;
      const json = { out, ...told };
      const failure = failureOf(report);
      if (failure) throw new Unfinished(failure, json);
      return json;
    } finally {
      await newsroom.close();
    }
  },
});
