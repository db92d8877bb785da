import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { assetFile, assetId, assetOfFile, type AssetName } from "../assets/assetName.ts";
import { describe, writeAsset } from "../assets/storeAsset.ts";
import type { Lake } from "../openLake.ts";
import { Refusal, refuse } from "../refusal.ts";
import type { NamedFile } from "./namedFiles.ts";
import { batchSize, putDocuments, whyRefused } from "./putDocuments.ts";

export interface AssetImportOptions {
  author: string;
  publicUrl: string;
  /** What an archive notes of its assets, by `<kind>-<sha1>`. */
  notes: Map<string, Record<string, unknown>>;
  /** A folder for pictures that had to be cleaned. */
  scratch: string;
}

/** An asset that is found good and not stored yet. */
export interface ReadAsset {
  /** As documents name it. */
  asset: string;
  id: string;
  /** What there is to store; null when the lake has it. */
  store: { name: AssetName; path: string; document: Record<string, unknown> } | null;
}

/** Reads and describes files without storing anything, so that one that cannot be taken leaves no others behind. */
export async function readAssets(
  lake: Lake,
  files: NamedFile[],
  options: AssetImportOptions,
): Promise<ReadAsset[]> {
  const read: ReadAsset[] = [];
  for (const file of files) read.push(await readAsset(lake, file, options));
  return read;
}

async function readAsset(
  lake: Lake,
  file: NamedFile,
  options: AssetImportOptions,
): Promise<ReadAsset> {
  const { asset, kind, name } = file;
  const { author, publicUrl } = options;
  const bytes = await readFile(file.path);
  const sha1 = createHash("sha1").update(bytes).digest("hex");
  // An archive notes its assets by what they are; their names may be older.
  const notes = withoutName(options.notes.get(`${kind}-${sha1}`));
  const named = assetOfFile(name);
  if (named?.sha1 === sha1 && !notes && isKnown(lake, named))
    return { asset, id: assetId(named), store: null };

  const filename = String(notes?.["originalFilename"] ?? path.basename(name));
  const described = await describe(lake, { kind, bytes, filename, publicUrl, author }).catch(
    (error: unknown) => {
      throw error instanceof Refusal ? bad(name, error.message.replace(/\.$/, "")) : error;
    },
  );
  const id = assetId(described.name);
  const isUnchanged = described.bytes === bytes;
  const document = {
    ...described.document,
    ...(isUnchanged ? notes : notesOfOthers(notes)),
    // Where it is reached is this lake's affair: importing it by another port changes nothing.
    url: lake.document(id)?.["url"] ?? described.document["url"],
  };
  const reason = whyRefused(document);
  if (reason !== null) throw bad(name, reason);
  const kept = isUnchanged ? file.path : path.join(options.scratch, described.name.sha1);
  if (!isUnchanged) await writeFile(kept, described.bytes);
  return { asset, id, store: { name: described.name, path: kept, document } };
}

/** Stores what was read: first all bytes, then the documents that describe them. */
export async function storeAssets(lake: Lake, assets: ReadAsset[], author: string): Promise<void> {
  const documents = new Map<string, Record<string, unknown>>();
  for (const { id, store } of assets) {
    if (!store) continue;
    await writeAsset(lake, store.name, await readFile(store.path));
    documents.set(id, store.document);
  }
  const puts = [...documents].map(([id, document]) => ({ line: 0, id, document, fault: null }));
  for (let at = 0; at < puts.length; at += batchSize)
    await putDocuments(lake, puts.slice(at, at + batchSize), author);
}

/** What an asset is called follows from its bytes, whatever an archive notes. */
function withoutName(
  notes: Record<string, unknown> | undefined,
): Record<string, unknown> | undefined {
  if (!notes) return undefined;
  const names = ["_id", "_type", "assetId", "extension", "mimeType", "path", "url"];
  return Object.fromEntries(Object.entries(notes).filter(([name]) => !names.includes(name)));
}

/** A file that the lake has need not be looked at again. */
function isKnown(lake: Lake, name: AssetName): boolean {
  return existsSync(path.join(lake.assets, assetFile(name))) && lake.store.exists(assetId(name));
}

// A picture that had to be cleaned of its notes has another hash and size than the archive says.
function notesOfOthers(notes: Record<string, unknown> = {}): Record<string, unknown> {
  const { sha1hash: _sha1hash, size: _size, metadata: _metadata, ...rest } = notes;
  return rest;
}

function bad(name: string, reason: string): Error {
  return refuse(400, `The asset ${name} cannot be taken in: ${reason}. Nothing was written.`);
}
