import * as fc from "fast-check";
import { expect, test } from "vitest";
import { count } from "../counts.ts";
import { compare, fill, now, readers } from "./groq/compare.ts";
import { testLake } from "./testLake.ts";

// Perspectives, versions, paths, matches and scores: what the Studio's lists and searches are made of. The lake must say
// what groq-js says over the documents as the reader sees them, with whatever index it finds them by.

const phrase = fc.constantFrom(
  "The quick brown fox",
  "quick-brown, fox!",
  "QUICK",
  "fox's den",
  "Ærlig talt, brønn",
  "a.b@c.de 42",
  "42",
  "",
  " ",
  "😀 fox",
  "foxes and\nbears",
);
const text = fc.oneof(
  { weight: 8, arbitrary: phrase },
  { weight: 1, arbitrary: fc.constantFrom(42, null, true) },
);
const base = fc.constantFrom("a", "b", "a-1", "fox", "x.y");
const version = fc.constantFrom("", "", "drafts.", "versions.r1.", "versions.r2.");

const story = fc.record(
  {
    _id: fc.tuple(version, base).map((parts) => parts.join("")),
    _type: fc.constantFrom("article", "article", "person"),
    title: text,
    tags: fc.array(text, { maxLength: 3 }),
    body: fc.array(
      fc.record({
        _type: fc.constant("block"),
        children: fc.array(fc.record({ text: phrase }), { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    n: fc.integer({ min: 0, max: 3 }),
    by: fc.record({ _ref: base, _weak: fc.constant(true) }),
    _system: fc.constantFrom({ delete: true }, {}),
  },
  { requiredKeys: ["_id", "_type"] },
);

const word = fc.constantFrom(
  "'fox'",
  "'FOX'",
  "'fo*'",
  "'*ox'",
  "'*'",
  "''",
  "'quick brown'",
  "'brown quick'",
  "'brø*'",
  "'42'",
  "42",
  "'fox-den'",
  "null",
  "['fox', 'qui*']",
  "[]",
  "$text",
  "$none",
  "$ids",
);
const left = fc.constantFrom(
  "title",
  "tags",
  "tags[]",
  "[title, _id]",
  "[title, tags]",
  "pt::text(body)",
  "body[].children[].text",
  "_id",
  "by->title",
  "lower(title)",
  "missing",
);
const match = fc.tuple(left, word).map(([a, b]) => `${a} match ${b}`);

const pattern = fc.constantFrom(
  "*",
  "**",
  "drafts.*",
  "drafts.**",
  "versions.*",
  "versions.**",
  "versions.*.*",
  "versions.r1.*",
  "versions.r1.a",
  "a",
  "a*",
  "*.a",
  "x.*",
  "x.y",
  "",
  "drafts.a-1",
  "*.*.*",
);
const id = fc.constantFrom(
  "'a'",
  "'drafts.a'",
  "'versions.r1.a'",
  "'x.y'",
  "'none'",
  "$id",
  "$none",
  "$n",
  "''",
);
const rule = fc.oneof(
  { weight: 3, arbitrary: match },
  pattern.map((one) => `_id in path('${one}')`),
  pattern.map((one) => `_originalId in path('${one}')`),
  pattern.map((one) => `by._ref in path('${one}')`),
  id.map((one) => `sanity::versionOf(${one})`),
  fc
    .constantFrom("'r1'", "'r2'", "'none'", "$text", "$none")
    .map((one) => `sanity::partOfRelease(${one})`),
  fc.constantFrom(
    "_type == 'article'",
    "_type in ['person']",
    "n > 1",
    "references('a')",
    "_id == 'a'",
    "_id in ['drafts.a', 'b']",
    "defined(_originalId)",
    "_originalId == 'drafts.a'",
  ),
);
const condition = fc.oneof(
  { weight: 3, arbitrary: rule },
  { weight: 2, arbitrary: fc.tuple(rule, rule).map(([a, b]) => `${a} && ${b}`) },
  { weight: 1, arbitrary: fc.tuple(rule, rule).map(([a, b]) => `(${a} || ${b})`) },
  { weight: 1, arbitrary: rule.map((one) => `!(${one})`) },
);
const scored = fc.oneof(
  rule,
  fc.tuple(rule, fc.constantFrom("2", "0.5", "10")).map(([one, by]) => `boost(${one}, ${by})`),
);
const scores = fc.array(scored, { minLength: 1, maxLength: 3 }).map((all) => all.join(", "));
const cut = fc.constantFrom("", "[0...3]", "[0]", "[1..2]");
const query = fc.oneof(
  condition.map((one) => `*[${one}]{_id, _originalId, title}`),
  fc.tuple(condition, cut).map(([one, slice]) => `*[${one}] | order(title, _id)${slice}._id`),
  fc
    .tuple(condition, scores, cut)
    .map(
      ([one, by, slice]) =>
        `*[${one}] | score(${by}) | order(_score desc, _id)${slice}{_id, _score}`,
    ),
  fc
    .tuple(condition, scores)
    .map(
      ([one, by]) =>
        `*[${one}] | score(${by})[_score > 0]{_id, 's': [_score]} | order(s[0] desc)[0...4]`,
    ),
  fc
    .tuple(rule, rule)
    .map(([one, other]) => `*[${one}]{_id, 'same': *[${other} && by._ref == ^._id]._id}`),
  condition.map((one) => `count(*[${one}])`),
  fc.constantFrom(
    "releases::all()",
    "*[sanity::versionOf(^._id)]",
    "*{'all': *[sanity::versionOf(^._id)]._id, 'p': _id in path('drafts.**')}",
  ),
);

test.each(Array.from({ length: count(2, 12) }, (_, at) => at))(
  "perspectives, versions, paths, matches and scores are those of groq-js, set %i",
  { timeout: 600_000 },
  async (seed) => {
    expect.hasAssertions();
    const { lake } = testLake({ now: () => new Date(now) });
    // Each id may come again: what was written first is written over, and its index with it.
    for (const more of [0, 100])
      await fill(lake, fc.sample(story, { numRuns: 25, seed: seed + more }));
    const property = fc.asyncProperty(query, fc.constantFrom(...readers), (asked, reader) =>
      compare(lake, asked, reader),
    );
    await fc.assert(property, { numRuns: count(150, 400) });
  },
);
