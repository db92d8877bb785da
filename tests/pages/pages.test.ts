import { HtmlValidate } from "html-validate";
import type { VFile } from "vfile";
import { beforeAll, describe, expect, it } from "vitest";
import { pageKinds } from "../../site/pages/pageKinds.ts";
import { attribute, elementsOf, graphOf, textOf } from "./htmlOf.ts";
import { sampleDocuments } from "./sampleDocuments.ts";
import { fileAt, type SampleSite, sampleSite } from "./sampleSite.ts";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  // Style attributes carry the measures of charts as custom properties; titles carry the paper's name.
  rules: {
    "no-inline-style": "off",
    "long-title": "off",
    "void-style": "off",
    "no-trailing-whitespace": "off",
  },
});

let site: SampleSite;
let files: VFile[];
let pages: VFile[];

beforeAll(async () => {
  site = await sampleSite(sampleDocuments);
  files = await site.renderAll();
  pages = files.filter((file) => file.path.endsWith(".html"));
});

const page = (path: string) => String(fileAt(files, path));
const elements = (path: string) => elementsOf(page(path));

it("makes files of every kind, each path once, without a message", async () => {
  const none: string[] = [];
  for (const kind of pageKinds) if ((await site.render(kind)).length === 0) none.push(kind.kind);
  expect(none).toEqual([]);
  const paths = files.map((file) => file.path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(files.flatMap((file) => file.messages)).toEqual([]);
});

it("says nothing in its index that is wrong with the sample", () => {
  expect(site.problems).toEqual([]);
});

it("makes valid HTML", async () => {
  const faults: string[] = [];
  for (const file of pages) {
    const { results } = await validator.validateString(String(file));
    for (const { line, ruleId, message } of results.flatMap((result) => result.messages))
      faults.push(`${file.path}:${line} ${ruleId}: ${message}`);
  }
  expect(faults).toEqual([]);
});

it("has one main heading on every page, and leaves out no level after it", () => {
  const faults = whole().filter((file) => {
    const levels = elementsOf(String(file))
      .flatMap((element) => /^h([1-6])$/.exec(element.tagName)?.[1] ?? [])
      .map(Number);
    const after = levels.slice(levels.indexOf(1));
    return (
      levels.filter((level) => level === 1).length !== 1 ||
      after.some((level, at) => level - (after[at - 1] ?? 1) > 1)
    );
  });
  expect(faults.map((file) => file.path)).toEqual([]);
});

it("has landmarks, a way past them and the paper's own styles on every page", () => {
  const faults = whole().filter((file) => {
    const tags = new Set(elementsOf(String(file)).map((element) => element.tagName));
    return (
      !["header", "nav", "main", "footer"].every((tag) => tags.has(tag)) ||
      !String(file).includes('href="#main"') ||
      !String(file).includes("/assets/site.css")
    );
  });
  expect(faults.map((file) => file.path)).toEqual([]);
});

/** Pages but for those that only lead on. */
const whole = () => pages.filter((file) => !String(file).includes('http-equiv="refresh"'));

it("leads only to pages, files and places that are there", () => {
  const paths = new Set(files.map((file) => file.path));
  const ids = new Map(
    pages.map((file) => [
      file.path,
      new Set(elementsOf(String(file)).flatMap((element) => attribute(element, "id") ?? [])),
    ]),
  );
  const made = /^\/(assets|images)\/|^\/icon|^\/manifest/;
  const faults: string[] = [];
  for (const file of pages)
    for (const element of elementsOf(String(file))) {
      const href = attribute(element, "href");
      if (!href || element.tagName === "use" || !/^[/#]/.test(href) || made.test(href)) continue;
      const [path = "", fragment] = href.split("#");
      const target =
        path === "" ? file.path : `${path}${path.endsWith("/") ? "index.html" : ""}`.slice(1);
      const isThere = paths.has(target) && (!fragment || ids.get(target)?.has(fragment));
      if (!isThere) faults.push(`${file.path} → ${href}`);
    }
  expect(faults).toEqual([]);
});

it("names in JSON-LD only what the graph holds or a page that is there", () => {
  const paths = new Set(files.map((file) => file.path));
  const faults: string[] = [];
  for (const file of pages) {
    const graph = graphOf(String(file));
    const held = new Set(graph.map((node) => node["@id"]));
    for (const id of referencesIn(graph))
      if (!held.has(id) && !paths.has(`${new URL(id).pathname.slice(1)}index.html`))
        faults.push(`${file.path}: ${id}`);
  }
  expect(faults).toEqual([]);
});

/** `@id`s that stand alone: they refer to a node elsewhere. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === "@id") return [String(first[1])];
  return entries.flatMap(([, inner]) => referencesIn(inner));
}

describe("a story", () => {
  const path = "local/ten-boats/index.html";

  it("has the way to it, headline, dek, author in his own script, times", () => {
    const all = elements(path);
    const way = all.find((element) => attribute(element, "aria-label") === "Breadcrumb");
    expect(way && textOf(way).replace(/\s+/g, " ").trim()).toBe(
      "Home News Local Ten boats & a light",
    );
    expect(
      all.find((element) => element.tagName === "bdi" && attribute(element, "dir") === "rtl"),
    ).toBeDefined();
    const times = all
      .filter((element) => element.tagName === "time")
      .map((element) => textOf(element));
    expect(times).toContain("2 October 2017, 08:30");
    expect(times).toContain("3 October 2017, 09:00");
  });

  it("shows the correction of a figure that it names, and says so above", () => {
    expect(page(path)).toContain("We counted nine boats.");
    expect(page(path)).toMatch(/href="#corrections"[^>]*>\s*Corrected/);
  });

  it("shows approved comments in three levels, and nothing private", () => {
    const html = page(path);
    const ids = elements(path).flatMap(
      (element) => /^comment-(one|two|three|four)$/.exec(attribute(element, "id") ?? "")?.[1] ?? [],
    );
    // An answer to the third level stands beside it, in the order of their times.
    expect(ids).toEqual(["one", "two", "four", "three"]);
    const levels = elements(path).filter(
      (element) => element.tagName === "ol" && textOf(element).includes("Eleven"),
    );
    expect(levels).toHaveLength(2);
    expect(html).not.toContain("private@example.org");
    expect(html).not.toContain("Not yet read");
    expect(html).toContain('<a href="https://boats.example/ten" rel="ugc nofollow noopener">');
    expect(html).toContain("The paper’s reply");
    expect(html).toContain("4 comments");
  });

  it("says until when comments are open, reckoned from the story", () => {
    expect(page(path)).toContain("1 November 2017");
  });

  it("is a NewsArticle with its facts, sources, corrections and comments", () => {
    const graph = graphOf(page(path));
    const story = graph.find((node) => node["@type"] === "NewsArticle");
    expect(story).toMatchObject({
      headline: "Ten boats & a light",
      datePublished: "2017-10-02T08:30:00+01:00",
      dateModified: "2017-10-03T09:00:00+01:00",
      articleSection: "Local",
      commentCount: 4,
    });
    const types = graph.map((node) => node["@type"]);
    for (const type of [
      "Quotation",
      "Claim",
      "Observation",
      "CreativeWork",
      "CorrectionComment",
      "BreadcrumbList",
    ])
      expect(types).toContain(type);
  });

  it("has its facts beside it as a file, each with a hash", () => {
    const facts: unknown = JSON.parse(page("local/ten-boats/facts.json"));
    expect(facts).toMatchObject({
      story: "https://record.example/local/ten-boats/",
      quotes: [{ _id: "words", source: "accounts", hash: expect.stringMatching(/^[\da-f]{16}$/) }],
      sources: [{ _id: "accounts" }],
      corrections: [{ _id: "corrected" }],
    });
  });

  it("asks for its card and names it in Open Graph", () => {
    const card = fileAt(files, path).data.cards?.[0];
    expect(card?.content).toMatchObject({ kind: "headline", headline: "Ten boats & a light" });
    expect(page(path)).toContain(`content="https://record.example${card?.path}"`);
  });
});

it("closes comments without a form, and files a story under its month in the site's zone", () => {
  const fog = page("news/fog/index.html");
  expect(fog).toContain("Comments on this story are closed.");
  expect(fog).not.toContain('<form class="comment-form"');
  // 30 September, 23:30 UTC, is October in London's summer.
  expect(files.map((file) => file.path)).toContain("news/2017/10/index.html");
});

describe("a statistic", () => {
  const path = "statistics/total/index.html";

  it("shows value, sum, history, parts and where it appears", () => {
    const html = page(path);
    expect(html).toContain("4 + 6 = 10");
    expect(html).toMatch(/<s>9<\/s>/);
    expect(html).toContain("Exactly 10 boats");
    expect(html).toContain("Printed as “almost ten”.");
    expect(html).toContain("statistics/total/parts.csv");
  });

  it("has its parts beside it as CSV and JSON", () => {
    expect(page("statistics/total/parts.csv").split("\r\n")).toEqual([
      "row,label,place,value,unit,as of,source",
      "part,Large boats,Town,4,boats,2017-10-01,https://port.example/accounts",
      "part,Small boats,Town,6,boats,2017-10-01,https://port.example/accounts",
      "total,All boats,Town,10,boats,2017-10-01,https://port.example/accounts",
      "",
    ]);
    expect(JSON.parse(page("statistics/total/parts.json"))).toMatchObject({ total: { value: 10 } });
  });

  it("leads from a part to its whole", () => {
    expect(page("statistics/part-a/index.html")).toMatch(
      /Part of[\s\S]*href="\/statistics\/total\/"/,
    );
  });
});

it("a quote has the words in a blockquote and the speaker outside it", () => {
  const all = elements("quotes/the-boats-are-all-here/index.html");
  const words = all.find((element) => element.tagName === "blockquote");
  expect(words && textOf(words)).toContain("The boats are all here");
  expect(words && textOf(words)).not.toContain("Ann");
  expect(page("quotes/the-boats-are-all-here/index.html")).toContain("Printed in full.");
});

it("people and organizations have what they wrote, said and gave out", () => {
  expect(page("people/samir/index.html")).toContain("Ten boats &amp; a light");
  expect(page("people/ann-odell/index.html")).toContain("The boats are all here");
  expect(page("people/ann-odell/2017/10/index.html")).toContain("The boats are all here");
  expect(page("organizations/the-port/index.html")).toContain("All boats");
});

it("an address that moved leads on, with and without a server that reads _redirects", () => {
  expect(page("_redirects")).toBe("/news/boats/ /local/ten-boats/ 301\n");
  expect(page("news/boats/index.html")).toContain('content="0; url=/local/ten-boats/"');
});
