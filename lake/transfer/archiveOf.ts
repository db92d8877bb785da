import { createReadStream, existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { pack, type Pack } from "tar-stream";
import { assetFile, assetOfId, type AssetName } from "../assets/assetName.ts";
import { isObject, parseDocument, type LakeDocument } from "../document.ts";
import type { Lake } from "../openLake.ts";
import type { Snapshot } from "./snapshotOf.ts";
import { linesOf } from "./linesOf.ts";

/** Gives a snapshot in Sanity's own export form: `data.ndjson`, `assets.json`, `images/` and `files/` in a tar.gz. */
export async function* archiveOf(lake: Lake, snapshot: Snapshot): AsyncGenerator<Uint8Array> {
  const tar = pack();
  const compressed = tar.pipe(createGzip());
  const written = write(tar, lake, snapshot).then(
    () => tar.finalize(),
    (error: unknown) =>
      compressed.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  try {
    for await (const piece of compressed) yield piece;
  } finally {
    // Who reads may leave before the end: then what is being packed is closed too.
    tar.destroy();
    await written;
  }
}

async function write(tar: Pack, lake: Lake, snapshot: Snapshot): Promise<void> {
  const folder = `${lake.dataset}-export`;
  const assets = assetsIn(lake, snapshot);
  // The header of a file tells its size: the snapshot is read once for that, and once for the file.
  let size = 0;
  for await (const piece of linesOf(documentTexts(snapshot, assets))) size += piece.length;
  const pieces = linesOf(documentTexts(snapshot, assets));
  await put(tar, `${folder}/data.ndjson`, size, pieces);
  for (const { name } of assets.values()) {
    const file = path.join(lake.assets, assetFile(name));
    const { size: length } = await stat(file);
    await put(tar, `${folder}/${assetFile(name)}`, length, createReadStream(file));
  }
  const described = [...assets.values()].map(({ name, document }) => [
    `${name.kind}-${name.sha1}`,
    metadataOf(document),
  ]);
  const notes = Buffer.from(`${JSON.stringify(Object.fromEntries(described))}\n`);
  await put(tar, `${folder}/assets.json`, notes.length, Readable.from([notes]));
}

// The same content gives the same bytes: no time, no user.
const header = { mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 };

function put(
  tar: Pack,
  name: string,
  size: number,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  return pipeline(Readable.from(pieces), tar.entry({ ...header, name, size }));
}

type Assets = Map<string, { name: AssetName; document: LakeDocument }>;

/** The assets whose bytes are here; a document without its bytes stays a document. */
function assetsIn(lake: Lake, snapshot: Snapshot): Assets {
  const assets: Assets = new Map();
  for (const text of snapshot.texts()) {
    if (!text.includes('"_type":"sanity.')) continue;
    const document = parseDocument(text);
    const name = assetOfId(document._id);
    if (!name || document._type !== `sanity.${name.kind}Asset`) continue;
    if (existsSync(path.join(lake.assets, assetFile(name))))
      assets.set(document._id, { name, document });
  }
  return assets;
}

function* documentTexts(snapshot: Snapshot, assets: Assets): Generator<string> {
  for (const text of snapshot.texts()) {
    const document = parseDocument(text);
    if (assets.has(document._id)) continue;
    yield text.includes('"asset":') ? JSON.stringify(withFiles(document, assets)) : text;
  }
}

/** Replaces references to assets by the names of their files, each in its place. */
function withFiles(value: unknown, assets: Assets): unknown {
  if (Array.isArray(value)) return value.map((item) => withFiles(item, assets));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const asset =
        name === "asset" && isObject(inner) ? assets.get(String(inner["_ref"])) : undefined;
      if (!asset) return [name, withFiles(inner, assets)];
      return ["_sanityAsset", `${asset.name.kind}@file://./${assetFile(asset.name)}`];
    }),
  );
}

// What its file does not tell anyway, as Sanity's export leaves it out too; sorted, so that any order gives the same.
function metadataOf(document: LakeDocument): Record<string, unknown> {
  const told = ["_id", "_type", "assetId", "extension", "mimeType", "path", "url"];
  const entries = Object.entries(document).filter(([name]) => !told.includes(name));
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
