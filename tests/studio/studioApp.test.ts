import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkAddresses } from "../../studio/addresses.ts";
import { studioApp } from "../../studio/studioApp.ts";

const addresses = {
  lake: "http://localhost:3900",
  site: "http://localhost:4000",
  project: "local",
  dataset: "production",
  title: "The Record",
};
let folder: string;
let isBuilt = true;
const app = studioApp({
  folder: () => (isBuilt ? folder : undefined),
  addresses: () => addresses,
  preview: async (request) => new Response(`preview of ${new URL(request.url).pathname}`),
});
const ask = (path: string, headers: Record<string, string> = {}) =>
  app(new Request(`http://localhost:3333${path}`, { headers }));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stet-studio-"));
  await mkdir(join(folder, "static"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Stet</title>");
  await writeFile(join(folder, "static", "main-1a2b.js"), "1");
});
afterAll(() => rm(folder, { recursive: true }));

describe("the Studio's address", () => {
  it("opens the Studio at every address of its own", async () => {
    for (const path of ["/", "/structure/today", "/intent/edit/id=a;type=b/"]) {
      const response = await ask(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain("text/html");
    }
  });

  it("lets the Studio ask itself and the lake, and nobody else", async () => {
    const policy = (await ask("/")).headers.get("content-security-policy") ?? "";
    expect(policy).toContain(
      "connect-src 'self' http://localhost:3900 ws://localhost:3900 http://local.localhost:3900;",
    );
    expect(policy).toContain("frame-ancestors 'none'");
    expect(
      policy.match(/https?:\/\/[^ ;]+/g)?.every((address) => address.includes("localhost")),
    ).toBe(true);
  });

  it("keeps files that are named by their content, and asks again for all others", async () => {
    expect((await ask("/static/main-1a2b.js")).headers.get("cache-control")).toContain("immutable");
    expect((await ask("/")).headers.get("cache-control")).toBe("no-cache");
    expect((await ask("/static/none.js")).status).toBe(404);
  });

  it("tells where lake and site are", async () => {
    const response = await ask("/stet.json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(checkAddresses(await response.json())).toEqual(addresses);
  });

  it("hands pages and their files to the preview", async () => {
    for (const path of ["/preview/", "/preview/news/x/", "/assets/a.css", "/images/b.webp"])
      expect(await (await ask(path)).text()).toBe(`preview of ${path}`);
  });

  it.each(["evil.example", "localhost.evil.example", "local.evil.example:3333", "[::2]"])(
    "does not know the name %s, which may be an attack",
    async (host) => {
      expect((await ask("/preview/news/x/", { host })).status).toBe(403);
      expect((await ask("/", { host })).status).toBe(403);
    },
  );

  it.each(["/../package.json", "/static/../../x.json", "/%2e%2e/package.json", "/.env"])(
    "gives no file outside its folder: %s",
    async (path) => {
      const response = await ask(path);
      expect(await response.text()).not.toContain("stet-studio");
    },
  );

  it("says that it is being built", async () => {
    isBuilt = false;
    const response = await ask("/structure/today");
    isBuilt = true;
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("being built");
  });
});

describe("addresses that the Studio is told", () => {
  it.each([
    [{}, "does not say “project”"],
    [{ ...addresses, lake: "localhost" }, "which is no address"],
    [null, "does not say"],
    ["text", "does not say"],
  ])("refuses %j", (sent, message) => expect(() => checkAddresses(sent)).toThrow(message));

  it("takes a hosted project, which has no lake", () => {
    expect(checkAddresses({ ...addresses, lake: null }).lake).toBeNull();
  });
});
