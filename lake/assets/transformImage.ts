import sharp, { type Sharp } from "sharp";
import { refuse } from "../refusal.ts";
import type { ImageParams } from "./imageParams.ts";
import { largestPixels } from "./readImage.ts";

export interface MadeImage {
  bytes: Buffer;
  mimeType: string;
}

interface Size {
  width: number;
  height: number;
}

/** Makes the picture that an address asks for out of the original. */
export async function transformImage(original: Buffer, params: ImageParams): Promise<MadeImage> {
  const source = await sharp(original, { limitInputPixels: largestPixels }).metadata();
  const whole = { width: source.width, height: source.pageHeight ?? source.height };
  const region = regionOf(whole, params);
  const image = sharp(original, { limitInputPixels: largestPixels }).extract(region);
  await resizers[params.fit](image, region, params);
  return encode(image, params, source.format);
}

function regionOf(whole: Size, { rect }: ImageParams): { left: number; top: number } & Size {
  const [left, top, width, height] = rect ?? [0, 0, whole.width, whole.height];
  if (left >= whole.width || top >= whole.height) {
    throw refuse(
      400,
      `The rect ${left},${top},${width},${height} lies outside the picture of ${whole.width} by ${whole.height}.`,
    );
  }
  return {
    left,
    top,
    width: Math.min(width, whole.width - left),
    height: Math.min(height, whole.height - top),
  };
}

type Resizer = (image: Sharp, from: Size, params: ImageParams) => Promise<void> | void;

const resizers: Record<ImageParams["fit"], Resizer> = {
  clip: (image, from, params) => inside(image, from, params, Infinity),
  max: (image, from, params) => inside(image, from, params, 1),
  scale: (image, from, params) => {
    if (!hasBoth(params)) return inside(image, from, params, Infinity);
    image.resize({ ...sides(params), fit: "fill" });
  },
  crop: (image, from, params) => {
    if (!hasBoth(params)) return inside(image, from, params, Infinity);
    cover(image, from, { width: params.width ?? 1, height: params.height ?? 1 }, params);
  },
  min: (image, from, params) => {
    if (!hasBoth(params)) return inside(image, from, params, 1);
    const { width, height } = sides(params);
    const scale = Math.min(1, from.width / width, from.height / height);
    cover(image, from, { width: pixels(width * scale), height: pixels(height * scale) }, params);
  },
  fill: (image, from, params) => contain(image, from, params, Infinity),
  fillmax: (image, from, params) => contain(image, from, params, 1),
};

function inside(image: Sharp, from: Size, params: ImageParams, mostScale: number): void {
  const scale = Math.min(
    params.width === null ? Infinity : params.width / from.width,
    params.height === null ? Infinity : params.height / from.height,
    mostScale,
  );
  if (!Number.isFinite(scale) || scale === 1) return;
  image.resize({
    width: pixels(from.width * scale),
    height: pixels(from.height * scale),
    fit: "fill",
  });
}

function cover(image: Sharp, from: Size, to: Size, { crop, focus }: ImageParams): void {
  if (crop === "entropy") {
    image.resize({ ...to, fit: "cover", position: sharp.strategy.entropy });
    return;
  }
  const scale = Math.max(to.width / from.width, to.height / from.height);
  const size = { width: pixels(from.width * scale), height: pixels(from.height * scale) };
  const point = crop === "focalpoint" ? focus : (edges.get(crop) ?? { x: 0.5, y: 0.5 });
  image.resize({ ...size, fit: "fill" }).extract({
    left: offset(size.width, to.width, point.x),
    top: offset(size.height, to.height, point.y),
    ...to,
  });
}

/** Where a window begins that has the point as near to its middle as the picture's edges allow. */
function offset(size: number, window: number, point: number): number {
  return Math.round(Math.min(Math.max(size * point - window / 2, 0), size - window));
}

const edges = new Map([
  ["top", { x: 0.5, y: 0 }],
  ["bottom", { x: 0.5, y: 1 }],
  ["left", { x: 0, y: 0.5 }],
  ["right", { x: 1, y: 0.5 }],
]);

function contain(image: Sharp, from: Size, params: ImageParams, mostScale: number): void {
  inside(image, from, params, mostScale);
  if (!hasBoth(params)) return;
  const { width, height } = sides(params);
  const scale = Math.min(width / from.width, height / from.height, mostScale);
  const size = { width: pixels(from.width * scale), height: pixels(from.height * scale) };
  const left = Math.floor((width - size.width) / 2);
  const top = Math.floor((height - size.height) / 2);
  image.extend({
    left,
    top,
    right: width - size.width - left,
    bottom: height - size.height - top,
    background: params.background,
  });
}

function hasBoth(params: ImageParams): boolean {
  return params.width !== null && params.height !== null;
}

function sides(params: ImageParams): Size {
  return { width: params.width ?? 1, height: params.height ?? 1 };
}

function pixels(length: number): number {
  return Math.min(8192, Math.max(1, Math.round(length)));
}

async function encode(image: Sharp, params: ImageParams, from: string): Promise<MadeImage> {
  const format = params.format ?? own.get(from) ?? "png";
  const { quality, background } = params;
  switch (format) {
    case "jpg":
      return {
        bytes: await image.flatten({ background }).jpeg({ quality, progressive: true }).toBuffer(),
        mimeType: "image/jpeg",
      };
    case "webp":
      return { bytes: await image.webp({ quality }).toBuffer(), mimeType: "image/webp" };
    case "avif":
      return { bytes: await image.avif({ quality, effort: 3 }).toBuffer(), mimeType: "image/avif" };
    default:
      return { bytes: await image.png().toBuffer(), mimeType: "image/png" };
  }
}

// Formats that are made again as they were; a GIF's still becomes a PNG.
const own = new Map<string, NonNullable<ImageParams["format"]>>([
  ["jpeg", "jpg"],
  ["webp", "webp"],
  ["heif", "avif"],
]);
