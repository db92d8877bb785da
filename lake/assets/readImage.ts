import sharp from "sharp";
import { refuse } from "../refusal.ts";
import { palette } from "./palette.ts";

export interface ReadImage {
  bytes: Buffer;
  width: number;
  height: number;
  extension: string;
  mimeType: string;
  /** The `metadata` of the image's asset document. */
  metadata: Record<string, unknown>;
}

/** Pixels of the largest picture taken in; a small file can unfold to more memory than there is. */
export const largestPixels = 100_000_000;

const formats = new Map([
  ["jpeg", { extension: "jpg", mimeType: "image/jpeg" }],
  ["png", { extension: "png", mimeType: "image/png" }],
  ["gif", { extension: "gif", mimeType: "image/gif" }],
  ["webp", { extension: "webp", mimeType: "image/webp" }],
  ["heif", { extension: "avif", mimeType: "image/avif" }],
  ["tiff", { extension: "tif", mimeType: "image/tiff" }],
  ["svg", { extension: "svg", mimeType: "image/svg+xml" }],
]);

/** Reads an uploaded picture by its content, free of what its camera noted (place, owner), and describes it. */
export async function readImage(uploaded: Buffer): Promise<ReadImage> {
  try {
    const bytes = await withoutNotes(uploaded);
    const found = await sharp(bytes, { limitInputPixels: largestPixels }).metadata();
    const format = formats.get(found.format);
    if (!format) throw new Error(`pictures of the format ${found.format} are not taken`);
    const width = found.width;
    const height = found.pageHeight ?? found.height;
    const still = await sharp(bytes, { limitInputPixels: largestPixels }).png().toBuffer();
    const { isOpaque } = await sharp(still).stats();
    return {
      bytes,
      width,
      height,
      ...format,
      metadata: {
        _type: "sanity.imageMetadata",
        dimensions: { _type: "sanity.imageDimensions", aspectRatio: width / height, height, width },
        hasAlpha: found.hasAlpha,
        isOpaque,
        lqip: await tinyPicture(still, isOpaque),
        palette: await palette(still),
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw refuse(400, `The file could not be read as a picture: ${reason}.`);
  }
}

/** Turns a picture upright and drops its notes; one that has none stays as it is, byte for byte. */
async function withoutNotes(uploaded: Buffer): Promise<Buffer> {
  const image = sharp(uploaded, { animated: true, limitInputPixels: largestPixels });
  const { exif, xmp, iptc, orientation = 1, format } = await image.metadata();
  if (format === "svg" || (!exif && !xmp && !iptc && orientation === 1)) return uploaded;
  const upright = image.autoOrient().keepIccProfile();
  switch (format) {
    case "jpeg":
      return upright.jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();
    case "webp":
      return upright.webp({ quality: 95 }).toBuffer();
    case "heif":
      return upright.avif({ quality: 80 }).toBuffer();
    default:
      return upright.toBuffer();
  }
}

/** A picture of 20 pixels as a data address, shown until the real one is there. */
async function tinyPicture(still: Buffer, isOpaque: boolean): Promise<string> {
  const small = sharp(still).resize({ width: 20, height: 20, fit: "inside" });
  const bytes = await (isOpaque ? small.jpeg({ quality: 60 }) : small.png()).toBuffer();
  return `data:image/${isOpaque ? "jpeg" : "png"};base64,${bytes.toString("base64")}`;
}
