import { open, rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { runCommand } from "./terminal/runCommand.ts";

await runCommand({
  help: `
npm run export -- FILE [--private] [--json]
Writes the whole dataset of this moment to FILE: one document a line (FILE.ndjson), or Sanity's own export form with the assets (FILE.tar.gz). “-” is stdout, as lines.
--private: private documents too (comments, reports), which may name readers. Keep such a file safe.
`,
  options: { private: { type: "boolean", default: false }, json: { type: "boolean" } },
  operands: ["FILE"],
  async run({ options, operands: [file = ""], terminal }) {
    const form = formOf(file);
    if (file === "-" && options.json)
      throw new Error("--json and “-” both want stdout: name a FILE.");
    // Late, so that --help and a wrong option are answered at once.
    const { openNewsroom } = await import("./lakeClient.ts");
    const newsroom = await openNewsroom({ say: (line) => terminal.error(line) });
    try {
      const counted = { documents: 0, bytes: 0 };
      const pieces = counting(
        newsroom.exportBytes({ form, includePrivate: options.private === true }),
        counted,
      );
      if (file === "-") await toStdout(pieces);
      else await writeWhole(resolve(file), pieces);
      const { documents, bytes } = counted;
      const what = form === "archive" ? `${bytes} bytes` : `${documents} documents`;
      (file === "-" ? terminal.error : terminal.say).call(terminal, `${file}: ${what} written.`);
      return { file, form, bytes, ...(form === "ndjson" ? { documents } : {}) };
    } finally {
      await newsroom.close();
    }
  },
});

function formOf(file: string): "ndjson" | "archive" {
  if (/\.(tar\.gz|tgz)$/.test(file)) return "archive";
  if (file === "-" || file.endsWith(".ndjson")) return "ndjson";
  throw new Error(`“${file}”: the name must end in .ndjson or .tar.gz, which says what to write.`);
}

async function* counting(
  pieces: AsyncIterable<Uint8Array>,
  counted: { documents: number; bytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    counted.bytes += piece.length;
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) counted.documents++;
    yield piece;
  }
}

async function toStdout(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), process.stdout, { end: false });
  } catch (error) {
    // `… | head` has what it wanted.
    if (!(error instanceof Error && "code" in error && error.code === "EPIPE")) throw error;
  }
}

/** Puts a file in place when all of it is written: a failure leaves what was there. */
async function writeWhole(file: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  try {
    const handle = await open(beside, "w");
    try {
      await pipeline(Readable.from(pieces), handle.createWriteStream());
      await rename(beside, file);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  } catch (error) {
    if (error instanceof Error && "syscall" in error)
      throw new Error(`${file} could not be written (${error.message}). Choose another place.`, {
        cause: error,
      });
    throw error;
  }
}
