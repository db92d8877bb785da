import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { objectsIn, readContent, refOf } from "./readContent.ts";
import { blocksOf, boundRuns, readAloud } from "./storyText.ts";

const onFile = new Map(readContent().map((document) => [document._id, document]));
const story = onFile.get("safe-cities")!;
const text = readFileSync(new URL("safeCities.txt", import.meta.url), "utf8");

test("every sentence of the first story stands in it, in the same words and order", () => {
  const [headline, ...paragraphs] = text.split("\n").filter((line) => line !== "");
  expect(story["headline"]).toBe(headline);
  expect(readAloud(story, onFile)).toBe(paragraphs.join(" "));
});

test("its headings are the two questions", () => {
  const headings = [...objectsIn(story["body"])]
    .filter(({ value }) => value["style"] === "h2")
    .map(({ value }) => (value["children"] as { text: string }[]).map((c) => c.text).join(""));
  expect(headings).toEqual(["Who Was Targeted?", "Why These Towns?"]);
});

test("its address, section and time are those of the page, and nothing corrects it", () => {
  expect(story["slug"]).toEqual({
    _type: "slug",
    current: "ice-is-making-an-example-of-safe-cities",
  });
  expect(refOf(story["section"])).toBe("section-news");
  expect(story["publishedAt"]).toBe("2017-09-29T08:40:00Z");
  for (const absent of ["updatedAt", "authors", "dek"]) expect(story).not.toHaveProperty(absent);
  const facts = [...objectsIn(story["body"])].map(({ value }) => refOf(value));
  const corrected = [...onFile.values()]
    .filter((document) => document._type === "correction")
    .map((document) => refOf(document["corrects"]));
  expect(corrected.filter((id) => id === "safe-cities" || facts.includes(id))).toEqual([]);
});

test("the ten counts are a partition of 498, and 317 and 104 overlapping parts of it", () => {
  const values = (id: string) => {
    const breakdown = onFile.get(id)!;
    const parts = (breakdown["parts"] as unknown[]).map(
      (part) => onFile.get(refOf(part)!)!["value"],
    );
    return [breakdown["relation"], onFile.get(refOf(breakdown["total"])!)!["value"], parts];
  };
  expect(values("arrests-by-place")).toEqual([
    "partition",
    498,
    [28, 30, 63, 101, 45, 107, 33, 27, 14, 50],
  ]);
  expect(values("arrests-by-history")).toEqual(["subset", 498, [317, 104]]);
});

test("all its numbers are bound, “almost 500” to 498", () => {
  const bound = blocksOf(story["body"]).flatMap((runs) => boundRuns(runs, "figureInProse"));
  expect(bound.map(({ words, target }) => [words, onFile.get(target)!["value"]])).toEqual([
    ["almost 500", 498],
    ...[28, 30, 63, 101, 45, 107, 33, 27, 14, 50, 498, 317, 104].map((n) => [String(n), n]),
  ]);
});

test("the official speaks as what he was on that day, out of the news release", () => {
  const quote = onFile.get("quote-homan-sanctuary-jurisdictions")!;
  const source = onFile.get(refOf(quote["source"])!)!;
  expect(onFile.get(refOf(quote["speaker"])!)!["name"]).toBe("Tom Homan");
  expect(quote).toMatchObject({
    role: "Acting Director, U.S. Immigration and Customs Enforcement",
    publishedOn: "2017-09-28",
  });
  expect(source).toMatchObject({
    title: "ICE arrests over 450 on federal immigration charges during Operation ‘Safe City’",
    published: "2017-09-28",
  });
});
