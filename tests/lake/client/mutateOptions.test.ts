import { afterAll, expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

const { client, lake } = await portLake({}, afterAll);
const type = "article";

test.each(["sync", "async", "deferred"] as const)(
  "what is answered with visibility %s is seen at once",
  async (visibility) => {
    const { _id } = await client().create({ _type: type, n: 1 }, { visibility });
    expect(await client().fetch("*[_id == $id][0].n", { id: _id })).toBe(1);
    await client().patch(_id).set({ n: 2 }).commit({ visibility });
    expect(await client().fetch("*[_id == $id][0].n", { id: _id })).toBe(2);
    await client().delete(_id, { visibility });
    expect(await client().fetch("*[_id == $id]", { id: _id })).toEqual([]);
  },
);

test("a dry run answers as if, stores nothing and refuses what would be refused", async () => {
  const seq = lake.lastSeq();
  const dryRun = true;
  const created = await client().create({ _id: "dry", _type: type, n: 1 }, { dryRun });
  expect(created).toMatchObject({ _id: "dry", n: 1, _rev: expect.stringMatching(/./) });
  expect(await client().getDocument("dry")).toBeUndefined();
  await client().create({ _id: "wet", _type: type });
  expect(await refused(client().create({ _id: "wet", _type: type }, { dryRun }))).toMatchObject({
    statusCode: 409,
  });
  expect(await client().patch("wet").set({ n: 5 }).commit({ dryRun })).toMatchObject({ n: 5 });
  await client().delete("wet", { dryRun });
  expect(await client().getDocument("wet")).not.toHaveProperty("n");
  expect(lake.lastSeq()).toBe(seq + 1);
});

test("returnDocuments: false gives ids alone", async () => {
  const told = await client().create({ _id: "ids", _type: type }, { returnDocuments: false });
  expect(told).toEqual({
    transactionId: expect.stringMatching(/./),
    documentId: "ids",
    results: [{ id: "ids", operation: "create" }],
  });
});

test("returnFirst: false gives lists", async () => {
  const document = { _id: "lists", _type: type };
  expect(await client().createOrReplace(document, { returnFirst: false })).toMatchObject([
    document,
  ]);
  expect(
    await client().createOrReplace(document, { returnFirst: false, returnDocuments: false }),
  ).toMatchObject({ documentIds: ["lists"] });
});

test("autoGenerateArrayKeys gives a key to every object in a list, and leaves those that are there", async () => {
  const autoGenerateArrayKeys = true;
  const key = expect.stringMatching(/^[\w-]{8,}$/);
  const created = await client().create(
    {
      _id: "keys",
      _type: type,
      list: [{ a: 1 }, { _key: "own", deep: [{ b: 1 }] }, "text", [{ c: 1 }]],
      "od'd": { list: [{}] },
    },
    { autoGenerateArrayKeys },
  );
  expect(created).toMatchObject({
    list: [
      { a: 1, _key: key },
      { _key: "own", deep: [{ b: 1, _key: key }] },
      "text",
      [{ _key: key }],
    ],
    "od'd": { list: [{ _key: key }] },
  });
  const patched = await client()
    .patch("keys")
    .append("list", [{ d: 1 }])
    .commit({ autoGenerateArrayKeys });
  expect(patched["list"]).toEqual([...Object(created["list"]), { d: 1, _key: key }]);
  const keys = JSON.stringify(patched).match(/"_key":"[^"]+"/g) ?? [];
  expect(new Set(keys).size).toBe(keys.length);
});

test("without it nothing is added", async () => {
  expect(await client().create({ _type: type, list: [{ a: 1 }] })).toMatchObject({
    list: [{ a: 1 }],
  });
});

test("skipCrossDatasetReferenceValidation is taken: there is no other dataset to look into", async () => {
  const to = { _type: "crossDatasetReference", _ref: "x", _dataset: "other", _projectId: "p" };
  const document = { _id: "cross", _type: type, to };
  const options = { skipCrossDatasetReferenceValidation: true };
  expect(await client().create(document, options)).toMatchObject(document);
});

test("a transaction id, a tag, a token and headers of one request", async () => {
  const anybody = client({ token: "" });
  const token = client().config().token ?? "";
  await anybody.mutate([{ create: { _id: "own", _type: type } }], {
    transactionId: "mine",
    tag: "test.tag",
    token,
    headers: { "X-Own": "1" },
  });
  expect(await client().getDocument("own")).toMatchObject({ _rev: "mine" });
  expect(await refused(anybody.delete("own"))).toMatchObject({ statusCode: 401 });
});

test.each(["a b", "x".repeat(129), "ü"])(
  "the transaction id %j is refused",
  async (transactionId) => {
    const asked = client().mutate([{ create: { _type: type } }], { transactionId });
    expect(await refused(asked)).toMatchObject({ statusCode: 400 });
  },
);
