import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ImageParams } from "./imageParams.ts";
import { transformImage, type MadeImage } from "./transformImage.ts";

/** Bytes that made pictures may take on disk before the oldest half is thrown away. */
const largestCache = 2 * 1024 * 1024 * 1024;

/** Pictures made at one moment: more would only make each other late, and take memory. */
const atOnce = 2;

export interface ImageCache {
  make(name: string, original: () => Promise<Buffer>, params: ImageParams): Promise<MadeImage>;
}

/** Keeps made pictures on disk, each under the hash of what it was made from; two who ask for the same one share the work. */
export function imageCache(folder: string): ImageCache {
  const making = new Map<string, Promise<MadeImage>>();
  const waiting: (() => void)[] = [];
  let running = 0;
  let writtenSinceCheck = Infinity;

  return {
    make(name, original, params) {
      const key = createHash("sha256")
        .update(JSON.stringify([name, params]))
        .digest("hex");
      const underWay = making.get(key);
      if (underWay) return underWay;
      const made = kept(key, params).then((found) => found ?? makeAndKeep(key, original, params));
      making.set(key, made);
      const forget = () => making.delete(key);
      made.then(forget, forget);
      return made;
    },
  };

  async function kept(key: string, params: ImageParams): Promise<MadeImage | null> {
    for (const [extension, mimeType] of types) {
      if (params.format !== null && params.format !== extension) continue;
      const bytes = await readFile(path.join(folder, `${key}.${extension}`)).catch(() => null);
      if (bytes) return { bytes, mimeType };
    }
    return null;
  }

  async function makeAndKeep(
    key: string,
    original: () => Promise<Buffer>,
    params: ImageParams,
  ): Promise<MadeImage> {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      const made = await transformImage(await original(), params);
      await keep(key, made);
      return made;
    } finally {
      running--;
      waiting.shift()?.();
    }
  }

  async function keep(key: string, made: MadeImage): Promise<void> {
    const [extension] = types.find(([, type]) => type === made.mimeType) ?? ["bin"];
    const target = path.join(folder, `${key}.${extension}`);
    await mkdir(folder, { recursive: true });
    await writeFile(`${target}.part`, made.bytes);
    await rename(`${target}.part`, target);
    writtenSinceCheck += made.bytes.length;
    if (writtenSinceCheck > largestCache / 16) {
      writtenSinceCheck = 0;
      await sweep(folder);
    }
  }
}

const types: [extension: string, type: string][] = [
  ["jpg", "image/jpeg"],
  ["png", "image/png"],
  ["webp", "image/webp"],
  ["avif", "image/avif"],
];

async function sweep(folder: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const file = path.join(folder, name);
      const found = await stat(file).catch(() => null);
      return { file, size: found?.size ?? 0, at: found?.mtimeMs ?? 0 };
    }),
  );
  let size = files.reduce((sum, file) => sum + file.size, 0);
  if (size <= largestCache) return;
  for (const file of files.toSorted((a, b) => a.at - b.at)) {
    if (size <= largestCache / 2) return;
    await rm(file.file, { force: true });
    size -= file.size;
  }
}
