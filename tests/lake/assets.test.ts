import { readdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { testLake, type TestLake } from "./testLake.ts";

const red = { r: 200, g: 30, b: 30 };

test("an uploaded picture is described, addressed by its content and stored once", async () => {
  const { client, lake } = testLake();
  const bytes = await png(400, 300);
  const first = await client().assets.upload("image", bytes, {
    filename: "harbour.png",
    title: "Harbour",
  });
  const again = await client().assets.upload("image", bytes, { filename: "copy.png" });
  expect(again).toEqual(first);
  expect(first._id).toBe(`image-${first.sha1hash}-400x300-png`);
  expect(first).toMatchObject({
    _type: "sanity.imageAsset",
    mimeType: "image/png",
    originalFilename: "harbour.png",
    title: "Harbour",
    size: bytes.length,
    path: `images/local/production/${first.sha1hash}-400x300.png`,
    metadata: {
      dimensions: { width: 400, height: 300, aspectRatio: 400 / 300 },
      isOpaque: true,
      hasAlpha: false,
    },
  });
  expect(first.metadata.lqip).toMatch(/^data:image\/jpeg;base64,/);
  expect(first.metadata.palette?.dominant?.background).toBe("#c81e1e");
  expect(readdirSync(join(lake.assets, "images"))).toHaveLength(1);
});

test("what a camera noted is gone, and the picture stands upright", async () => {
  const { client, ask } = testLake();
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: red } })
    .withExif({ IFD0: { Copyright: "Somebody" }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(bytes).metadata()).exif).toBeDefined();
  const asset = await client().assets.upload("image", bytes);
  expect(asset.metadata.dimensions).toMatchObject({ width: 40, height: 60 });
  const served = Buffer.from(await (await ask(`/${asset.path}`)).arrayBuffer());
  const found = await sharp(served).metadata();
  expect([found.width, found.height, found.exif, found.orientation]).toEqual([
    40,
    60,
    undefined,
    undefined,
  ]);
  expect((await client().assets.upload("image", served))._id).toBe(asset._id);
});

test.each([
  ["", 400, 300, "image/png"],
  ["w=200", 200, 150, "image/png"],
  ["h=150", 200, 150, "image/png"],
  ["w=800", 800, 600, "image/png"],
  ["w=200&dpr=2", 400, 300, "image/png"],
  ["w=100&h=100", 100, 75, "image/png"],
  ["w=100&h=100&fit=clip", 100, 75, "image/png"],
  ["w=800&fit=max", 400, 300, "image/png"],
  ["w=100&h=100&fit=crop", 100, 100, "image/png"],
  ["w=800&h=800&fit=crop", 800, 800, "image/png"],
  ["w=800&h=800&fit=min", 300, 300, "image/png"],
  ["w=100&h=100&fit=scale", 100, 100, "image/png"],
  ["w=100&h=100&fit=fill", 100, 100, "image/png"],
  ["w=500&h=500&fit=fillmax", 500, 500, "image/png"],
  ["rect=0,0,100,50", 100, 50, "image/png"],
  ["rect=10,20,100,50&w=50", 50, 25, "image/png"],
  ["w=100&h=100&fit=crop&crop=focalpoint&fp-x=0.9&fp-y=0.5", 100, 100, "image/png"],
  ["w=100&h=50&fit=crop&crop=top", 100, 50, "image/png"],
  ["w=100&h=50&fit=crop&crop=entropy", 100, 50, "image/png"],
  ["fm=jpg&q=50", 400, 300, "image/jpeg"],
  ["fm=webp&w=40", 40, 30, "image/webp"],
  ["fm=avif&w=40", 40, 30, "image/avif"],
  ["auto=format&w=40", 40, 30, "image/webp"],
])("a picture's address %s gives %i by %i of %s", async (params, width, height, type) => {
  const { ask, path } = await withPicture();
  const made = await ask(`/${path}?${params}`, { headers: { accept: "image/webp,*/*" } });
  expect(made.status).toBe(200);
  expect(made.headers.get("content-type")).toBe(type);
  const found = await sharp(Buffer.from(await made.arrayBuffer())).metadata();
  expect([found.width, found.height]).toEqual([width, height]);
});

