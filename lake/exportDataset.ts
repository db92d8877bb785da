import { archiveOf } from "./transfer/archiveOf.ts";
import { linesOf } from "./transfer/linesOf.ts";
import { snapshotOf, type SnapshotScope } from "./transfer/snapshotOf.ts";
import type { Lake } from "./openLake.ts";

export interface ExportOptions extends SnapshotScope {
  /** `ndjson`: one document a line; `archive`: Sanity's own export form, a tar.gz with the assets. */
  form: "ndjson" | "archive";
}

/** Gives the documents of one moment, while others go on writing; the same content gives the same bytes. */
export async function* exportDataset(
  lake: Lake,
  options: ExportOptions,
): AsyncGenerator<Uint8Array> {
  const snapshot = snapshotOf(lake, options);
  try {
    yield* options.form === "archive" ? archiveOf(lake, snapshot) : linesOf(snapshot.texts());
  } finally {
    snapshot.close();
  }
}
