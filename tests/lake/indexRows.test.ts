import { DatabaseSync } from "node:sqlite";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { LakeDocument } from "../../lake/document.ts";
import { placeOf } from "../../lake/documentId.ts";
import { importDataset } from "../../lake/importDataset.ts";
import type { Lake } from "../../lake/openLake.ts";
import { indexRows, sortKey } from "../../lake/storage/indexRows.ts";
import { references } from "../../lake/storage/references.ts";
import { document } from "./groq/documents.ts";
import { testLake } from "./testLake.ts";

test(
  "after any history the indexes hold what the documents say, no more and no less",
  { timeout: 60_000 },
  async () => {
    expect.hasAssertions();
    const { lake } = testLake();
    const step = fc.oneof(
      document().map((one) => [{ createOrReplace: one }]),
      document().map((one) => [{ createIfNotExists: one }]),
      document().map((one) => [{ delete: { id: one["_id"] } }]),
      fc
        .tuple(document(), fc.constantFrom("title", "date", "n", "slug", "refs"))
        .map(([one, name]) => [
          { createIfNotExists: one },
          { patch: { id: one["_id"], unset: [name] } },
        ]),
      fc
        .tuple(document(), document())
        .map(([one, other]) => [
          { createOrReplace: one },
          { create: { ...other, _id: "a" } },
          { delete: { id: "a" } },
        ]),
    );
    const history = fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.array(document(), { maxLength: 3 }),
      async (steps, imported) => {
        for (const mutations of steps) {
          // What is refused (a reference to nothing, an id that exists) must leave nothing behind either.
          await lake.mutate({ mutations, author: "test" }).catch(() => undefined);
        }
        const unique = new Map(imported.map((one) => [one["_id"], one]));
        await importDataset(lake, lines([...unique.values()]), { author: "test" });
        check(lake);
      },
    );
    await fc.assert(history, { numRuns: process.env["STET_LONG"] ? 500 : 60 });
  },
);

test("a document of over 32 MB is refused, and what was written before it is forgotten", async () => {
  const { lake } = testLake();
  const large = { create: { _id: "b", _type: "t", text: "x".repeat(34_000_000) } };
  const mutations = [{ create: { _id: "a", _type: "t", title: "A" } }, large];
  const asked = lake.mutate({ mutations, author: "test" }).then(() => "stored");
  await expect(asked).rejects.toMatchObject({ status: 413 });
  await lake.mutate({ mutations: [{ create: { _id: "c", _type: "t" } }], author: "test" });
  check(lake);
});

test("the key of a string sorts as the string does, and no two have the same", () => {
  const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  const near = fc.constantFrom(
    "\ud7ff",
    "\ud800",
    "\udbff",
    "\udc00",
    "\udfff",
    "\ue000",
    "\uffff",
    "a",
    "\u{1F30A}",
    "\u{10FFFF}",
  );
  const text = fc.array(fc.oneof(unit, near), { maxLength: 4 }).map((units) => units.join(""));
  const ordered = fc.property(text, text, (a, b) => {
    const [x, y] = [a, b].map((one) => Buffer.from(sortKey(one)));
    const byBytes = x && y ? Math.sign(Buffer.compare(x, y)) : Number.NaN;
    expect(byBytes).toBe(a < b ? -1 : a > b ? 1 : 0);
  });
  fc.assert(ordered, { numRuns: 2000 });
});

function check(lake: Lake): void {
  const database = new DatabaseSync(lake.file, { readOnly: true });
  const rows = (query: string) =>
    database
      .prepare(query)
      .all()
      .map((row) => JSON.stringify(Object.values(row)))
      .toSorted();
  const documents = database
    .prepare("select row, id, base, layer, type, rev, json from documents")
    .all()
    .map((found) => ({ row: Number(found["row"]), found, document: read(String(found["json"])) }));

  const fields = documents.flatMap(({ row, document }) =>
    indexRows(document).map(({ path, kind, value }) => ({
      path,
      type: document._type,
      kind,
      value,
      row,
      layer: placeOf(document._id).layer,
    })),
  );
  expect(rows("select path, type, kind, value, row from fields")).toEqual(
    fields
      .map(({ path, type, kind, value, row }) => JSON.stringify([path, type, kind, value, row]))
      .toSorted(),
  );
  const counts = Map.groupBy(fields, ({ type, layer, path }) =>
    JSON.stringify([type, layer, path]),
  );
  expect(rows("select type, layer, path, n from counts where n <> 0")).toEqual(
    [...counts]
      .map(([key, found]) => JSON.stringify([...JSON.parse(key), found.length]))
      .toSorted(),
  );
  const refs = documents.flatMap(({ row, document }) =>
    [...references(document)].map(([target, strong]) =>
      JSON.stringify([sortKey(target), row, strong ? 1 : 0]),
    ),
  );
  expect(rows("select target, row, strong from refs")).toEqual(refs.toSorted());
  for (const { found, document } of documents) {
    expect(found).toMatchObject({
      id: document._id,
      type: document._type,
      rev: document._rev,
      ...placeOf(document._id),
    });
  }
  database.close();
}

function read(text: string): LakeDocument {
  return JSON.parse(text);
}

async function* lines(documents: unknown[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(documents.map((one) => `${JSON.stringify(one)}\n`).join(""));
}
