import { Readable } from "node:stream";
import type { SanityClient, UploadEvent } from "@sanity/client";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { hear } from "../listen/heard.ts";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

const { client, lake, address } = await portLake({}, afterAll);

let shade = 0;
/** A picture unlike every other. */
const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: { r: ++shade, g: 90, b: 9 } } })
    .png()
    .toBuffer();

test("an image as a buffer is described whole", async () => {
  const asset = await client().assets.upload("image", await picture(), { filename: "harbour.png" });
  expect(asset).toMatchObject({
    _id: expect.stringMatching(/^image-[0-9a-f]{40}-40x30-png$/),
    _type: "sanity.imageAsset",
    _rev: expect.stringMatching(/./),
    assetId: expect.stringMatching(/^[0-9a-f]{40}$/),
    sha1hash: expect.stringMatching(/^[0-9a-f]{40}$/),
    extension: "png",
    mimeType: "image/png",
    originalFilename: "harbour.png",
    size: expect.any(Number),
    path: expect.stringMatching(/^images\/local\/production\/[0-9a-f]{40}-40x30\.png$/),
    url: expect.stringContaining("/images/local/production/"),
    metadata: {
      _type: "sanity.imageMetadata",
      hasAlpha: false,
      isOpaque: true,
      lqip: expect.stringMatching(/^data:image\//),
      dimensions: { width: 40, height: 30, aspectRatio: 40 / 30 },
      palette: { dominant: { background: expect.stringMatching(/^#/) } },
    },
  });
  expect(await client().getDocument(asset._id)).toMatchObject({ _rev: asset._rev });
  const served = await fetch(asset.url);
  expect([served.status, served.headers.get("content-type")]).toEqual([200, "image/png"]);
});

test.each<[string, (bytes: Buffer) => Parameters<SanityClient["assets"]["upload"]>[1]]>([
  ["a buffer", (bytes) => bytes],
  ["a blob", (bytes) => new Blob([new Uint8Array(bytes)], { type: "image/png" })],
  ["a stream", (bytes) => Readable.from([bytes.subarray(0, 50), bytes.subarray(50)])],
  ["a file", (bytes) => new File([new Uint8Array(bytes)], "own.png", { type: "image/png" })],
])("%s is the same image", async (name, body) => {
  const bytes = await picture();
  const asset = await client().assets.upload("image", body(bytes));
  expect(asset).toMatchObject({ _type: "sanity.imageAsset", size: bytes.length });
  expect(Buffer.from(await (await fetch(asset.url)).arrayBuffer()).equals(bytes)).toBe(true);
  expect(asset.originalFilename).toBe(name === "a file" ? "own.png" : undefined);
});

test("what is told of an image is kept", async () => {
  const told = {
    label: "label",
    title: "Harbour",
    description: "At dawn",
    creditLine: "Ida Berg",
    source: { id: "s1", name: "archive", url: "http://localhost/s1" },
  };
  const { source, ...words } = told;
  const asset = await client().assets.upload("image", await picture(), told);
  expect(asset).toMatchObject({ ...words, source: { _type: "sanity.assetSourceData", ...source } });
});

test("extract, a content type, a tag and a name that is not kept are taken", async () => {
  const asset = await client().assets.upload("image", await picture(), {
    extract: ["lqip", "palette", "exif"],
    contentType: "image/png",
    tag: "upload",
    preserveFilename: false,
    timeout: 60_000,
  });
  expect(asset._type).toBe("sanity.imageAsset");
  expect(asset).not.toHaveProperty("originalFilename");
});

test("the same image twice is one asset", async () => {
  const bytes = await picture();
  const first = await client().assets.upload("image", bytes);
  expect((await client().assets.upload("image", bytes))._id).toBe(first._id);
});

test.each<[string, string | Buffer, string]>([
  ["text", "Minutes of the council", "text/plain"],
  ["a program that calls itself a picture", "<script>alert(1)</script>", "text/plain"],
  ["bytes", Buffer.from([0, 1, 2, 3, 255]), "application/octet-stream"],
])("a file of %s", async (_name, content, type) => {
  const asset = await client().assets.upload("file", Buffer.from(content), { filename: "a.png" });
  expect(asset).toMatchObject({ _type: "sanity.fileAsset", originalFilename: "a.png" });
  const served = await fetch(asset.url);
  expect(served.headers.get("content-type")).toContain(type);
  expect(served.headers.get("x-content-type-options")).toBe("nosniff");
  expect(served.headers.get("content-security-policy")).toContain("sandbox");
  expect(Buffer.from(await served.arrayBuffer())).toEqual(Buffer.from(content));
});

test("delete of an asset's document, unless something shows it", async () => {
  const asset = await client().assets.upload("image", await picture());
  const image = { _type: "image", asset: { _type: "reference", _ref: asset._id } };
  await client().create({ _id: "shows", _type: "article", image });
  expect(await refused(client().delete(asset._id))).toMatchObject({ statusCode: 409 });
  await client().delete("shows");
  await client().delete(asset._id);
  expect(await client().getDocument(asset._id)).toBeUndefined();
  expect((await client().assets.upload("image", await picture()))._type).toBe("sanity.imageAsset");
});

test("the observable client tells of the response", async () => {
  const heard = hear<UploadEvent>(client().observable.assets.upload("image", await picture()));
  const events = await heard.until((all) => all.some(({ type }) => type === "response"));
  expect(events.at(-1)).toMatchObject({
    type: "response",
    body: { document: { _type: "sanity.imageAsset" } },
  });
});

test.each<["image" | "file", string, string | Buffer, number]>([
  ["image", "what is no picture", "not a picture", 400],
  ["image", "nothing", "", 400],
  ["file", "nothing", "", 400],
])("as an %s, %s is refused", async (kind, _name, content, statusCode) => {
  const seq = lake.lastSeq();
  const asked = client().assets.upload(kind, Buffer.from(content));
  expect(await refused(asked)).toMatchObject({ statusCode, message: expect.stringMatching(/\w/) });
  expect(lake.lastSeq()).toBe(seq);
});

test("more than 64 MB of picture are refused as too large", async () => {
  const large = Buffer.alloc(64 * 1024 * 1024 + 1);
  expect(await refused(client().assets.upload("image", large))).toMatchObject({ statusCode: 413 });
});

test("who may not write may not upload", async () => {
  const viewer = client({ token: lake.createToken({ name: "viewer", role: "viewer" }) });
  const bytes = await picture();
  expect(await refused(viewer.assets.upload("image", bytes))).toMatchObject({ statusCode: 403 });
  const anybody = client({ token: "" });
  expect(await refused(anybody.assets.upload("image", bytes))).toMatchObject({ statusCode: 401 });
});

test("a picture is made as its address asks", async () => {
  const { url } = await client().assets.upload("image", await picture());
  const made = await fetch(`${url}?w=20&fm=webp&q=50`);
  const { width, height, format } = await sharp(await made.arrayBuffer()).metadata();
  expect([made.status, width, height, format]).toEqual([200, 20, 15, "webp"]);
  expect((await fetch(`${url}?w=none`)).status).toBe(400);
  expect((await fetch(`${address}/images/local/production/none.png`)).status).toBe(404);
});
