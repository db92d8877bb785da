import { createReadStream } from "node:fs";
import { join } from "node:path";
import type { Newsroom } from "../newsroom/newsroom.ts";
import { contentFolder } from "./stetHome.ts";

/** Fills a lake of this machine that never held anything with the documents to start with. */
export async function seedIfEmpty(
  newsroom: Newsroom,
  say: (line: string) => void = () => {},
): Promise<void> {
  if (newsroom.own?.lake.lastSeq() !== 0) return;
  say("The lake is empty: it is filled from content/.");
  const file = createReadStream(join(contentFolder, "production.ndjson"));
  const report = await newsroom
    .importBytes(file, { folder: contentFolder })
    .catch((error: Error) => {
      throw new Error(`${newsroom.where} could not be filled from content/: ${error.message}`, {
        cause: error,
      });
    });
  for (const { line, id, reason } of report.refused)
    say(`content/production.ndjson, line ${line}: ${id} was refused: ${reason}`);
}
