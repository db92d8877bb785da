import { expect, test } from "vitest";
import { objectsIn, readContent, refOf, wordsOf } from "./readContent.ts";
import { blocksOf, boundRuns, textOf } from "./storyText.ts";

const documents = readContent();
const byId = new Map(documents.map((document) => [document._id, document]));
const stories = documents.filter(({ _type }) => _type === "article");

/** Whether words are a run of a text, with `…` for what is left out and `[ ]` for what is put in. */
function isRunOf(words: string, text: string): boolean {
  let from = 0;
  for (const part of words.split(/\s*…\s*|\[[^\]]*\]/)) {
    const at = text.indexOf(part.trim(), from);
    if (at < 0) return false;
    from = at + part.trim().length;
  }
  return true;
}

test("words bound to a quotation are its very words", () => {
  const bound = stories.flatMap((story) =>
    blocksOf(story["body"]).flatMap((runs) => boundRuns(runs, "quoted")),
  );
  expect(bound.length).toBeGreaterThan(10);
  for (const { words, target } of bound) {
    expect(words).toMatch(/^“.*”$/s);
    expect([words, isRunOf(words.slice(1, -1), wordsOf(byId.get(target)!["text"]))]).toEqual([
      words,
      true,
    ]);
  }
});

test("an excerpt is a run of its quotation", () => {
  const excerpts = stories
    .flatMap((story) => [...objectsIn(story["body"])])
    .filter(({ value }) => value["_type"] === "quoteEmbed" && value["excerpt"]);
  expect(excerpts.length).toBeGreaterThan(1);
  for (const { value } of excerpts) {
    const quote = byId.get(refOf(value["quote"])!)!;
    expect(isRunOf(wordsOf(value["excerpt"]), wordsOf(quote["text"]))).toBe(true);
  }
});

test("nothing of six words or more stands in quotation marks that is not bound", () => {
  const loose = stories.flatMap((story) =>
    blocksOf(story["body"]).flatMap((runs) => {
      const unbound = runs.filter((run) => !run.marks.some(({ type }) => type === "quoted"));
      return [...textOf(unbound).matchAll(/“([^”]+)”/g)].filter(
        ([, words]) => (words ?? "").split(/\s+/).length >= 6,
      );
    }),
  );
  expect(loose).toEqual([]);
});

test("a pull quote repeats its own story", () => {
  const foreign = stories.flatMap((story) => {
    const text = blocksOf(story["body"]).map(textOf).join("\n").toLowerCase();
    return [...objectsIn(story["body"])]
      .filter(({ value }) => value["_type"] === "pullQuote")
      .map(({ value }) => wordsOf(value["text"]).toLowerCase().replace(/\.$/, ""))
      .filter((words) => !text.includes(words));
  });
  expect(foreign).toEqual([]);
});

test("a quotation names its speaker, or the words that are printed for one", () => {
  const wrong = documents.filter((document) => {
    const named = refOf(document["speaker"]) !== undefined;
    return (
      document._type === "quote" &&
      (named !== (document["attribution"] === "on the record") ||
        "attributedAs" in document === named)
    );
  });
  expect(wrong.map(({ _id }) => _id)).toEqual([]);
});

test("real people and bodies say only what the news release says", () => {
  const real = documents.filter(
    ({ _type, speaker }) =>
      _type === "quote" && ["person-tom-homan", "organization-ice"].includes(refOf(speaker) ?? ""),
  );
  expect(real.map(({ _id, source }) => [_id, refOf(source)])).toEqual([
    ["quote-homan-sanctuary-jurisdictions", "source-ice-release"],
    ["quote-ice-denied-access", "source-ice-release"],
  ]);
});
