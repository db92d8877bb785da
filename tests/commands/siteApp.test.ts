import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeEach, expect, it } from "vitest";
import { type SiteApp, siteApp } from "../../scripts/serving/siteApp.ts";
import { passingFolder } from "../publishing/testSite.ts";

const files: Record<string, string> = {
  "index.html": "<h1>Front</h1>",
  "404.html": "<h1>No such page</h1>",
  "news/x/index.html": "<h1>X</h1>",
  "news/x/facts.json": "{}",
  "assets/site-0123.css": "a{}".repeat(1000),
  "images/abc-480.avif": "picture",
  "cards/abc.png": "card",
  "feed.xml": "<rss/>",
  "manifest.webmanifest": "{}",
  _redirects: "/news/old/ /news/x/ 301\n/news/away/ //evil.example/ 301\n",
  ".stet/README.txt": "ours",
};

let site: SiteApp;

beforeEach(async () => {
  const outside = await passingFolder();
  await writeFile(join(outside, "secret.txt"), "secret");
  const folder = join(outside, "dist");
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  site = siteApp(folder, async () => new Response("posted", { status: 503 }));
});

const get = (path: string, init?: RequestInit) =>
  site(new Request(`http://localhost:4000${path}`, init));

it.each([
  ["/", "text/html; charset=utf-8"],
  ["/news/x/", "text/html; charset=utf-8"],
  ["/news/x/facts.json", "application/json; charset=utf-8"],
  ["/assets/site-0123.css", "text/css; charset=utf-8"],
  ["/images/abc-480.avif", "image/avif"],
  ["/cards/abc.png", "image/png"],
  ["/feed.xml", "application/xml; charset=utf-8"],
  ["/manifest.webmanifest", "application/manifest+json"],
])("serves %s as %s, guarded", async (path, type) => {
  const response = await get(path);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe(type);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(response.headers.get("content-security-policy")).toContain("script-src 'self';");
});

it("lets hashed files be kept for ever and asks again for pages", async () => {
  expect((await get("/assets/site-0123.css")).headers.get("cache-control")).toContain("immutable");
  expect((await get("/news/x/")).headers.get("cache-control")).toBe("no-cache");
});

it("answers 304 to who has the page, and a HEAD without its body", async () => {
  const first = await get("/news/x/");
  const tag = first.headers.get("etag") ?? "";
  const again = await get("/news/x/", { headers: { "if-none-match": tag } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const head = await get("/news/x/", { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect(head.headers.get("content-length")).toBe(String(files["news/x/index.html"]!.length));
});

it("packs text for who can unpack it", async () => {
  const packed = await get("/assets/site-0123.css", { headers: { "accept-encoding": "br, gzip" } });
  expect(packed.headers.get("content-encoding")).toBe("gzip");
  expect(gunzipSync(await packed.bytes()).toString()).toBe(files["assets/site-0123.css"]);
  const plain = await get("/assets/site-0123.css", { headers: { "accept-encoding": "gzip;q=0" } });
  expect(plain.headers.get("content-encoding")).toBeNull();
  expect(plain.headers.get("etag")).not.toBe(packed.headers.get("etag"));
});

it.each([
  ["/news/x", "/news/x/"],
  ["/news/x?a=b", "/news/x/?a=b"],
  ["/news/old/", "/news/x/"],
])("moves %s to %s, whatever the host is called", async (from, to) => {
  const response = await site(new Request(`http://evil.example${from}`));
  expect([response.status, response.headers.get("location")]).toEqual([301, to]);
});

it.each([
  "/nothing/",
  "/../secret.txt",
  "/%2e%2e/secret.txt",
  "/..%2fsecret.txt",
  "/news/..%5c..%5csecret.txt",
  "/%00",
  "/%E0%A4%A",
  "/.stet/README.txt",
  "//evil.example/",
  "/news//x/",
  "/news/away/",
  `/${"x".repeat(5000)}`,
])("gives the 404 page for %s", async (path) => {
  const response = await site(new Request(`http://localhost:4000${path}`));
  expect([response.status, await response.text()]).toEqual([404, files["404.html"]]);
});

it("refuses other methods, and hands what readers send on", async () => {
  const put = await get("/", { method: "PUT" });
  expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  const post = await get("/comments/x", { method: "POST" });
  expect([post.status, await post.text()]).toEqual([503, "posted"]);
  expect(post.headers.get("content-security-policy")).toContain("default-src 'none'");
});
