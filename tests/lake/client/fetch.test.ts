import type { ClientPerspective } from "@sanity/client";
import { afterAll, expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

// One lake for all: nothing here writes after this.
const { client } = await stories();

async function stories() {
  const lake = await portLake({}, afterAll);
  const transaction = lake.client().transaction();
  for (const [_id, title] of [
    ["a", "Published"],
    ["drafts.a", "Draft"],
    ["versions.r1.a", "Release"],
    ["drafts.only", "Only a draft"],
    ["b", "Another"],
  ])
    transaction.create({ _id, _type: "article", title });
  await transaction.commit();
  return lake;
}

const titles = "*[_type == 'article'] | order(_id).title";

test.each<[ClientPerspective | undefined, string[]]>([
  [undefined, ["Published", "Another"]],
  ["published", ["Published", "Another"]],
  ["drafts", ["Draft", "Another", "Only a draft"]],
  ["previewDrafts", ["Draft", "Another", "Only a draft"]],
  [["r1"], ["Release", "Another"]],
  [
    ["r1", "drafts"],
    ["Release", "Another", "Only a draft"],
  ],
  [
    ["drafts", "r1"],
    ["Draft", "Another", "Only a draft"],
  ],
  [[], ["Published", "Another"]],
  ["raw", ["Published", "Another", "Draft", "Only a draft", "Release"]],
])("the perspective %j", async (perspective, expected) => {
  const options = perspective === undefined ? {} : { perspective };
  expect(await client().fetch(titles, {}, options)).toEqual(expected);
  expect(await client({ ...options }).fetch(titles)).toEqual(expected);
});

test("an API older than 2025-02-19 sees everything as it is stored", async () => {
  expect(await client({ apiVersion: "2024-01-01" }).fetch("count(*)")).toBe(5);
  expect(await client({ apiVersion: "1" }).fetch("count(*)")).toBe(5);
  expect(await client({ apiVersion: "X" }).fetch("count(*)")).toBe(2);
});

test("the request's perspective goes before the client's", async () => {
  const drafts = client({ perspective: "drafts" });
  expect(await drafts.fetch("count(*)")).toBe(3);
  expect(await drafts.fetch("count(*)", {}, { perspective: "published" })).toBe(2);
});

test("a draft shown in the place of its document says where it stands", async () => {
  const query = "*[_id == 'a'][0]{_id, _originalId}";
  expect(await client().fetch(query, {}, { perspective: "drafts" })).toEqual({
    _id: "a",
    _originalId: "drafts.a",
  });
});

test.each([
  ["a string", 'it\'s "quoted" & $odd + ü'],
  ["a number", -1.5],
  ["true", true],
  ["null", null],
  ["a list", ["a", 1, null]],
  ["an object", { deep: { er: [1] } }],
])("%s as a parameter comes as it is", async (_name, value) => {
  expect(await client().fetch("$value", { value })).toEqual(value);
});

test("a parameter that is undefined is not sent, and null in the query", async () => {
  expect(await client().fetch("{'a': $a}", { a: 1, b: undefined })).toEqual({ a: 1 });
});

test("a query that is too long for an address goes in a body, options and all", async () => {
  const ids = Array.from({ length: 3000 }, (_, n) => `id-${n}`);
  const asked = client().fetch(
    "*[_id in $ids || title == 'Draft'].title",
    { ids },
    { perspective: "drafts", filterResponse: false },
  );
  expect(await asked).toMatchObject({
    result: ["Draft"],
    query: expect.stringContaining("$ids"),
    ms: expect.any(Number),
  });
});

test("without the filter of the response there is all that the API tells", async () => {
  const answer = await client().fetch("count(*)", {}, { filterResponse: false });
  expect(Object.keys(answer).toSorted()).toEqual(["ms", "query", "result", "syncTags"]);
  expect(answer).toMatchObject({ result: 2, query: "count(*)", syncTags: ["s1:production"] });
  const short = await client().fetch("count(*)", {}, { filterResponse: false, returnQuery: false });
  expect(short).not.toHaveProperty("query");
});

test("a source map is not made: the answer is the same and bears none", async () => {
  const answer = await client().fetch(
    titles,
    {},
    { filterResponse: false, resultSourceMap: "withKeyArraySelector" },
  );
  expect(answer.result).toEqual(["Published", "Another"]);
  expect(answer).not.toHaveProperty("resultSourceMap");
});

test("with stega on, strings come as they are stored, and the client says why", async () => {
  const said: unknown[] = [];
  const logger = { log() {}, debug() {}, error: (...words: unknown[]) => said.push(words[0]) };
  const stega = { enabled: true, studioUrl: "http://localhost:3333", logger };
  expect(await client({ stega }).fetch("*[_id == 'b'][0].title")).toBe("Another");
  expect(String(said)).toContain("Missing Content Source Map");
});

test.each<object>([{ variant: "v1" }, { variant: { market: "no" } }])(
  "a variant, %j, is refused: its absence would be a wrong answer",
  async (options) => {
    expect(await refused(client().fetch(titles, {}, options))).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining("variant"),
    });
  },
);

test("what cannot matter here is taken: tag, lastLiveEventId, cacheMode, useCdn", async () => {
  const options = {
    tag: "a.b",
    lastLiveEventId: "x",
    cacheMode: "noStale",
    useCdn: false,
  } as const;
  expect(await client().fetch("count(*)", {}, options)).toBe(2);
});

test("a mistake is told with its place", async () => {
  const error = await refused(client().fetch("*[_type == 'x'"));
  expect(error).toMatchObject({
    statusCode: 400,
    details: { type: "queryParseError", query: "*[_type == 'x'", start: 13, end: 14 },
  });
  expect(error.message).toMatch(/GROQ query parse error/);
});

test.each([
  "*[geo::distance(a, b) < 5]",
  "geo::latLng(1, 2)",
  "*[geo::contains(a, b)]",
  "*[geo::intersects(a, b)]",
  "text::semanticSimilarity('a')",
  "anywhere(true)",
  "user::attributes()",
  "delta::operation()",
  "diff::changedAny({}, {}, title)",
  "media::aspect(a, 'b')",
  "*[documents::get(_id) != null]",
])("%s cannot be answered rightly and is a clear 400", async (query) => {
  expect(await refused(client().fetch(query))).toMatchObject({
    statusCode: 400,
    message: expect.stringMatching(/not supported|parse error/),
  });
});

test("two readers ask in the same moment and each has its own answer", async () => {
  const asked = Array.from({ length: 40 }, (_, n) => client().fetch("$n * 2", { n }));
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 40 }, (_, n) => n * 2));
});
