import type { Element } from "hast";
import { h } from "hastscript";
import type { PictureFile, PictureValue, SiteContext } from "./context.ts";
import type { Unchecked } from "./blocks/block.ts";
import { isRecord } from "./story/isRecord.ts";
import { wordsOf } from "./story/plainText.ts";

/** How a picture stands on a page. */
export interface PictureOptions {
  context: SiteContext;
  /** How wide it is shown, in the words of the `sizes` attribute. */
  sizes: string;
  /** Width by height; the picture is cut to it around its hotspot. Without one it keeps its own. */
  aspect?: number;
  /** Above the fold: fetched at once and first. */
  eager?: boolean;
}

/** A picture that can be shown, with the files it needs. */
export interface DrawnPicture {
  element: Element;
  files: PictureFile[];
  /** The size of the largest file, for a caller that lays pictures out by shape. */
  width: number;
  height: number;
}

// A phone, a column, and a column on a fine screen; each costs a file in three formats.
const widths = [480, 840, 1680];

/** A `picture` in the formats and widths that browsers choose from; nothing while no asset is chosen. */
export function drawPicture(
  value: Unchecked<PictureValue> | null | undefined,
  { context, sizes, aspect, eager = false }: PictureOptions,
): DrawnPicture | undefined {
  const asset = assetOf(value?.asset);
  if (!value || !asset) return undefined;
  const rect = shownRect(asset, value, aspect);
  const name = context.hash(
    [asset.id, rect.left, rect.top, rect.width, rect.height, aspect ?? ""].join(" "),
  );
  const fallback = asset.format === "png" ? "png" : "jpeg";
  const file = (width: number, format: PictureFile["format"]): PictureFile => ({
    path: `/images/${name}-${width}.${format}`,
    assetId: asset.id,
    rect,
    width,
    height: Math.max(1, Math.round((width * rect.height) / rect.width)),
    format,
  });
  const shown = widths.filter((width) => width < rect.width);
  if (rect.width <= widths.at(-1)!) shown.push(rect.width);
  const filesOf = (format: PictureFile["format"]) => shown.map((width) => file(width, format));
  const [avif, webp, plain] = [filesOf("avif"), filesOf("webp"), filesOf(fallback)];
  const largest = plain.at(-1)!;
  const middle = plain.findLast((one) => one.width <= 840) ?? largest;
  const element = h("picture", [
    h("source", { type: "image/avif", srcSet: srcSetOf(avif), sizes }),
    h("source", { type: "image/webp", srcSet: srcSetOf(webp), sizes }),
    h("img", {
      src: middle.path,
      srcSet: srcSetOf(plain),
      sizes,
      width: largest.width,
      height: largest.height,
      alt: wordsOf(value.alt) ?? "",
      loading: eager ? undefined : "lazy",
      fetchPriority: eager ? "high" : undefined,
      decoding: "async",
    }),
  ]);
  const files = [...avif, ...webp, ...plain];
  return { element, files, width: largest.width, height: largest.height };
}

const srcSetOf = (files: readonly PictureFile[]) =>
  files.map((file) => `${file.path} ${file.width}w`).join(", ");

interface Asset {
  id: string;
  width: number;
  height: number;
  format: string;
}

/** A reference's id says all: `image-<sha1>-<width>x<height>-<format>`. */
function assetOf(asset: unknown): Asset | undefined {
  const id = isRecord(asset) ? asset["_ref"] : undefined;
  const match = typeof id === "string" ? /^image-[\da-zA-Z]+-(\d+)x(\d+)-(\w+)$/.exec(id) : null;
  if (!match) return undefined;
  const [width, height] = [Number(match[1]), Number(match[2])];
  return width >= 1 && height >= 1 && width <= 100_000 && height <= 100_000
    ? { id: match[0], width, height, format: match[3]! }
    : undefined;
}

/** The crop of the original in its pixels; of that, with an aspect, the part around the hotspot. */
function shownRect(asset: Asset, value: Unchecked<PictureValue>, aspect?: number) {
  const crop = isRecord(value.crop) ? value.crop : {};
  const left = Math.round(part(crop["left"], 0) * asset.width);
  const top = Math.round(part(crop["top"], 0) * asset.height);
  const right = Math.round((1 - part(crop["right"], 0)) * asset.width);
  const bottom = Math.round((1 - part(crop["bottom"], 0)) * asset.height);
  if (right - left < 1 || bottom - top < 1)
    return aspectRect(
      { left: 0, top: 0, width: asset.width, height: asset.height },
      asset,
      value,
      aspect,
    );
  return aspectRect({ left, top, width: right - left, height: bottom - top }, asset, value, aspect);
}

function aspectRect(
  rect: PictureFile["rect"],
  asset: Asset,
  value: Unchecked<PictureValue>,
  aspect: number | undefined,
): PictureFile["rect"] {
  if (aspect === undefined) return rect;
  const hotspot = isRecord(value.hotspot) ? value.hotspot : {};
  const width = Math.max(1, Math.min(rect.width, Math.round(rect.height * aspect)));
  const height = Math.max(1, Math.min(rect.height, Math.round(rect.width / aspect)));
  const centre = {
    x: part(hotspot["x"], 0.5) * asset.width,
    y: part(hotspot["y"], 0.5) * asset.height,
  };
  return {
    left: within(Math.round(centre.x - width / 2), rect.left, rect.left + rect.width - width),
    top: within(Math.round(centre.y - height / 2), rect.top, rect.top + rect.height - height),
    width,
    height,
  };
}

const part = (value: unknown, otherwise: number) =>
  typeof value === "number" && value >= 0 && value <= 1 ? value : otherwise;

const within = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), most);
