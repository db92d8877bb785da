import { basename, join } from "node:path";
import type { SanityClient } from "@sanity/client";
import type { PictureFile } from "../site/context.ts";
import { keptFiles } from "./keptFiles.ts";
import type { SiteFile } from "./report.ts";

/** Part of the cache's name: other settings of the encoders give other bytes. */
const settings = "1";

/** Reads the bytes behind an asset's `url`. */
export type ReadAsset = (url: string) => Promise<Uint8Array>;

/** Makes a site's pictures from the originals in the lake; each is made once and kept in `home`. */
export function pictureMaker(options: {
  client: SanityClient;
  readAsset: ReadAsset;
  home: string;
}) {
  const kept = keptFiles(join(options.home, "images", settings));
  return async (wanted: readonly PictureFile[]) => {
    const files: SiteFile[] = [];
    const missing = new Map<string, string>();
    const originals = new Map<string, Promise<Uint8Array>>();
    const unmade: PictureFile[] = [];
    for (const picture of new Map(wanted.map((one) => [one.path, one])).values()) {
      const bytes = await kept.read(basename(picture.path));
      if (bytes) files.push({ path: picture.path.slice(1), bytes });
      else unmade.push(picture);
    }
    const urls = await urlsOf(options.client, unmade);
    for (const picture of unmade) {
      try {
        const url = urls.get(picture.assetId);
        if (!url) throw new Error("the lake has no such asset");
        const original = originals.get(url) ?? options.readAsset(url);
        originals.set(url, original);
        const bytes = await made(await original, picture);
        await kept.write(basename(picture.path), bytes);
        files.push({ path: picture.path.slice(1), bytes });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        missing.set(picture.path, `The picture ${picture.assetId} could not be made: ${reason}.`);
      }
    }
    return { files, missing };
  };
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
  const cut = sharp(original).extract(picture.rect).resize({ width: picture.width });
  switch (picture.format) {
    case "avif":
      return cut.avif({ quality: 50, effort: 4 }).toBuffer();
    case "webp":
      return cut.webp({ quality: 74 }).toBuffer();
    case "jpeg":
      return cut.flatten({ background: "#ffffff" }).jpeg({ quality: 76, mozjpeg: true }).toBuffer();
    case "png":
      return cut.png({ compressionLevel: 9 }).toBuffer();
  }
}
