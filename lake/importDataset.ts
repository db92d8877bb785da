import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Lake } from "./openLake.ts";
import { checkLines } from "./transfer/checkLines.ts";
import { readAssets, storeAssets } from "./transfer/importAssets.ts";
import { namedFiles } from "./transfer/namedFiles.ts";
import { danglingReferences, type DanglingReference } from "./transfer/danglingReferences.ts";
import { batchSize, putDocuments, type PutDocument } from "./transfer/putDocuments.ts";
import { readSource } from "./transfer/readSource.ts";
import { withReferences } from "./transfer/withReferences.ts";

export interface ImportOptions {
  author: string;
  /** Where assets are reached, for their `url`: `http://localhost:3900` by default. */
  publicUrl?: string;
  /** The folder that `file://./…` in lines of documents is relative to; an archive brings its own files. */
  folder?: string;
  onProgress?: (done: number, of: number) => void;
}

export interface ImportReport {
  /** Documents in the file. */
  documents: number;
  created: number;
  replaced: number;
  unchanged: number;
  /** Pictures and files, new or there already. */
  assets: number;
  /** Documents that the lake does not take; the others are stored. */
  refused: { line: number; id: string; reason: string }[];
  /** Strong references to documents that are not there; an import may store them. */
  dangling: DanglingReference[];
}

/**
 * Reads a whole export, lines of documents or an archive, and puts its documents in by `_id`.
 * A line that is no document is an error that names it, and then nothing is written.
 */
export async function importDataset(
  lake: Lake,
  source: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): Promise<ImportReport> {
  const scratch = await mkdtemp(path.join(tmpdir(), "lake-import-"));
  try {
    const read = await readSource(source, options.folder, scratch);
    const documents = checkLines(read.lines, read.file);
    const assets = await readAssets(lake, await namedFiles(documents, read), {
      author: options.author,
      publicUrl: options.publicUrl ?? "http://localhost:3900",
      notes: read.assetNotes ?? new Map(),
      scratch,
    });
    await storeAssets(lake, assets, options.author);
    const idOf = new Map(assets.map(({ asset, id }) => [asset, id]));
    const report: ImportReport = {
      documents: documents.length,
      created: 0,
      replaced: 0,
      unchanged: 0,
      assets: assets.length,
      refused: [],
      dangling: [],
    };
    for (let at = 0; at < documents.length; at += batchSize) {
      const batch = documents.slice(at, at + batchSize).map((one) => ready(one, idOf));
      for (const result of await putDocuments(lake, batch, options.author)) {
        if (result.outcome === "refused") {
          report.refused.push({ line: result.line, id: result.id, reason: result.reason });
        } else report[result.outcome]++;
      }
      options.onProgress?.(Math.min(at + batchSize, documents.length), documents.length);
    }
    report.dangling = danglingReferences(
      lake,
      documents.map((one) => one.id),
    );
    return report;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function ready(
  one: { line: number; id: string; text: string },
  assets: Map<string, string>,
): PutDocument {
  const document: Record<string, unknown> = JSON.parse(one.text);
  const { line, id } = one;
  try {
    return { line, id, document: withReferences(document, assets), fault: null };
  } catch (error) {
    return { line, id, document, fault: error instanceof Error ? error.message : String(error) };
  }
}
