import { readFile, writeFile } from "node:fs/promises";
import { runCommand } from "./terminal/runCommand.ts";

const root = new URL("../", import.meta.url);

await runCommand({
  help: `
npm run generate -- [--check]
Writes the types of documents (from the schemas) and of query results (from the queries).
--check: writes nothing; ends with 1 when a file does not fit the schemas and queries.
`,
  options: { check: { type: "boolean" } },
  async run({ options, terminal }) {
    const { generatedFiles } = await import("./generating/generatedFiles.ts");
    const stale: string[] = [];
    for (const [file, content] of await generatedFiles()) {
      const present = await readFile(new URL(file, root), "utf8").catch(() => "");
      if (present !== content) stale.push(file);
      if (present === content) terminal.say(`${file} is up to date`);
      else if (!options.check) {
        await writeFile(new URL(file, root), content);
        terminal.say(`${file} written`);
      }
    }
    if (options.check && stale.length > 0)
      throw new Error(
        `${stale.join(" and ")} does not fit the schemas and queries. Run npm run generate and commit it.`,
      );
  },
});
