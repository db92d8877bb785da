import { expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

const type = "article";

test("create gives an id, a revision and two times", async () => {
  const { client } = await portLake({ now: () => new Date("2026-11-02T09:00:00Z") });
  const created = await client().create({ _type: type, title: "One" });
  expect(created).toEqual({
    _id: expect.stringMatching(/^[\w-]{10,}$/),
    _type: type,
    _rev: expect.stringMatching(/./),
    _createdAt: "2026-11-02T09:00:00.000Z",
    _updatedAt: "2026-11-02T09:00:00.000Z",
    title: "One",
  });
  expect(await client().getDocument(created._id)).toEqual(created);
});

test("create under an id, and under the beginning of one", async () => {
  const { client } = await portLake();
  expect((await client().create({ _id: "a", _type: type }))._id).toBe("a");
  const { _id } = await client().create({ _id: "drafts.", _type: type });
  expect(_id).toMatch(/^drafts\.[\w-]{10,}$/);
});

test("create under an id that is taken is a conflict", async () => {
  const { client } = await portLake();
  await client().create({ _id: "a", _type: type, title: "first" });
  const error = await refused(client().create({ _id: "a", _type: type }));
  expect(error).toMatchObject({
    statusCode: 409,
    message: expect.stringContaining('Document by ID "a" already exists'),
    details: {
      type: "mutationError",
      items: [{ index: 0, error: { type: "documentAlreadyExistsError", id: "a" } }],
    },
  });
  expect(await client().getDocument("a")).toMatchObject({ title: "first" });
});

test("createIfNotExists gives what is there, or creates", async () => {
  const { client } = await portLake();
  const first = await client().createIfNotExists({ _id: "a", _type: type, title: "first" });
  expect(await client().createIfNotExists({ _id: "a", _type: type, title: "second" })).toEqual(
    first,
  );
});

test("createOrReplace leaves nothing of what was there", async () => {
  const { client } = await portLake();
  const first = await client().createOrReplace({ _id: "a", _type: type, title: "first", old: 1 });
  const second = await client().createOrReplace({ _id: "a", _type: type, title: "second" });
  expect(second).toMatchObject({ _id: "a", title: "second" });
  expect(second).not.toHaveProperty("old");
  expect(second._rev).not.toBe(first._rev);
  expect(await client().getDocument("a")).toEqual(second);
});

test("a time of creation that is given is kept", async () => {
  const { client } = await portLake();
  const _createdAt = "2001-02-03T04:05:06Z";
  const created = await client().create({ _id: "a", _type: type, _createdAt });
  expect(created._createdAt).toBe(_createdAt);
});

test("delete by id says what it did, and a second time that there was nothing to do", async () => {
  const { client } = await portLake();
  await client().create({ _id: "a", _type: type });
  expect(await client().delete("a")).toEqual({
    transactionId: expect.stringMatching(/./),
    documentIds: ["a"],
    results: [{ id: "a", operation: "delete", document: expect.objectContaining({ _id: "a" }) }],
  });
  expect(await client().delete("a")).toMatchObject({ results: [{ id: "a", operation: "none" }] });
  expect(await client().getDocument("a")).toBeUndefined();
});

test("delete gives the deleted document on request", async () => {
  const { client } = await portLake();
  const created = await client().create({ _id: "a", _type: type, title: "Gone" });
  expect(await client().delete("a", { returnDocuments: true, returnFirst: true })).toEqual(created);
  expect(await client().delete("a", { returnDocuments: true, returnFirst: true })).toBeUndefined();
});

test("delete by query, by several ids and by a list of ids", async () => {
  const { client } = await portLake();
  const transaction = client().transaction();
  for (const _id of ["a", "b", "c", "d", "e"]) transaction.create({ _id, _type: type });
  await transaction.commit();
  const byQuery = await client().delete({
    query: "*[_type == $type && _id < $id]",
    params: { type, id: "b" },
  });
  expect(byQuery.documentIds).toEqual(["a"]);
  expect((await client().mutate([{ delete: { id: ["b", "c"] } }])).documentIds).toEqual(["b", "c"]);
  await client().delete({ query: "*[_id in ['d', 'none']]" });
  expect(await client().fetch("*._id")).toEqual(["e"]);
});

test("a query that selects nothing changes nothing and is no error", async () => {
  const { client } = await portLake();
  expect(await client().delete({ query: "*[_type == 'none']" })).toMatchObject({ results: [] });
});

test("delete of what something refers to is a conflict that names it", async () => {
  const { client } = await portLake();
  await client().create({ _id: "b", _type: type });
  await client().create({ _id: "a", _type: type, to: { _type: "reference", _ref: "b" } });
  expect(await refused(client().delete("b"))).toMatchObject({
    statusCode: 409,
    details: {
      items: [
        { error: { type: "documentHasExistingReferencesError", id: "b", referencingIDs: ["a"] } },
      ],
    },
  });
});

test("a reference to nothing is a conflict that names it, unless it is weak", async () => {
  const { client } = await portLake();
  const to = { _type: "reference", _ref: "none" };
  expect(await refused(client().create({ _id: "a", _type: type, to }))).toMatchObject({
    statusCode: 409,
    details: {
      items: [{ error: { type: "documentReferenceDoesNotExistError", referenceID: "none" } }],
    },
  });
  await client().create({ _id: "a", _type: type, to: { ...to, _weak: true } });
});

test.each([
  ["an id with a space", { _id: "a b", _type: type }],
  ["an id that begins with a dash", { _id: "-a", _type: type }],
  ["no type", { _id: "a" }],
  ["a type that is a number", { _id: "a", _type: 1 }],
  ["21 levels", { _id: "a", _type: type, deep: JSON.parse(`${"[".repeat(21)}${"]".repeat(21)}`) }],
  ["a time that is none", { _id: "a", _type: type, _createdAt: "soon" }],
])("%s is refused with a reason", async (_name, document) => {
  const { client } = await portLake();
  expect(await refused(client().create(document as never))).toMatchObject({
    statusCode: 400,
    details: { type: "mutationError", items: [{ error: { type: "documentInvalidError" } }] },
  });
  expect(await client().fetch("count(*)")).toBe(0);
});
