import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import type { SanityClient } from "@sanity/client";
import type { PictureFile } from "../site/context.ts";
import { keptFiles } from "./keptFiles.ts";
import type { BinaryFile } from "./report.ts";

/** Part of the cache's name: other settings of the encoders give other bytes. */
const settings = "2";

/** Reads the bytes behind an asset's `url`. */
export type ReadAsset = (url: string) => Promise<Uint8Array>;

/** Pictures as files, and by path why one could not be made. */
export interface MadePictures {
  files: BinaryFile[];
  missing: ReadonlyMap<string, string>;
}

/** Makes a site's pictures from the originals in the lake; each is made once and kept in `home`. */
export function pictureMaker(options: {
  client: SanityClient;
  readAsset: ReadAsset;
  home: string;
}): (wanted: readonly PictureFile[]) => Promise<MadePictures> {
  const keep = keptFiles(join(options.home, "images", settings));
  return async (wanted) => {
    const files: BinaryFile[] = [];
    const missing = new Map<string, string>();
    const unmade: PictureFile[] = [];
    for (const picture of new Map(wanted.map((one) => [one.path, one])).values()) {
      const bytes = await keep.read(basename(picture.path));
      if (bytes) files.push({ path: picture.path.slice(1), bytes });
      else unmade.push(picture);
    }
    const urls = await urlsOf(options.client, unmade);
    await eachOriginal(unmade, async (assetId, pictures) => {
      try {
        const url = urls.get(assetId);
        if (!url) throw new Error("the lake has no such asset");
        const original = await options.readAsset(url);
        for (const picture of pictures) {
          const bytes = await made(original, picture);
          await keep.write(basename(picture.path), bytes);
          files.push({ path: picture.path.slice(1), bytes });
        }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        for (const { path } of pictures)
          missing.set(path, `The picture ${assetId} could not be made: ${reason}.`);
      }
    });
    return { files, missing };
  };
}

/** Works on as many originals at once as there are processors, each read once for all its files. */
async function eachOriginal(
  pictures: readonly PictureFile[],
  work: (assetId: string, pictures: PictureFile[]) => Promise<void>,
): Promise<void> {
  const originals = Map.groupBy(pictures, (picture) => picture.assetId).entries();
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (const [assetId, some] of originals) await work(assetId, some);
    }),
  );
}

async function urlsOf(client: SanityClient, pictures: readonly PictureFile[]) {
  const ids = [...new Set(pictures.map((picture) => picture.assetId))];
  const rows =
    ids.length === 0
      ? []
      : await client.fetch<{ _id: string; url: string | null }[]>(
          `*[_id in $ids]{_id, url}`,
          { ids },
          { perspective: "raw" },
        );
  return new Map(rows.flatMap(({ _id, url }) => (url ? [[_id, url] as const] : [])));
}

async function made(original: Uint8Array, picture: PictureFile): Promise<Uint8Array> {
  // A site without pictures, or with all of them made, need not wait for the library.
  const { default: sharp } = await import("sharp");
  const { width, height } = picture;
  const cut = sharp(original).extract(picture.rect).resize({ width, height, fit: "fill" });
  switch (picture.format) {
    // More effort saves a tenth and costs ten times the time: a first start has twelve pictures to make.
    case "avif":
      return cut.avif({ quality: 50, effort: 0, chromaSubsampling: "4:2:0" }).toBuffer();
    case "webp":
      return cut.webp({ quality: 74, effort: 2 }).toBuffer();
    case "jpeg":
      return cut.flatten({ background: "#ffffff" }).jpeg({ quality: 76, mozjpeg: true }).toBuffer();
    case "png":
      return cut.png({ compressionLevel: 9 }).toBuffer();
  }
}
