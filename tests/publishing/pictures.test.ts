import { readdir } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, it } from "vitest";
import { pictureMaker } from "../../publishing/pictures.ts";
import type { PictureFile } from "../../site/context.ts";
import { testSite } from "./testSite.ts";

const original = await sharp({
  create: { width: 400, height: 300, channels: 3, background: "#336699" },
})
  .png()
  .toBuffer();

async function withAsset() {
  const { newsroom, home } = await testSite([]);
  const asset = await newsroom.client.assets.upload("image", original, { filename: "sea.png" });
  return { newsroom, home, assetId: asset._id };
}

const picture = (assetId: string, format: PictureFile["format"]): PictureFile => ({
  path: `/images/abc-200.${format}`,
  assetId,
  rect: { left: 100, top: 0, width: 200, height: 300 },
  width: 100,
  height: 150,
  format,
});

it("cuts and shrinks an original of the lake into each format, the same bytes each time", async () => {
  const { newsroom, home, assetId } = await withAsset();
  const wanted = (["avif", "webp", "jpeg", "png"] as const).map((format) =>
    picture(assetId, format),
  );
  const { files, missing } = await pictureMaker({ ...newsroom, home })(wanted);
  expect(missing.size).toBe(0);
  expect(files.map((file) => file.path)).toEqual(wanted.map((one) => one.path.slice(1)));
  for (const [at, format] of ["heif", "webp", "jpeg", "png"].entries())
    expect(await sharp(files[at]!.bytes).metadata()).toMatchObject({
      format,
      width: 100,
      height: 150,
    });
  const again = await pictureMaker({ ...newsroom, home: join(home, "other") })(wanted);
  expect(again.files.map((file) => Buffer.from(file.bytes))).toEqual(
    files.map((file) => Buffer.from(file.bytes)),
  );
});

it("makes a picture once and keeps it", async () => {
  const { newsroom, home, assetId } = await withAsset();
  const wanted = [picture(assetId, "jpeg")];
  await pictureMaker({ ...newsroom, home })(wanted);
  const readAsset = () => Promise.reject(new Error("the original was asked for again"));
  const again = await pictureMaker({ ...newsroom, home, readAsset })(wanted);
  expect(again.missing.size).toBe(0);
  expect(await readdir(join(home, "images", "2"))).toEqual(["abc-200.jpeg"]);
});

it("says which picture cannot be made, and makes the others", async () => {
  const { newsroom, home, assetId } = await withAsset();
  const gone = { ...picture("image-0123-4x4-png", "webp"), path: "/images/gone-1.webp" };
  const { files, missing } = await pictureMaker({ ...newsroom, home })([
    gone,
    picture(assetId, "png"),
  ]);
  expect(files.map((file) => file.path)).toEqual(["images/abc-200.png"]);
  expect(missing.get("/images/gone-1.webp")).toContain("image-0123-4x4-png");
});
