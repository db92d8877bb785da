import type { SanityClient } from "@sanity/client";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { count } from "../counts.ts";
import { portLake } from "./portLake.ts";
import { atLeast, hear } from "./listen/heard.ts";

async function newsroom() {
  const lake = await portLake();
  const client = lake.client();
  const block = (text: string) => ({
    _type: "block",
    children: [{ _type: "span", text }],
  });
  await client
    .transaction()
    .create({
      _id: "drafts.fox",
      _type: "article",
      title: "The quick brown fox",
      slug: { current: "well-known-fox" },
      body: [block("It jumps over the lazy dog.")],
      tags: ["animals", "speed"],
    })
    .create({ _id: "bear", _type: "article", title: "A brown bear", body: [block("It sleeps.")] })
    .create({
      _id: "zoo",
      _type: "place",
      title: "Bärenzwinger",
      of: { _type: "reference", _ref: "bear" },
    })
    .commit();
  return lake;
}

const found = async (client: SanityClient, filter: string, params = {}) =>
  client.fetch<string[]>(`*[${filter}]._id`, params, { perspective: "drafts" });

test.each([
  ["brown", ["bear", "fox"]],
  ["BROWN fox", ["fox"]],
  ["bro*", ["bear", "fox"]],
  ["*own", ["bear", "fox"]],
  ["bro", []],
  ["brown -fox", ["bear"]],
  ["-fox", []],
  ['"quick brown"', ["fox"]],
  ['"brown quick"', []],
  ['brown -"lazy dog"', ["bear"]],
  ["well-known", ["fox"]],
  ["bärenz*", ["zoo"]],
  ["animals", ["fox"]],
  ["fox bear", []],
  ["block", []],
  ["", []],
  ["*", ["bear", "fox", "zoo"]],
  ["\\ ( [ + ?", []],
])("a search for %j in whole documents", async (search, ids) => {
  const { client } = await newsroom();
  const filter = "[@, _id] match text::query($search)";
  expect(await found(client(), filter, { search })).toEqual(ids);
});

test.each([
  ["title match text::query('fox')", ["fox"]],
  ["[title] match text::query('fox')", ["fox"]],
  ["tags match text::query('speed')", ["fox"]],
  ["pt::text(body) match text::query('lazy dog')", ["fox"]],
  ["body match text::query('lazy')", []],
  ["title match text::query('quick') || _id match text::query('zoo')", ["fox", "zoo"]],
  ["title match text::query('brown') && !(title match text::query('bear'))", ["fox"]],
  ["of->title match text::query('bear')", ["zoo"]],
  ["[title, pt::text(body)] match text::query('brown lazy')", ["fox"]],
  ["title match text::query('lazy')", []],
  ["missing match text::query('lazy')", []],
  ["_id match text::query('zoo')", ["zoo"]],
  ["[@, _id] match text::query('zoo')", ["zoo"]],
  ["!(title match text::query('brown'))", ["zoo"]],
  ["count(tags[@ match text::query('speed')]) > 0", ["fox"]],
  ["_type == 'article' && title match text::query('bro' + '*')", ["bear", "fox"]],
])("%s", async (filter, ids) => {
  const { client } = await newsroom();
  expect(await found(client(), filter)).toEqual(ids);
});

test("what SQLite leaves out a search would not have found", async () => {
  const { client, lake } = await portLake();
  const word = fc.constantFrom(
    "fox",
    "Fox",
    "FÖX",
    "well-known",
    "a.b",
    'say "hi"',
    "x1",
    "foxes",
    "\u212aelvin",
    "kelvin",
    "tab\tfox",
    "\\fox",
    "100%",
  );
  const texts = fc.array(word, { maxLength: 4 }).map((words) => words.join(" "));
  const search = fc
    .array(fc.oneof(word, fc.constantFrom("fo*", "*ox", "-fox", '"well known"', "*", "kel*")), {
      maxLength: 3,
    })
    .map((words) => words.join(" "));
  await fc.assert(
    fc.asyncProperty(fc.array(texts, { maxLength: 5 }), search, async (titles, asked) => {
      const mutations = titles.map((title, n) => ({
        createOrReplace: {
          _id: `d${n}`,
          _type: n % 2 ? "odd" : "even",
          title,
          deep: [{ of: title }],
        },
      }));
      await lake.mutate({ mutations, author: "test" });
      for (const left of ["title", "[@, _id]", "deep[].of"]) {
        const condition = `${left} match text::query($asked)`;
        const narrowed = await client().fetch(`*[_type == "odd" && ${condition}]._id`, { asked });
        const whole = await client().fetch(`*[_type == "odd" && !(!(${condition}))]._id`, {
          asked,
        });
        expect(narrowed).toEqual(whole);
      }
      const scored =
        "*[_type == 'odd'] | score(boost(title match text::query($asked), 2), references($asked))";
      expect(await client().fetch(`${scored}[_score > 0]._id`, { asked })).toEqual(
        await client().fetch(`${scored}[_score > 0.0 || false]._id`, { asked }),
      );
    }),
    { numRuns: count(25, 500) },
  );
});

