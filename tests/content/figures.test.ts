import { describe, expect, test } from "vitest";
import { findingsIn } from "../../facts/findingsIn.ts";
import { onFile } from "../../facts/onFile.ts";
import { printNumber } from "../../site/printFigure.ts";
import { listOf, objectsIn, readContent, refOf, wordsOf } from "./readContent.ts";
import { blocksOf, boundRuns, type Run } from "./storyText.ts";

const documents = readContent();
const byId = new Map(documents.map((document) => [document._id, document]));
const stories = documents.filter((document) => document._type === "article");

test("the rules of `facts/` find nothing in what is published", () => {
  const published = documents.filter((document) => !document._id.startsWith("drafts."));
  const file = onFile(published);
  expect(published.flatMap((document) => findingsIn(document, file))).toEqual([]);
});

test("nor in the drafts, seen with their own figures", () => {
  const file = onFile(documents);
  expect(documents.flatMap((document) => findingsIn(document, file))).toEqual([]);
});

/** Numbers that are no figures: dates, years, times, ages, telephone numbers. */
const plain = [
  /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g,
  /\b(?:1[5-9]|20)\d\d\b/g,
  /\b\d{1,2}\.\d\d\b(?: [ap]\.m\.)?/g,
  /\b\d{1,2} [ap]\.m\./g,
  /\+?\b0?\d{4,5} \d{3} \d{3}\b/g,
];

function numbersIn(words: string): string[] {
  return (
    plain.reduce((rest, pattern) => rest.replace(pattern, ""), words).match(/\d[\d,.]*/g) ?? []
  );
}

/** What a bound statistic is called when it is not called by its number. */
const fitting: readonly [RegExp, (value: number, n: number) => boolean][] = [
  [/^(?:almost|nearly) (.+)$/i, (value, n) => value <= n && value >= n * 0.9],
  [/^more than (.+)$/i, (value, n) => value > n],
  [/^about (.+)$/i, (value, n) => Math.abs(value - n) <= n * 0.1],
  [/^at least (.+)$/i, (value, n) => value >= n],
  [/^at most (.+)$/i, (value, n) => value <= n],
];
const inWords: Record<string, number> = {
  "a third": 100 / 3,
  "two-thirds": 200 / 3,
  "thirty-eight": 38,
  nine: 9,
  three: 3,
  "other two": 2,
};

function asNumber(words: string): number {
  const named = inWords[words.toLowerCase()];
  return named ?? Number(/\d[\d,]*(?:\.\d+)?/.exec(words)?.[0].replaceAll(",", "") ?? NaN);
}

function fits(words: string, value: number): boolean {
  for (const [pattern, holds] of fitting) {
    const rest = pattern.exec(words)?.[1];
    if (rest) return holds(value, asNumber(rest));
  }
  return asNumber(words) === value;
}

describe.each(stories.map((story) => [story._id, story] as const))("%s", (_id, story) => {
  const blocks = blocksOf(story["body"]);

  test("states no number in its text that is not bound to a figure", () => {
    const free = (run: Run) =>
      run.decorators.includes("notFigure") ||
      run.marks.some(({ type }) => type === "figureInProse" || type === "quoted");
    const loose = blocks.flatMap((runs) =>
      runs.filter((run) => !free(run)).flatMap((run) => numbersIn(run.text)),
    );
    expect(loose).toEqual([]);
  });

  test("calls each figure by its value, or by words that fit it", () => {
    const wrong = blocks
      .flatMap((runs) => boundRuns(runs, "figureInProse"))
      .filter(({ words, target }) => {
        const statistic = byId.get(target) ?? byId.get(`drafts.${target}`);
        return !fits(words, Number(statistic?.["value"]));
      });
    expect(wrong).toEqual([]);
  });

  test("states no number in headline, dek, search or alternative text that it does not cite", () => {
    const cited = listOf(story["cites"]).map((item) => {
      const statistic = byId.get(refOf(item) ?? "");
      return printNumber(Number(statistic?.["value"]), Number(statistic?.["precision"] ?? 0));
    });
    const texts = [...objectsIn(story)].flatMap(({ value }) =>
      ["headline", "dek", "alt", "title", "description"].map((field) => wordsOf(value[field])),
    );
    const excused = listOf(story["notFigures"]).map(String);
    const loose = texts
      .map((text) => excused.reduce((rest, words) => rest.replaceAll(words, ""), text))
      .flatMap(numbersIn)
      .filter((number) => !cited.includes(number));
    expect(loose).toEqual([]);
  });
});

test("what a correction says is right is what is on file", () => {
  const statistic = (id: string) => byId.get(id)!;
  const notes = documents.filter(
    ({ _type, corrects }) => _type === "correction" && refOf(corrects)?.startsWith("statistic-"),
  );
  expect(notes.length).toBeGreaterThan(0);
  for (const note of notes)
    expect(asNumber(wordsOf(note["is"]))).toBe(statistic(refOf(note["corrects"])!)["value"]);
});
