import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { jsonLdText } from "../../site/jsonLd/graph.ts";
import { feed } from "../../site/pages/feed.ts";
import { checkLine } from "../../site/pages/checkLine.ts";
import { checkedBreakdown } from "../../site/story/checkedFacts.ts";
import { sampleDocuments } from "./sampleDocuments.ts";
import { fileAt, sampleSite } from "./sampleSite.ts";

describe("JSON-LD", () => {
  it.each(["</script><script>alert(1)</script>", "<!--<script>", "\u2028\u2029", "]]>", "&lt;"])(
    "holds %j so that no script element ends or begins",
    (words) => {
      const text = jsonLdText([{ "@type": "Thing", name: words }]);
      expect(text).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(text)).toMatchObject({ "@graph": [{ name: words }] });
    },
  );

  it("leaves out what is not there, and keeps nothing, nought and no", () => {
    const text = jsonLdText([
      { a: null, b: undefined, c: [], d: { e: null, f: 0 }, g: false, h: "" },
    ]);
    expect(JSON.parse(text)).toEqual({
      "@context": "https://schema.org",
      "@graph": [{ d: { f: 0 }, g: false, h: "" }],
    });
  });
});

/** Elements of an XML document in order, with their words. */
function read(xml: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const parser = new SaxesParser();
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof found = [];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, text: "" };
    found.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    for (const element of open) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return found;
}

describe("the feed", () => {
  it("has the newest stories whole, under names that stay when an address moves", async () => {
    const site = await sampleSite(sampleDocuments);
    const [file] = await site.render(feed);
    const elements = read(String(file));
    const texts = (name: string) =>
      elements.filter((element) => element.name === name).map((element) => element.text);
    expect(texts("title")).toEqual(["The Test Record", "Ten boats & a light", "Fog"]);
    expect(texts("id").slice(1)).toEqual([
      "tag:record.example,2026:article/story",
      "tag:record.example,2026:article/opinion",
    ]);
    expect(texts("updated")[0]).toBe("2017-10-03T08:00:00.000Z");
    expect(texts("content")[0]).toContain("There are");
    expect(texts("content")[0]).toContain("We counted nine boats.");
    const content = elements.find((element) => element.name === "content");
    expect(content?.attributes["xml:base"]).toBe("https://record.example/local/ten-boats/");
  });

  it("keeps its entries' names when a slug moves", async () => {
    const moved = sampleDocuments.map((document) =>
      document._id === "story" ? { ...document, slug: { current: "eleven-boats" } } : document,
    );
    const ids = async (documents: typeof sampleDocuments) => {
      const [file] = await (await sampleSite(documents)).render(feed);
      return [...String(file).matchAll(/<id>(.*?)<\/id>/g)].map((match) => match[1]);
    };
    expect(await ids(moved)).toEqual(await ids(sampleDocuments));
  });
});

it("has a sitemap of exactly the pages, stories by their month", async () => {
  const files = await (await sampleSite(sampleDocuments)).renderAll();
  const locations = (path: string) =>
    read(String(fileAt(files, path)))
      .filter((element) => element.name === "loc")
      .map((element) => new URL(element.text).pathname);
  const parts = locations("sitemap.xml");
  expect(parts).toEqual(["/sitemap-2017-10.xml", "/sitemap-pages.xml"]);
  const listed = parts.flatMap((path) => locations(path.slice(1)));
  const pages = files
    .filter(
      (file) => file.path.endsWith("index.html") && !String(file).includes('http-equiv="refresh"'),
    )
    .map((file) => `/${file.path.replace(/index\.html$/, "")}`);
  expect(listed.toSorted()).toEqual(pages.toSorted());
});

it("renders the same bytes twice, and in whatever order the lake answers", async () => {
  const bytes = async (documents: typeof sampleDocuments) =>
    (await (await sampleSite(documents)).renderAll()).map((file) => [file.path, String(file)]);
  const first = await bytes(sampleDocuments);
  expect(await bytes(sampleDocuments)).toEqual(first);
  expect(await bytes(sampleDocuments.toReversed())).toEqual(first);
});

describe("the check line", () => {
  const part = (value: number, precision = 0) => ({ _id: "p", value, precision });
  const line = (parts: object[], total: object, relation = "partition") =>
    checkLine(checkedBreakdown({ _id: "b", relation, parts, total }));

  it("adds decimals as they are written", () => {
    expect(line([part(0.1, 1), part(0.2, 1)], part(0.3, 1))).toBe("0.1 + 0.2 = 0.3");
  });

  it("says by how much the source's own parts miss its total", () => {
    expect(line([part(4), part(5)], part(10))).toBe(
      "4 + 5 = 9; published as 10, a difference of 1",
    );
  });

  it("adds no subsets", () => {
    expect(line([part(4), part(5)], part(10), "subset")).toBeNull();
  });
});