test("of a search for the best alone, no more is read than can be among them, and they are the same", async () => {
  const { client, lake } = await portLake();
  const words = ["fox", "bear", "foxglove", "zoo", "brown fox", "a fox and a fox", ""];
  const mutations = Array.from({ length: 900 }, (_, n) => ({
    create: {
      _id: n % 11 === 0 ? `drafts.d${n % 50}` : `d${n}`,
      _type: ["article", "place", "person"][n % 3],
      title: n % 7 === 3 ? [words[n % 5]] : words[n % 7],
      name: words[(n * 5) % 7],
      rank: n % 13 === 0 ? undefined : (n * 7) % 40,
      of: { _ref: `d${n % 9}`, _weak: true },
    },
  }));
  const ids = new Set<string>();
  await lake.mutate({
    mutations: mutations.filter(({ create: { _id } }) => ids.size < ids.add(_id).size),
    author: "test",
  });
  const base = "([@, _id] match text::query($q) || references($raw))";
  const scores = [
    base,
    `boost(_type in ["article"] && title match text::query($q), 10), ${base}`,
    `boost(_type in ["place", "person"] && name match text::query($q), 0.1), boost(references($ref), 0.2), boost(title match text::query($q), 0.3), ${base}`,
    `title match "fox", ${base}`,
    `boost(_type == "place", 3), boost(title match text::query($q), rank), ${base}`,
  ];
  const orders = [
    "orderings[0] desc",
    "orderings[0] desc, orderings[1] desc",
    "orderings[0] desc, orderings[2]",
    "orderings[0]",
    "orderings[1]",
  ];
  let compared = 0;
  for (const score of scores) {
    for (const order of orders) {
      for (const [q, limit, perspective] of [
        ["fo*", 26, "raw"],
        ["fox", 101, "drafts"],
        ["bear", 7, "published"],
        ["*", 30, "drafts"],
        ["", 5, "raw"],
      ] as const) {
        const asked = (above: string) =>
          client().fetch<unknown[]>(
            `*[_type in $types && !(_id in ["d5"])] | score(${score}) [${above}] {_type, _id, _originalId, "orderings": [_score, rank, lower(name)]} | order(${order}) [0...${limit}]`,
            { q, raw: q, ref: "d3", types: ["article", "place", "person"] },
            { perspective },
          );
        const found = await asked("_score > 0");
        // Said so, every document is looked at.
        expect(found, `${score} | ${order} for ${q} in ${perspective}`).toEqual(
          await asked("0 < _score"),
        );
        compared += found.length;
      }
    }
  }
  expect(compared).toBeGreaterThan(1000);
}, 300_000);

test("the Studio's own search is answered, the best first", async () => {
  const { client } = await newsroom();
  const query = `// findability-mvi:5
    *[_type in $__types] | score(boost(_type in ["article"] && title match text::query($__query), 10), ([@, _id] match text::query($__query) || references($__rawQuery))) [_score > 0] {_type, _id, _originalId, "orderings": [_score]} | order(orderings[0] desc) [0...$__limit]`;
  const answer = await client().fetch(
    query,
    { __types: ["article", "place"], __query: "bear*", __rawQuery: "bear", __limit: 10 },
    { perspective: "drafts" },
  );
  expect(answer).toEqual([
    { _type: "article", _id: "bear", _originalId: "bear", orderings: [expect.any(Number)] },
    { _type: "place", _id: "zoo", _originalId: "zoo", orderings: [expect.any(Number)] },
  ]);
});

test("a search finds nothing that the asker may not see", async () => {
  const { client } = await newsroom();
  const anybody = client({ token: "" });
  const query = "*[[@, _id] match text::query('brown')]._id";
  expect(await anybody.fetch(query, {}, { perspective: "published" })).toEqual(["bear"]);
});

test("match, versions and paths as the Studio asks for them", async () => {
  const { client } = await newsroom();
  await client().create({ _id: "versions.r1.bear", _type: "article", title: "A big bear" });
  await client().create({ _id: "drafts.bear", _type: "article", title: "A brown bear" });
  const raw = (filter: string, params = {}) =>
    client().fetch(`*[${filter}]._id | order(@)`, params, { perspective: "raw" });
  expect(await raw("sanity::versionOf($publishedId)", { publishedId: "bear" })).toEqual([
    "bear",
    "drafts.bear",
    "versions.r1.bear",
  ]);
  expect(await raw("sanity::partOfRelease('r1')")).toEqual(["versions.r1.bear"]);
  expect(await raw("_id in path('drafts.**') && title match 'bro*'")).toEqual([
    "drafts.bear",
    "drafts.fox",
  ]);
  expect(await raw("!(_id in path('drafts.**')) && !(_id in path('versions.**'))")).toEqual([
    "bear",
    "zoo",
  ]);
  expect(await client().fetch("*[_id == 'bear'][0].title", {}, { perspective: ["r1"] })).toBe(
    "A big bear",
  );
});

test.each([
  "*[text::query('a') == 'b']",
  "text::query('a')",
  "*[title match text::query(title)]",
  "*[title match text::query(3)]",
  "*[text::semanticSimilarity('a') > 0.5]",
])("%s is a clear 400", async (query) => {
  const { client } = await newsroom();
  await expect(client().fetch(query)).rejects.toMatchObject({
    statusCode: 400,
    details: { type: "queryUnsupportedError" },
  });
});

test("a listener says that it cannot search", async () => {
  const { client } = await newsroom();
  const heard = hear(client().listen("*[title match text::query('a')]"));
  expect(await heard.error()).toMatchObject({ name: "ChannelError" });
  const simple = hear(
    client().listen(
      "*[sanity::versionOf('bear') && title match 'bro*']",
      {},
      { includeAllVersions: true, events: ["welcome", "mutation"] },
    ),
  );
  await simple.until(atLeast(1));
  await client().create({ _id: "drafts.bear", _type: "article", title: "Brown" });
  expect(await simple.until(atLeast(2))).toMatchObject([{}, { documentId: "drafts.bear" }]);
});
