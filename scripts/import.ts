import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { ImportReport } from "../lake/importDataset.ts";
import { runCommand, Unfinished } from "./terminal/runCommand.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** Most warnings that are printed. */
const mostWarnings = 10;

await runCommand({
  help: `
npm run import -- FILE [--json]
Puts the documents of FILE (.ndjson or .tar.gz) into the lake, each by its _id. “-” is stdin.
A line that is no document is named, and then nothing is written. The same file twice changes nothing.
`,
  options: { json: { type: "boolean" } },
  operands: ["FILE"],
  async run({ operands: [file = ""], terminal }) {
    const source = file === "-" ? process.stdin : createReadStream(await fileToRead(file));
    // Late, so that --help and a wrong option are answered at once.
    const { openNewsroom } = await import("./lakeClient.ts");
    const newsroom = await openNewsroom({ seed: false });
    try {
      const report = await newsroom
        .importBytes(source, {
          ...(file === "-" ? {} : { folder: dirname(resolve(file)) }),
          onProgress: (done, of) => terminal.progress({ stage: "documents", done, of }),
        })
        .catch((error: Error) => {
          throw new Error(`${file}: ${error.message}`, { cause: error });
        });
      say(report, file, terminal);
      if (report.refused.length > 0)
        throw new Unfinished(
          `${report.refused.length} of ${report.documents} documents were refused; the others are stored.`,
          { file, ...report },
        );
      return { file, ...report };
    } finally {
      await newsroom.close();
    }
  },
});

async function fileToRead(file: string): Promise<string> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    const reason = found.code === "ENOENT" ? "There is no such file" : found.message;
    throw new Error(`${file}: ${reason}. Nothing was written.`);
  }
  if (!found.isFile()) throw new Error(`${file} is no file. Nothing was written.`);
  return file;
}

function say(report: ImportReport, file: string, terminal: Terminal): void {
  const { documents, created, replaced, unchanged, assets, refused, dangling } = report;
  terminal.say(
    `${file}: ${documents} documents, ${created} new, ${replaced} replaced, ${unchanged} unchanged; ${assets} assets.`,
  );
  for (const { line, id, reason } of refused)
    terminal.error(`line ${line}: ${id} was refused: ${reason}`);
  for (const { id, target } of dangling.slice(0, mostWarnings))
    terminal.error(`warning: ${id} refers to ${target}, which is not there.`);
  if (dangling.length > mostWarnings)
    terminal.error(`… and ${dangling.length - mostWarnings} more; --json names them all.`);
}
