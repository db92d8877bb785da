import * as fc from "fast-check";
import { evaluate, parse, toJS } from "groq-js";
import { expect, test } from "vitest";
import { importDataset } from "../../lake/importDataset.ts";
import { anonymous, localEditor, type Caller } from "../../lake/http/access.ts";
import type { LakeDocument } from "../../lake/document.ts";
import type { Lake } from "../../lake/openLake.ts";
import type { Layers } from "../../lake/query/perspective.ts";
import { document } from "./groq/documents.ts";
import { correlated, cut, query, simpleQuery, walked } from "./groq/queries.ts";
import { seen } from "./groq/seen.ts";
import { testLake } from "./testLake.ts";

// Every query is answered twice: by the lake with its indexes, and by groq-js alone over all documents, seen here by the
// few lines of `seen` below. They must agree to the byte.

const runs = process.env["STET_LONG"] ? 10 : 1;

// A few sets of documents, many queries over each: a lake is slow to open, a query is not.
test.each(Array.from({ length: 4 * runs }, (_, at) => at))(
  "the lake answers what groq-js answers over all documents, set %i",
  { timeout: 600_000 },
  async (seed) => {
    expect.hasAssertions();
    const { lake } = testLake({ now: () => new Date(now) });
    await fill(lake, fc.sample(document(), { numRuns: 6 + 6 * (seed % 4), seed }));
    const property = fc.asyncProperty(query(), fc.constantFrom(...readers), (asked, reader) =>
      compare(lake, asked, reader),
    );
    await fc.assert(property, { numRuns: 150, endOnFailure: true });
  },
);

test(
  "in a large set, where indexes are walked in order, it does too",
  { timeout: 600_000 },
  async () => {
    expect.hasAssertions();
    const { lake } = testLake({ now: () => new Date(now) });
    // Written twice, one over the other, and some deleted: the indexes have followed every change.
    for (const seed of [10, 11]) {
      const documents = fc.sample(document(), { numRuns: 1100, seed });
      await fill(
        lake,
        documents.map((one, at) => ({ ...one, _id: `${one["_id"]}-${at % 550}` })),
      );
    }
    await lake.mutate({ mutations: [{ delete: { query: "*[n == 3]" } }], author: "test" });
    for (const [at, one] of cut.entries()) await compare(lake, one, readers[at % 3]);
    for (const one of walked) for (const reader of readers) await compare(lake, one, reader);
    for (const one of correlated) await compare(lake, one, readers[2]);
    const more = fc.sample(simpleQuery(), { numRuns: 100 * runs, seed: 12 });
    for (const [at, one] of more.entries()) await compare(lake, one, readers[at % readers.length]);
  },
);

const readers: { caller: Caller; layers: Layers }[] = [
  { caller: localEditor, layers: "raw" },
  { caller: localEditor, layers: [""] },
  { caller: localEditor, layers: ["drafts", ""] },
  { caller: localEditor, layers: ["versions.r1", "drafts", ""] },
  { caller: localEditor, layers: ["versions.r2", "versions.r1", ""] },
  { caller: anonymous, layers: "raw" },
  { caller: anonymous, layers: ["versions.r1", "drafts", ""] },
];

const now = "2026-11-02T09:00:00.000Z";

const params = {
  id: "a",
  ids: ["a", "b", "drafts.c", 5, null],
  type: "article",
  n: 2,
  none: null,
  text: "b",
  object: { _ref: "a" },
};

async function compare(lake: Lake, asked: string, reader = readers[0]): Promise<void> {
  const { caller, layers } = reader ?? { caller: anonymous, layers: "raw" as const };
  const dataset = seen(stored(lake), layers, caller === anonymous);
  const tree = parse(asked, { params });
  const byId = new Map(dataset.map((one) => [one["_id"], one]));
  const options = {
    dataset,
    params,
    identity: caller.name,
    timestamp: new Date(now),
    sanity: { projectId: "local", dataset: "production" },
    dereference: ({ _ref }: { _ref: string }) => byId.get(_ref),
  };
  const value = await evaluate(tree, options);
  const expected = JSON.stringify(toJS(await value.asStatic())) ?? "null";
  const answered = await lake.query({ query: asked, params, layers, caller });
  expect(JSON.parse(answered), `${asked} as ${JSON.stringify({ layers, caller })}`).toEqual(
    JSON.parse(expected),
  );
  expect(answered).toBe(expected);
}

let storedBy: { lake: Lake; documents: LakeDocument[] } | undefined;

function stored(lake: Lake): LakeDocument[] {
  if (storedBy?.lake !== lake) {
    const ids = [
      ...new Set(lake.changesSince(0, 1_000_000).changes.map((change) => change.id)),
    ].toSorted();
    storedBy = { lake, documents: ids.flatMap((id) => lake.document(id) ?? []) };
  }
  return storedBy.documents;
}

async function fill(lake: Lake, documents: Record<string, unknown>[]): Promise<void> {
  const byId = new Map(documents.map((one) => [one["_id"], one]));
  async function* lines() {
    yield Buffer.from([...byId.values()].map((one) => `${JSON.stringify(one)}\n`).join(""));
  }
  const report = await importDataset(lake, lines(), { author: "test" });
  expect(report.refused).toEqual([]);
}
