import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { portLake } from "./portLake.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const script = "<script>document.title = 'it ran'; fetch('/v1/data/mutate/production')</script>";
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" onload="document.title='it ran'">
  <script>fetch('/v1/data/mutate/production')</script>
  <a href="javascript:fetch('/v1/data/mutate/production')"><rect width="40" height="30"/></a>
  <foreignObject width="40" height="30"><iframe xmlns="http://www.w3.org/1999/xhtml" src="/v1/ping"></iframe></foreignObject>
</svg>`;

test.each<[what: string, kind: "image" | "file", content: string, filename: string]>([
  ["a page", "file", `<!doctype html><title>quiet</title>${script}`, "page.html"],
  ["a page in another dress", "file", `<?xml version="1.0"?><html>${script}</html>`, "a.xhtml"],
  ["a script", "file", "document.title = 'it ran'", "a.js"],
  ["a drawing as a file", "file", drawing, "drawing.svg"],
  ["a drawing as a picture", "image", drawing, "drawing.svg"],
])(
  "%s that somebody uploaded runs nothing when it is opened",
  async (_what, kind, content, filename) => {
    const { client, address } = await portLake();
    const asset = await client().assets.upload(kind, Buffer.from(content), { filename });
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${address}/${asset.path}`, { waitUntil: "load" });
    await page.mouse.click(20, 15);
    const told = await page.evaluate(() => [document.title, window.origin]);
    // A sandboxed page has no origin: it cannot ask the lake for anything as anybody.
    expect(told).toEqual([expect.not.stringContaining("it ran"), "null"]);
    expect(asked).toEqual([`/${asset.path}`]);
    await page.close();
  },
);

test("a player jumps to the end of a recording without what lies before", async () => {
  const { client, address } = await portLake();
  const asset = await client().assets.upload("file", recording(600), { filename: "talk.wav" });
  const page = await browser.newPage();
  const parts: (string | undefined)[] = [];
  page.on("response", (response) => parts.push(response.headers()["content-range"]));
  await page.goto(`${address}/v1/ping`);
  const end = await page.evaluate(async (source) => {
    const audio = new Audio(source);
    audio.preload = "metadata";
    const once = (name: string) =>
      new Promise((resolve, reject) => {
        audio.addEventListener(name, resolve, { once: true });
        audio.addEventListener("error", () => reject(new Error(audio.error?.message)));
      });
    await once("loadedmetadata");
    audio.currentTime = 590;
    await once("seeked");
    return [audio.duration, audio.currentTime, audio.seekable.end(0)];
  }, `${address}/${asset.path}`);
  expect(end).toEqual([600, 590, 600]);
  expect(parts.some((part) => part !== undefined && !part.startsWith("bytes 0-"))).toBe(true);
  await page.close();
});

/** A recording of silence. */
function recording(seconds: number): Buffer {
  const rate = 8000;
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + seconds * rate, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    head.writeUInt16LE(value, at);
  for (const at of [24, 28]) head.writeUInt32LE(rate, at);
  head.write("data", 36);
  head.writeUInt32LE(seconds * rate, 40);
  return Buffer.concat([head, Buffer.alloc(seconds * rate, 128)]);
}
