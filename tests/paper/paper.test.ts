import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { HtmlValidate } from "html-validate";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, expect, it } from "vitest";
import { attribute, elementsOf } from "../pages/htmlOf.ts";
import { type BuiltPaper, buildPaper } from "./builtPaper.ts";

const story = "/news/ice-is-making-an-example-of-safe-cities/";
let paper: BuiltPaper;
let pages: Map<string, string>;

beforeAll(async () => {
  paper = await buildPaper();
  const html = paper.files.filter((file) => file.endsWith(".html"));
  pages = new Map(await Promise.all(html.map(async (file) => [file, await read(file)] as const)));
}, 300_000);

afterAll(() => paper.close());

it("every internal link, picture and fragment of every page resolves", () => {
  const files = new Set(paper.files);
  const ids = new Map(
    [...pages].map(([file, html]) => [
      file,
      new Set(elementsOf(html).flatMap((element) => attribute(element, "id") ?? [])),
    ]),
  );
  const dead: string[] = [];
  let followed = 0;
  for (const [file, html] of pages) {
    const here = new URL(file.replace(/index\.html$/, ""), paper.address);
    for (const address of elementsOf(html).flatMap(addressesOf)) {
      const url = new URL(address, here);
      if (url.origin !== paper.address) continue;
      followed++;
      const target = url.pathname.endsWith("/") ? `${url.pathname}index.html` : url.pathname;
      const fragment = decodeURIComponent(url.hash.slice(1));
      if (!files.has(decodeURIComponent(target))) dead.push(`${file} → ${address}`);
      else if (fragment && !ids.get(target)?.has(fragment)) dead.push(`${file} → ${address}`);
    }
  }
  expect(dead).toEqual([]);
  expect(followed).toBeGreaterThan(5000);
});

it("no page names a file of another host that a browser would fetch by itself", async () => {
  const fetched = /^(?:img|script|iframe|source|video|audio|embed|object|track|input)$/;
  const foreign = [...pages].flatMap(([file, html]) =>
    elementsOf(html)
      .filter(
        (element) =>
          fetched.test(element.tagName) ||
          (element.tagName === "link" && !/^canonical$/.test(attribute(element, "rel") ?? "")),
      )
      .flatMap(addressesOf)
      .filter((address) => new URL(address, paper.address).origin !== paper.address)
      .filter((address) => !address.startsWith("https://aldwater.example/"))
      .map((address) => `${file}: ${address}`),
  );
  const styles = paper.files.filter((file) => file.endsWith(".css"));
  for (const file of styles)
    for (const [, address = ""] of (await read(file)).matchAll(/url\(["']?([^"')]+)/g))
      if (!/^(?:\/(?!\/)|data:)/.test(address)) foreign.push(`${file}: ${address}`);
  expect(styles.length).toBeGreaterThan(0);
  expect(foreign).toEqual([]);
});

it("every page is valid HTML", async () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:standard"],
    rules: { "long-title": "off", "no-trailing-whitespace": "off" },
  });
  const faults: string[] = [];
  for (const [file, html] of pages) {
    const { results } = await validator.validateString(html);
    for (const { line, ruleId, message } of results.flatMap((result) => result.messages))
      faults.push(`${file}:${line} ${ruleId}: ${message}`);
  }
  expect(faults).toEqual([]);
});

it("feeds and sitemaps are XML, and the sitemap lists exactly the pages", async () => {
  const listed: string[] = [];
  const xml = paper.files.filter((file) => file.endsWith(".xml"));
  for (const file of xml) {
    const parser = new SaxesParser({ xmlns: true });
    let text = "";
    parser.on("error", (error) => expect.fail(`${file}: ${error.message}`));
    parser.on("opentag", () => (text = ""));
    parser.on("text", (more) => (text += more));
    parser.on("closetag", (tag) => {
      if (tag.local === "loc" && file.startsWith("/sitemap-")) listed.push(new URL(text).pathname);
    });
    parser.write(await read(file)).close();
  }
  const isRedirect = (html: string) => /http-equiv="?refresh/i.test(html);
  const standing = [...pages]
    .filter(([file, html]) => file !== "/404.html" && !isRedirect(html))
    .map(([file]) => file.replace(/index\.html$/, ""));
  expect(listed.sort()).toEqual(standing.sort());
  expect(xml.length).toBeGreaterThan(3);
});

it("a typical story keeps its weight: HTML 8 KB, styles 12 KB, script 4 KB, gzipped", async () => {
  const packed = (text: string) => gzipSync(text, { level: 9 }).length;
  const sum = async (ending: string) =>
    (
      await Promise.all(
        paper.files
          .filter((file) => file.endsWith(ending))
          .map(async (file) => packed(await read(file))),
      )
    ).reduce((whole, part) => whole + part, 0);
  expect(packed(pages.get(`${story}index.html`) ?? "")).toBeLessThanOrEqual(8192);
  expect(await sum(".css")).toBeLessThanOrEqual(12_288);
  expect(await sum(".js")).toBeLessThanOrEqual(4096);
});

const read = (file: string) => readFile(paper.folder + file, "utf8");

function addressesOf(element: Parameters<typeof attribute>[0]): string[] {
  const single = ["href", "src", "poster"].flatMap((name) => attribute(element, name) ?? []);
  const set = (attribute(element, "srcset") ?? "")
    .split(",")
    .flatMap((part) => part.trim().split(/\s+/)[0] || []);
  return [...single, ...set];
}
