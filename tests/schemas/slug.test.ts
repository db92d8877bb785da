import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredDocument } from "../../facts/onFile.ts";
import { printPath } from "../../facts/path.ts";
import { reservedWords } from "../../schemas/fields/reservedWords.ts";
import { slugMax } from "../../schemas/fields/slug.ts";
import { slugify } from "../../schemas/fields/slugify.ts";
import { validateContent } from "../../schemas/validateContent.ts";
import { count } from "../counts.ts";

describe("words of any script become a readable address", () => {
  it.each([
    ["Straße", "strasse"],
    ["Одесса", "odessa"],
    ["北京", "bei-jing"],
    ["東京タワー", "dong-jing-tawa"],
    ["서울", "seoul"],
    ["قاهرة", "qhr"],
    ["Ελλάδα", "ellada"],
    ["Łódź", "lodz"],
    ["Việt Nam", "viet-nam"],
    ["e\u0301te\u0301, été", "ete-ete"],
    ["İstanbul", "istanbul"],
    ["O’Rowe's “weir”", "orowes-weir"],
    ["ﬁnal Ⅻ", "final-xii"],
    ["24/7 & 50 %", "24-7-50"],
    ["--already--made--", "already-made"],
    ["__proto__", "proto"],
    ["😀 …", ""],
    ["\ud800lone", "lone"],
  ])("%s → %s", (words, slug) => expect(slugify(words, slugMax)).toBe(slug));

  it("long ones are cut at a word, or where they must", () => {
    expect(slugify("word ".repeat(40), 22)).toBe("word-word-word-word");
    expect(slugify("word ".repeat(40), 24)).toBe("word-word-word-word-word");
    expect(slugify("x".repeat(40), 24)).toBe("x".repeat(24));
  });

  it("what comes out may always stand, unless it is empty or a year", async () => {
    const words = fc.string({ unit: "grapheme", maxLength: 200 });
    const made = words.map((title) => slugify(title, slugMax));
    await fc.assert(
      fc.asyncProperty(
        made.filter((slug) => slug !== "" && !/^\d{4}$/.test(slug)),
        async (slug) => {
          expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
          expect(slug.length).toBeLessThanOrEqual(slugMax);
          expect(await told([topic("a", slug)])).toEqual([]);
        },
      ),
      { numRuns: count(50, 2000) },
    );
  });
});

describe("an address is refused", () => {
  it.each([
    "With Capitals",
    "under_score",
    "two--hyphens",
    "-before",
    "after-",
    "é",
    "a/b",
    "a.b",
    "..",
    "a\n",
  ])("with other characters: %j", async (current) => {
    expect(await told([topic("a", current)])).toEqual([expect.stringContaining("may hold only")]);
  });

  it("when it is empty", async () => {
    expect(await told([topic("a", "")])).toContain("Address: slug must have a value.");
    expect(await told([{ _id: "a", _type: "topic", title: "T" }])).toEqual(["Address is missing."]);
  });

  it.each(["0000", "2026"])("when it is a year: %s", async (current) => {
    expect(await told([topic("a", current)])).toEqual([expect.stringContaining("year's pages")]);
    expect(await told([topic("a", `${current}0`)])).toEqual([]);
  });

  it.each(reservedWords)("for a section, when it is the site's own word: %s", async (current) => {
    const section = { ...topic("a", current), _type: "section" };
    expect(await told([section])).toEqual([expect.stringContaining("first word of other pages")]);
    expect(await told([topic("a", current)])).toEqual([]);
  });

  it("when another document of its type has it", async () => {
    const pair = [topic("a", "ferry"), topic("b", "ferry")];
    expect(await told(pair)).toEqual(Array(2).fill("Address: slug is already in use."));
    expect(await told([topic("a", "ferry"), { ...topic("b", "ferry"), _type: "person" }])).toEqual(
      [],
    );
  });

  it("but not because of its own draft", async () => {
    expect(await told([topic("a", "ferry"), topic("drafts.a", "ferry")])).toEqual([]);
    expect(await told([topic("a", "ferry"), topic("versions.r1.a", "ferry")])).toEqual([]);
  });

  it("for a story, only within its section", async () => {
    const story = (_id: string, section: string): StoredDocument => ({
      ...topic(_id, "ferry"),
      _type: "article",
      section: { _type: "reference", _ref: section },
    });
    expect(await told([story("a", "news"), story("b", "harbour")])).toEqual([]);
    expect(await told([story("a", "news"), story("b", "news")])).toHaveLength(2);
  });
});

function topic(_id: string, current: string): StoredDocument {
  return { _id, _type: "topic", title: "Title", slug: { _type: "slug", current } };
}

async function told(documents: StoredDocument[]): Promise<string[]> {
  return (await validateContent(documents))
    .filter((finding) => printPath(finding.path).startsWith("slug"))
    .map((finding) => finding.message);
}