test("a crop by focal point keeps that part of the picture", async () => {
  const { client, ask } = testLake();
  const right = await sharp({
    create: { width: 100, height: 100, channels: 3, background: "#0000ff" },
  })
    .png()
    .toBuffer();
  const bytes = await sharp({ create: { width: 400, height: 100, channels: 3, background: red } })
    .composite([{ input: right, left: 300, top: 0 }])
    .png()
    .toBuffer();
  const { path } = await client().assets.upload("image", bytes);
  const colourAt = async (params: string) => {
    const made = await ask(`/${path}?w=100&h=100&fit=crop&${params}`);
    const pixels = await sharp(Buffer.from(await made.arrayBuffer()))
      .resize(1, 1)
      .raw()
      .toBuffer();
    return [...pixels.subarray(0, 3)];
  };
  expect(await colourAt("crop=focalpoint&fp-x=0.95&fp-y=0.5")).toEqual([0, 0, 255]);
  expect(await colourAt("fp-x=0.1&fp-y=0.5")).toEqual([200, 30, 30]);
  expect(await colourAt("crop=right")).toEqual([0, 0, 255]);
});

test.each([
  "w=0",
  "w=9000",
  "w=abc",
  "w=-5",
  "w=1e3",
  "fit=squeeze",
  "crop=middle",
  "fp-x=2",
  "rect=1,2,3",
  "rect=0,0,0,5",
  "rect=500,0,10,10",
  "fm=exe",
  "q=101",
  "dpr=99",
  "bg=red",
])("the image parameter %s is refused", async (params) => {
  const { ask, path } = await withPicture();
  const answer = await ask(`/${path}?${params}`);
  expect(answer.status).toBe(400);
  expect((await answer.json()).message).toMatch(/\w/);
});

test("a made picture is kept and made no second time", async () => {
  const { ask, path, lake } = await withPicture();
  const first = await (await ask(`/${path}?w=100`)).arrayBuffer();
  const kept = readdirSync(join(lake.assets, "made"));
  expect(kept).toHaveLength(1);
  const both = await Promise.all([ask(`/${path}?w=100`), ask(`/${path}?w=100`)]);
  for (const answer of both) expect(await answer.arrayBuffer()).toEqual(first);
  expect(readdirSync(join(lake.assets, "made"))).toEqual(kept);
});

