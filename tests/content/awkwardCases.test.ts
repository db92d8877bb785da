import { describe, expect, test } from "vitest";
import {
  isObject,
  listOf,
  objectsIn,
  readContent,
  refOf,
  wordsOf,
  type ContentDocument,
} from "./readContent.ts";
import { blocksOf, textOf } from "./storyText.ts";

const documents = readContent();
const byId = new Map(documents.map((document) => [document._id, document]));
const published = (type: string) =>
  documents.filter(({ _id, _type }) => _type === type && !_id.startsWith("drafts."));
const stories = published("article");
const lengthOf = (story: ContentDocument) =>
  blocksOf(story["body"]).map(textOf).join(" ").split(/\s+/).filter(Boolean).length;
const bodyHolds = (story: ContentDocument, type: string) =>
  [...objectsIn(story["body"])].some(({ value }) => value["_type"] === type);
const sectionOf = (story: ContentDocument) => refOf(story["section"]);
const asks = (name: string, holds: (story: ContentDocument) => boolean) =>
  [name, () => stories.some(holds)] as const;
const file = (name: string, type: string, holds: (document: ContentDocument) => boolean) =>
  [name, () => published(type).some(holds)] as const;
const valuesOf = (type: string, field: string) =>
  new Set(published(type).map((document) => document[field]));

const blocks = [
  "quoteEmbed",
  "statisticEmbed",
  "breakdownEmbed",
  "pullQuote",
  "picture",
  "factBox",
  "divider",
];
const annotations = ["link", "articleLink", "quoted", "figureInProse"];
const everyBlock = (story: ContentDocument) =>
  [...blocks, ...annotations].every((type) => bodyHolds(story, type));
const inBody = (story: ContentDocument, holds: (value: Record<string, unknown>) => boolean) =>
  [...objectsIn(story["body"])].some(({ value }) => holds(value));
const hasMark = (mark: string) => (value: Record<string, unknown>) =>
  listOf(value["marks"]).includes(mark);
const pictureIs = (story: ContentDocument, holds: (width: number, height: number) => boolean) => {
  const [, width, height] = /-(\d+)x(\d+)\./.exec(JSON.stringify(story["leadImage"] ?? "")) ?? [];
  return width !== undefined && holds(Number(width), Number(height));
};

