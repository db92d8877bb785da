import { createReadStream } from "node:fs";
import { join } from "node:path";
import { assetOfId } from "../../lake/assets/assetName.ts";
import type { Lake } from "../../lake/openLake.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import { contentFolder } from "./stetHome.ts";

/** Fills a lake of this machine that never held anything with the documents to start with. */
export async function seedIfEmpty(
  newsroom: Newsroom,
  say: (line: string) => void = () => {},
): Promise<void> {
  if (!newsroom.own || !isEmpty(newsroom.own.lake)) return;
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

/** Whether nothing but pictures was ever written: a first start that was ended in the middle has got no further. */
function isEmpty(lake: Lake): boolean {
  if (lake.lastSeq() > 10) return false;
  const { changes, isWhole } = lake.changesSince(0);
  return isWhole && changes.every(({ id }) => assetOfId(id) !== null);
}
