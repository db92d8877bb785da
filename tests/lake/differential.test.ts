import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compare, fill, now, readers } from "./groq/compare.ts";
import { document } from "./groq/documents.ts";
import { correlated, cut, query, simpleQuery, walked } from "./groq/queries.ts";
import { testLake } from "./testLake.ts";

// Every query is answered twice: by the lake with its indexes, and by groq-js alone over all documents, seen here by the
// few lines of `seen`. They must agree to the byte.

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