describe("the content holds every awkward case of a newsroom", () => {
  test.each([
    asks("a long read with every block and mark", (s) => lengthOf(s) > 1200 && everyBlock(s)),
    asks("a story under a hundred words", (s) => lengthOf(s) > 20 && lengthOf(s) < 100),
    asks("a story without a text", (s) => s["body"] === undefined),
    asks("a headline of 200 characters", (s) => wordsOf(s["headline"]).length === 200),
    asks("a headline of one word", (s) => /^\w+$/.test(wordsOf(s["headline"]))),
    asks("a figure in the headline", (s) => /\d/.test(wordsOf(s["headline"])) && "cites" in s),
    asks("a figure in the dek", (s) => /\d/.test(wordsOf(s["dek"])) && "cites" in s),
    asks("two authors", (s) => listOf(s["authors"]).length === 2),
    asks("no author", (s) => s["authors"] === undefined),
    asks("no dek, no author, no picture", (s) => !s["dek"] && !s["authors"] && !s["leadImage"]),
    asks("several pictures", (s) => "leadImage" in s && bodyHolds(s, "picture")),
    asks("a portrait picture with hotspot and crop", (s) => {
      const image = s["leadImage"];
      return (
        isObject(image) && !!image["hotspot"] && !!image["crop"] && pictureIs(s, (w, h) => h > w)
      );
    }),
    asks("a landscape picture", (s) => pictureIs(s, (w, h) => w > h)),
    asks("networks of its own", (s) => listOf(s["shareNetworks"]).length > 0),
    asks("search texts of its own", (s) => isObject(s["seo"]) && "title" in s["seo"]),
    asks("words excused as no figure", (s) => listOf(s["notFigures"]).length > 0),
    asks("an update by an editor", (s) => "updatedAt" in s),
    asks("a list within a list within a list", (s) => inBody(s, (v) => v["level"] === 3)),
    asks("a numbered list within another", (s) =>
      inBody(s, (v) => v["listItem"] === "number" && v["level"] === 2),
    ),
    asks("a bullet list", (s) => inBody(s, (v) => v["listItem"] === "bullet")),
    asks("a smaller heading", (s) => inBody(s, (v) => v["style"] === "h3")),
    ...["strong", "em", "notFigure"].map((mark) =>
      asks(`words marked ${mark}`, (s) => inBody(s, hasMark(mark))),
    ),
    asks("marks that overlap", (s) =>
      inBody(s, (v) => hasMark("strong")(v) && listOf(v["marks"]).length > 1),
    ),
    asks("a mark within a quotation", (s) =>
      inBody(s, (v) => hasMark("em")(v) && listOf(v["marks"]).length > 1),
    ),
    asks(
      "a figure that prints its own value",
      (s) =>
        blocksOf(s["body"]).length > 0 &&
        inBody(s, (v) =>
          listOf(v["children"]).some((c) => isObject(c) && c["_type"] === "figureInProse"),
        ),
    ),
    ...["https://", "mailto:", "tel:", "/"].map((start) =>
      asks(`a link to ${start}`, (s) => inBody(s, (v) => wordsOf(v["href"]).startsWith(start))),
    ),
    ...["rule", "space"].map((style) =>
      asks(`a divider as ${style}`, (s) =>
        inBody(s, (v) => v["_type"] === "divider" && v["style"] === style),
      ),
    ),
    asks("an excerpt with words left out and put in", (s) =>
      inBody(s, (v) => /….*\[/.test(wordsOf(v["excerpt"]))),
    ),
    file("a background source", "quote", (q) => q["attribution"] === "background"),
    file(
      "a quotation not for attribution",
      "quote",
      (q) => q["attribution"] === "not for attribution",
    ),
    file("an organization that speaks", "quote", (q) =>
      (refOf(q["speaker"]) ?? "").startsWith("organization-"),
    ),
    file("a quotation with the day it was given out", "quote", (q) => "publishedOn" in q),
    file("a quotation from a right-to-left original", "quote", (q) =>
      /\p{Script=Arabic}/u.test(wordsOf(q["original"])),
    ),
    file("a quotation from another original", "quote", (q) =>
      /\p{Script=Cyrillic}/u.test(wordsOf(q["original"])),
    ),
    file("a discrepancy that its source publishes", "breakdown", (b) => isObject(b["discrepancy"])),
    file("a breakdown without bars", "breakdown", (b) => b["chart"] === "none"),
    file("a statistic that stands beside another", "statistic", (s) => isObject(s["standsBeside"])),
    file("a statistic as of a day", "statistic", (s) => "asOf" in s),
    file("a statistic of a period", "statistic", (s) => "period" in s),
    file("a statistic to be looked at again", "statistic", (s) => "reviewBy" in s),
    file("money in pence", "statistic", (s) => s["unit"] === "£" && s["precision"] === 2),
    file(
      "a percentage with a decimal",
      "statistic",
      (s) => s["unit"] === "%" && s["precision"] === 1,
    ),
    file(
      "a statistic that several stories use",
      "statistic",
      ({ _id }) =>
        stories.filter((s) => [...objectsIn(s)].some(({ value }) => refOf(value) === _id)).length >
        2,
    ),
    file("a section under another", "section", (s) => "parent" in s),
    file("a source with an archived copy", "source", (s) => "archivedUrl" in s),
    ...(["Cyrillic", "Arabic", "Han"] as const).map((script) =>
      file(
        `a name in ${script}`,
        "person",
        (p) =>
          new RegExp(`\\p{Script=${script}}`, "u").test(wordsOf(p["name"])) && "nameLanguage" in p,
      ),
    ),
    file("a name with an apostrophe", "person", (p) => wordsOf(p["name"]).includes("’")),
    file("a name with combining marks", "person", (p) => /\p{M}/u.test(wordsOf(p["name"]))),
    file("a correction of a statistic", "correction", (c) =>
      (refOf(c["corrects"]) ?? "").startsWith("statistic-"),
    ),
    file("a redirect to a document", "redirect", (r) => "target" in r),
    file("a redirect to an address", "redirect", (r) => "to" in r),
    file("a comment about a figure", "comment", (c) =>
      (refOf(c["about"]) ?? "").startsWith("statistic-"),
    ),
    file("a reply of the paper to a reply to a comment", "comment", (c) => {
      const parent = byId.get(refOf(c["parent"]) ?? "");
      return c["fromPaper"] === true && refOf(parent?.["parent"]) !== undefined;
    }),
  ])("%s", (_name, isThere) => {
    expect(isThere()).toBe(true);
  });

  test.each([
    ["article", "label", ["analysis", "news", "opinion", "sponsored"]],
    ["article", "comments", ["closed", "hidden", "open"]],
    ["breakdown", "relation", ["derived", "partition", "subset"]],
    ["comment", "status", ["approved", "pending", "rejected", "spam"]],
    ["correction", "kind", ["clarification", "correction", "retraction", "update"]],
    ["statistic", "qualifier", ["about", "almost", "at least", "at most", "exact", "more than"]],
    ["place", "level", ["city", "country", "county", "state"]],
    ["report", "status", ["closed", "open"]],
  ])("every %s %s", (type, field, values) => {
    expect([...valuesOf(type, field)].sort()).toEqual(values);
  });

  test("every operation of a derived figure", () => {
    const operations = published("breakdown").flatMap(({ derivation }) =>
      isObject(derivation) ? [derivation["operation"]] : [],
    );
    expect([...new Set(operations)].sort()).toEqual(["difference", "percent", "ratio"]);
  });

  test("stories in two months of one section, and at least twelve of Aldwater", () => {
    const months = stories
      .filter((story) => sectionOf(story) === "section-harbour")
      .map((story) => wordsOf(story["publishedAt"]).slice(0, 7));
    expect(new Set(months).size).toBeGreaterThan(1);
    expect(stories.length).toBeGreaterThan(12);
  });

  test("a front page whose lead and seconds an editor chose", () => {
    const front = byId.get("front")!;
    expect(refOf(front["lead"])).toBe("safe-cities");
    expect(listOf(front["seconds"]).map(refOf)).toEqual(["winter-ferry", "tannery-lane-weir"]);
    expect(refOf(front["quotation"])).toBe("quote-marsh-channel");
  });

  test("a draft of a published story, one never published, one that waits for its hour", () => {
    const drafts = documents
      .filter(({ _id, _type }) => _type === "article" && _id.startsWith("drafts."))
      .map(({ _id }) => _id.slice("drafts.".length));
    const [schedule] = published("schedule");
    const due = listOf(schedule!["documents"]).map(refOf);
    expect(schedule).toMatchObject({ action: "publish", status: "pending" });
    expect(wordsOf(schedule!["at"]) > "2030").toBe(true);
    expect(drafts.filter((id) => byId.has(id)).length).toBe(1);
    expect(drafts.filter((id) => !byId.has(id) && !due.includes(id)).length).toBe(1);
    expect(drafts.filter((id) => due.includes(id)).length).toBe(1);
  });
});
