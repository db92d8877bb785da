import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { largestUpload } from "../assets/storeAsset.ts";
import { refuse } from "../refusal.ts";
import type { CheckedLine } from "./checkLines.ts";
import { tooLarge, type ReadSource } from "./readArchive.ts";
import { lineOf } from "./readLines.ts";
import { assetsNamedIn } from "./withReferences.ts";

/** A file of an export. */
export interface NamedFile {
  /** As documents name it: `image@file://./images/…`. */
  asset: string;
  kind: "image" | "file";
  /** Below the folder. */
  name: string;
  path: string;
}

/** Lists the files that documents name, and those of an archive that none names; one that is missing or too large is refused. */
export async function namedFiles(
  documents: CheckedLine[],
  source: ReadSource,
): Promise<NamedFile[]> {
  const lineOfAsset = new Map<string, number | null>();
  for (const { text, line } of documents) {
    if (!text.includes('"_sanityAsset"')) continue;
    for (const asset of assetsNamedIn(JSON.parse(text)))
      if (!lineOfAsset.has(asset)) lineOfAsset.set(asset, line);
  }
  if (source.assetNotes)
    for (const asset of await assetsIn(source.folder))
      if (!lineOfAsset.has(asset)) lineOfAsset.set(asset, null);
  const files: NamedFile[] = [];
  for (const asset of [...lineOfAsset.keys()].toSorted()) {
    const file = fileNamed(asset, source.folder);
    if (!file) continue;
    await check(file, lineOf(source.file, lineOfAsset.get(asset) ?? 0));
    files.push(file);
  }
  return files;
}

async function check({ path: file, name, kind }: NamedFile, line: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile())
    throw refuse(400, `${line} names the asset ${name}, which is not there. Nothing was written.`);
  if (found.size > largestUpload[kind]) throw tooLarge(name, largestUpload[kind]);
}

/** Reads `image@file://./…`; a name that leads out of the folder names nothing. */
function fileNamed(asset: string, folder: string | null): NamedFile | null {
  const [, kind, name] = /^(image|file)@file:\/\/\.\/(.+)$/.exec(asset) ?? [];
  if ((kind !== "image" && kind !== "file") || name === undefined || folder === null) return null;
  const file = path.resolve(folder, name);
  if (!file.startsWith(path.resolve(folder) + path.sep)) return null;
  return { asset, kind, name, path: file };
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
