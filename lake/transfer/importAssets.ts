import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { access, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { assetFile, assetId, assetOfFile, type AssetName } from "../assets/assetName.ts";
import { describe, writeAsset } from "../assets/storeAsset.ts";
import type { Lake } from "../openLake.ts";
import { refuse } from "../refusal.ts";
import type { CheckedLine } from "./checkLines.ts";
import { putDocuments } from "./putDocuments.ts";
import { assetsNamedIn } from "./withReferences.ts";

export interface ImportedAssets {
  /** From `image@file://./images/…` to the id of the asset's document. */
  ids: Map<string, string>;
}

export interface AssetImportOptions {
  author: string;
  publicUrl: string;
  folder: string | null;
  notes: Map<string, Record<string, unknown>>;
}

/** Stores the files that documents name, and those of an archive that none names. */
export async function importAssets(
  lake: Lake,
  documents: CheckedLine[],
  options: AssetImportOptions,
): Promise<ImportedAssets> {
  const named = new Set<string>();
  for (const { text } of documents) {
    if (text.includes('"_sanityAsset"')) assetsNamedIn(JSON.parse(text), named);
  }
  if (options.notes.size > 0) for (const one of await assetsIn(options.folder)) named.add(one);
  const files = new Map<string, NamedFile>();
  for (const one of [...named].toSorted()) {
    const file = fileNamed(one, options.folder);
    if (!file) continue;
    await access(file.path).catch(() => {
      throw refuse(
        400,
        `The asset ${file.name} that a document names is not there. Nothing was written.`,
      );
    });
    files.set(one, file);
  }
  const ids = new Map<string, string>();
  for (const [one, file] of files) ids.set(one, await importAsset(lake, file, options));
  return { ids };
}

interface NamedFile {
  kind: "image" | "file";
  /** Below the folder. */
  name: string;
  path: string;
}

/** Reads `image@file://./…`; a name that leads out of the folder names nothing. */
function fileNamed(asset: string, folder: string | null): NamedFile | null {
  const [, kind, name] = /^(image|file)@file:\/\/\.\/(.+)$/.exec(asset) ?? [];
  if ((kind !== "image" && kind !== "file") || name === undefined || folder === null) return null;
  const file = path.resolve(folder, name);
  if (!file.startsWith(path.resolve(folder) + path.sep)) return null;
  return { kind, name, path: file };
}

async function importAsset(
  lake: Lake,
  file: NamedFile,
  options: AssetImportOptions,
): Promise<string> {
  const { kind, name } = file;
  const { author, publicUrl } = options;
  const bytes = await readFile(file.path);
  const named = assetOfFile(name);
  const notes = named ? options.notes.get(`${kind}-${named.sha1}`) : undefined;
  const known = named && !notes && isKnown(lake, named, bytes) ? assetId(named) : null;
  if (known !== null) return known;

  const filename = String(notes?.["originalFilename"] ?? path.basename(name));
  const described = await describe(lake, { kind, bytes, filename, publicUrl, author });
  await writeAsset(lake, described.name, described.bytes);
  const id = assetId(described.name);
  const isUnchanged = assetFile(described.name) === name;
  const document = {
    ...described.document,
    ...(isUnchanged ? notes : notesOfOthers(notes)),
    // Where it is reached is this lake's affair: importing it by another port changes nothing.
    url: lake.document(id)?.["url"] ?? described.document["url"],
  };
  const [result] = await putDocuments(lake, [{ line: 0, id, document, fault: null }], author);
  if (result?.outcome === "refused")
    throw refuse(400, `The asset ${name} is refused: ${result.reason}.`);
  return id;
}

/** A file whose bytes are what its name says, and which the lake has, need not be looked at again. */
function isKnown(lake: Lake, name: AssetName, bytes: Buffer): boolean {
  return (
    createHash("sha1").update(bytes).digest("hex") === name.sha1 &&
    existsSync(path.join(lake.assets, assetFile(name))) &&
    lake.store.exists(assetId(name))
  );
}

// A picture that had to be cleaned of its notes has another hash and size than the archive says.
function notesOfOthers(notes: Record<string, unknown> = {}): Record<string, unknown> {
  const { sha1hash: _sha1hash, size: _size, metadata: _metadata, ...rest } = notes;
  return rest;
}

async function assetsIn(folder: string | null): Promise<string[]> {
  if (folder === null) return [];
  const found = await Promise.all(
    (["image", "file"] as const).map(async (kind) => {
      const files = await readdir(path.join(folder, `${kind}s`)).catch(() => []);
      return files.map((file) => `${kind}@file://./${kind}s/${file}`);
    }),
  );
  return found.flat();
}
