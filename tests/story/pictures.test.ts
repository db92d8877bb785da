import { expect, it } from "vitest";
import { drawPicture } from "../../site/pictures.ts";
import { context } from "./newsroom.ts";

const asset = { _ref: "image-0123abcd-2000x1000-jpg" };
const rectOf = (value: object, aspect?: number) =>
  drawPicture({ asset, ...value }, { context, sizes: "100vw", aspect })?.files[0]?.rect;

it("shows the whole, the crop, and of the crop what lies around the hotspot", () => {
  const crop = { left: 0.1, right: 0.1, top: 0, bottom: 0 };
  expect(rectOf({})).toEqual({ left: 0, top: 0, width: 2000, height: 1000 });
  expect(rectOf({ crop })).toEqual({ left: 200, top: 0, width: 1600, height: 1000 });
  expect(rectOf({ crop }, 1)).toEqual({ left: 500, top: 0, width: 1000, height: 1000 });
  // At the edge the hotspot cannot be the middle, and the crop's edge holds.
  expect(rectOf({ crop, hotspot: { x: 0.95, y: 0.5 } }, 1)).toEqual({
    left: 800,
    top: 0,
    width: 1000,
    height: 1000,
  });
  expect(rectOf({ hotspot: { x: 0.5, y: 0.1 } }, 4)).toEqual({
    left: 0,
    top: 0,
    width: 2000,
    height: 500,
  });
});

it("names a file for what it shows: same picture, same name; another crop, another", () => {
  const pathOf = (value: object, aspect?: number) =>
    drawPicture({ asset, ...value }, { context, sizes: "100vw", aspect })?.files[0]?.path;
  expect(pathOf({ alt: "one" })).toBe(pathOf({ alt: "other", caption: "words" }));
  expect(pathOf({})).not.toBe(pathOf({ crop: { left: 0.2 } }));
  expect(pathOf({ hotspot: { x: 0.1, y: 0.5 } }, 1)).not.toBe(pathOf({}, 1));
  expect(pathOf({})).toMatch(/^\/images\/[\da-f]+-480\.avif$/);
});

it("makes no file larger than what is shown, and none twice", () => {
  const files = drawPicture(
    { asset: { _ref: "image-0123abcd-840x600-png" } },
    { context, sizes: "100vw" },
  )?.files;
  expect(files?.map(({ format, width, height }) => `${format} ${width}x${height}`)).toEqual([
    "avif 480x343",
    "avif 840x600",
    "webp 480x343",
    "webp 840x600",
    "png 480x343",
    "png 840x600",
  ]);
});

it.each([
  { asset: null },
  { asset: {} },
  { asset: { _ref: 7 } },
  { asset: { _ref: "image-x-0x10-jpg" } },
  { asset: { _ref: "file-abc-pdf" } },
])("is nothing without a picture: %j", (value) => {
  expect(drawPicture(value, { context, sizes: "100vw" })).toBeUndefined();
});
