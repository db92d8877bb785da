import { beforeAll, afterAll, expect, test } from "vitest";
import { importDataset } from "../../lake/importDataset.ts";
import { openLake, type Lake } from "../../lake/openLake.ts";
import { answerQuery } from "../../lake/query/answerQuery.ts";
import { statementsOf, type Row, type Statements } from "../../lake/query/statements.ts";
import { openReader } from "../../lake/storage/openDatabase.ts";
import { archive } from "../../scripts/bench/lakeDocuments.ts";

// Without a clock: a query that an index serves reads few documents, however many there are.

const count = 3000;
let lake: Lake;
let sql: Statements;
let read: number;

beforeAll(async () => {
  lake = openLake({ file: ":memory:", assets: "unused" });
  async function* lines() {
    yield Buffer.from(
      archive(count)
        .map((one) => `${JSON.stringify(one)}\n`)
        .join(""),
    );
  }
  await importDataset(lake, lines(), { author: "test" });
  sql = counting(statementsOf(openReader(lake.file)));
});

afterAll(() => lake.close());

test.each([
  ["*[_id == $id][0]", 1],
  ["*[_id in [$id, 'article-8', 'nowhere']]._id", 2],
  ["*[_type == 'article' && slug.current == 'story-9'][0].section->title", 2],
  ["*[slug.current == 'story-9'][0]._id", 1],
  ["*[_type == 'section'] | order(title)", 20],
  ["*[_type == 'article'] | order(publishedAt desc)[0...20]._id", 20],
  ["*[_type == 'article'] | order(publishedAt desc){_id}[0..19]", 20],
  ["*[_type == 'article' && defined(slug.current)] | order(publishedAt asc)[10...20]", 20],
  [
    "*[_type == 'article' && section._ref == 'section-3'] | order(publishedAt desc)[0...20]._id",
    150,
  ],
  ["*[_type == 'article'][0...3]._id", 64],
  ["*[references('statistic-5')]._id", 60],
  ["*[_type == 'statistic' && value == 35]{_id, 'by': *[references(^._id)]._id}", 60],
  [
    "*[_id in ['statistic-5', 'statistic-6']]{'n': count(*[_type == 'article' && references(^._id)])}",
    120,
  ],
  ["*[_id == $id]{'x': *[_id == ^.section._ref][0].title}", 2],
  ["{'a': *[_id == $id][0], 's': *[_type == 'section']}", 21],
  ["*['section-4' in [section._ref]] | order(_id)", count + 1],
  ["*[_type in ['section', 'article']] | order(_updatedAt desc)[0...20]._id", 20],
  ["*[_type == 'article'] | order(_id)[0...20]._id", 64],
  ["*[_type == 'article'] | order(_id desc)[0...20]._id", 64],
  ["* | order(_id)[0...20]._id", 64],
  ["*[headline match 'matter 432']._id", 20],
  ["*[sanity::versionOf('article-5')]._id", 1],
  [
    `*[_type in ["article"] && ([@, _id] match text::query("*") || references("")) && (_type == "article" && !(_id in ["a"]))] {_type, _id, _originalId, "orderings": [publishedAt]} | order(dateTime(orderings[0]) desc) [0...101]`,
    101,
  ],
  [
    `*[_type in ["article", "section"]] | score(boost(_type in ["section"] && title match text::query("coun*"), 10), ([@, _id] match text::query("coun*") || references("coun"))) [_score > 0] {_type, _id, _originalId, "orderings": [_score]} | order(orderings[0] desc) [0...26]`,
    84,
  ],
])("%s reads at most %i documents", (query, most) => {
  read = 0;
  const request = {
    query,
    params: { id: "article-7" },
    layers: [""],
    isAnonymous: false,
    identity: "test",
    now: "2026-11-02T09:00:00Z",
    project: "local",
    dataset: "production",
    largestAnswer: 1e9,
  };
  expect(answerQuery(sql, request)).not.toBe("[]");
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThanOrEqual(most);
});

/** Counts the documents that are read. */
function counting(statements: Statements): Statements {
  const tally = (row: Row) => {
    if ("json" in row) read++;
    return row;
  };
  return {
    get(query, ...values) {
      const row = statements.get(query, ...values);
      return row && tally(row);
    },
    all: (query, ...values) => statements.all(query, ...values).map(tally),
    *iterate(query, ...values) {
      for (const row of statements.iterate(query, ...values)) yield tally(row);
    },
  };
}