test.each([
  ["<html><script>alert(1)</script>", "x.html", "text/plain; charset=utf-8"],
  [
    "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "x.svg",
    "text/plain; charset=utf-8",
  ],
  ["%PDF-1.7 x", "x.html", "application/pdf"],
  ["\u0000\u0001", "x.js", "application/octet-stream"],
])(
  "a file that begins %j and is called %s is served as %s, sandboxed",
  async (content, filename, type) => {
    const { client, ask } = testLake();
    const asset = await client().assets.upload("file", Buffer.from(content), { filename });
    const served = await ask(`/${asset.path}`);
    expect(served.headers.get("content-type")).toBe(type);
    expect(served.headers.get("x-content-type-options")).toBe("nosniff");
    expect(served.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
    expect(await served.text()).toBe(content);
  },
);

test("a drawing with a script is served where no script runs", async () => {
  const { client, ask } = testLake();
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><script>alert(1)</script></svg>';
  const asset = await client().assets.upload("image", Buffer.from(drawing));
  expect(asset._id).toMatch(/-40x30-svg$/);
  const served = await ask(`/${asset.path}?w=10`);
  expect(served.headers.get("content-type")).toBe("image/svg+xml");
  expect(served.headers.get("content-security-policy")).toMatch(/^sandbox/);
});

test.each(["not a picture", "", "GIF89a", "\x89PNG\r\n\x1a\n"])(
  "what is no picture (%j) is refused as one",
  async (content) => {
    const { client } = testLake();
    await expect(client().assets.upload("image", Buffer.from(content, "latin1"))).rejects.toThrow(
      /empty|could not be read as a picture/,
    );
  },
);

test.each([
  "../../lake.db",
  "..%2f..%2flake.db",
  "%2e%2e/x",
  "x.png",
  "0".repeat(40) + "-1x1.png",
  "a%00b",
])("no address leads out of the assets: %s", async (file) => {
  const { ask } = await withPicture();
  for (const folder of ["images", "files"]) {
    const answer = await ask(`/${folder}/local/production/${file}`);
    expect(answer.status).toBe(404);
  }
});

describe("parts of a file", () => {
  const words = "0123456789";

  test.each<[range: string, status: number, body: string, contentRange: string | null]>([
    ["bytes=0-3", 206, "0123", "bytes 0-3/10"],
    ["bytes=4-", 206, "456789", "bytes 4-9/10"],
    ["bytes=-3", 206, "789", "bytes 7-9/10"],
    ["bytes=-99", 206, words, "bytes 0-9/10"],
    ["bytes=0-0", 206, "0", "bytes 0-0/10"],
    ["bytes=9-9", 206, "9", "bytes 9-9/10"],
    ["bytes=8-99999", 206, "89", "bytes 8-9/10"],
    ["bytes=5-2", 200, words, null],
    ["bytes=0-1,4-5", 200, words, null],
    ["bytes=-", 200, words, null],
    ["lines=1-2", 200, words, null],
    ["bytes=a-b", 200, words, null],
  ])("%s", async (range, status, body, contentRange) => {
    const { ask, path } = await withFile(words);
    const answer = await ask(path, { headers: { range } });
    expect([answer.status, await answer.text()]).toEqual([status, body]);
    expect(answer.headers.get("content-range")).toBe(contentRange);
    expect(answer.headers.get("content-length")).toBe(String(body.length));
    expect(answer.headers.get("accept-ranges")).toBe("bytes");
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(answer.headers.get("content-security-policy")).toMatch(/^sandbox/);
  });

  test.each(["bytes=10-", "bytes=999-1000", "bytes=-0"])("%s is not there", async (range) => {
    const { ask, path } = await withFile(words);
    const answer = await ask(path, { headers: { range } });
    expect([answer.status, answer.headers.get("content-range")]).toEqual([416, "bytes */10"]);
    expect((await answer.json()).message).toContain("10 bytes");
  });

  test("are given only of the file that was meant", async () => {
    const { ask, path, etag } = await withFile(words);
    const part = async (condition: string) =>
      (await ask(path, { headers: { range: "bytes=0-1", "if-range": condition } })).status;
    expect(await part(etag)).toBe(206);
    expect(await part('"another"')).toBe(200);
    expect(await part("Tue, 24 Nov 2026 10:00:00 GMT")).toBe(200);
  });

  test("a picture's too", async () => {
    const { ask, path } = await withPicture();
    const whole = Buffer.from(await (await ask(`/${path}`)).arrayBuffer());
    const answer = await ask(`/${path}`, { headers: { range: "bytes=1-3" } });
    expect([answer.status, await answer.text()]).toEqual([206, "PNG"]);
    expect(answer.headers.get("content-range")).toBe(`bytes 1-3/${whole.length}`);
  });
});

test.each(["", "?w=100", "?w=100&fm=webp"])(
  "who has a picture%s is told that it is the same, and by HEAD what it is",
  async (params) => {
    const { ask, path } = await withPicture();
    const address = `/${path}${params}`;
    const first = await ask(address);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[a-f0-9]{40}"$/);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const again = await ask(address, { headers: { "if-none-match": known } });
      expect([again.status, await again.text()]).toEqual([304, ""]);
      expect(again.headers.get("etag")).toBe(etag);
      expect(again.headers.get("cache-control")).toContain("immutable");
    }
    const other = await ask(address, { headers: { "if-none-match": '"x"' } });
    expect(other.status).toBe(200);
    const head = await ask(address, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("content-type")).toBe(first.headers.get("content-type"));
  },
);

async function withFile(content: string) {
  const test = testLake();
  const asset = await test
    .client()
    .assets.upload("file", Buffer.from(content), { filename: "words.txt" });
  const path = `/${asset.path}`;
  return { ...test, path, etag: `"${asset.sha1hash}"` };
}

async function withPicture(): Promise<TestLake & { path: string }> {
  const test = testLake();
  const { path } = await test.client().assets.upload("image", await png(400, 300));
  return { ...test, path };
}

function png(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: red } })
    .png()
    .toBuffer();
}
