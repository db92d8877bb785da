import { Patch, Transaction } from "@sanity/client";
import { afterAll, expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

const { client, lake } = await portLake({}, afterAll);
const type = "article";
let last = 0;
const ids = (count: number) => Array.from({ length: count }, () => `d${++last}`);

test("every mutation in one transaction, each seeing those before it", async () => {
  const [a = "", b = "", c = ""] = ids(3);
  await client().create({ _id: c, _type: type });
  const told = await client()
    .transaction()
    .create({ _id: a, _type: type, n: 1 })
    .createIfNotExists({ _id: a, _type: type, n: 9 })
    .createOrReplace({ _id: b, _type: type, n: 2 })
    .patch(a, { inc: { n: 1 } })
    .patch(b, (patch) => patch.inc({ n: 1 }))
    .patch(client().patch(a).set({ title: "whole patch" }))
    .patch({ query: "*[_id == $c]", params: { c } }, { set: { found: true } })
    .delete(b)
    .commit();
  expect(told).toEqual({
    transactionId: expect.stringMatching(/./),
    documentIds: [a, a, b, a, b, a, c, b],
    results: [
      { id: a, operation: "create" },
      { id: a, operation: "none" },
      { id: b, operation: "create" },
      { id: a, operation: "update" },
      { id: b, operation: "update" },
      { id: a, operation: "update" },
      { id: c, operation: "update" },
      { id: b, operation: "delete" },
    ].map((result) => expect.objectContaining(result)),
  });
  expect(await client().getDocuments([a, b, c])).toMatchObject([
    { n: 2, title: "whole patch", _rev: told.transactionId },
    null,
    { found: true, _rev: told.transactionId },
  ]);
});

test("an id of one's own is the revision that it leaves", async () => {
  const [a = ""] = ids(1);
  const transaction = client()
    .transaction()
    .transactionId("own-id")
    .create({ _id: a, _type: type });
  expect(transaction.transactionId()).toBe("own-id");
  expect(await transaction.commit()).toMatchObject({ transactionId: "own-id" });
  expect(await client().getDocument(a)).toMatchObject({ _rev: "own-id" });
});

test("sent again under its id it is answered and not done again; others are refused", async () => {
  const [a = ""] = ids(1);
  await client().create({ _id: a, _type: type, n: 0 });
  const send = (n: number) =>
    client().mutate([{ patch: { id: a, inc: { n } } }], { transactionId: "again" });
  expect(await send(1)).toMatchObject(
    // The first answer may have been lost on the way.
    { transactionId: (await send(1)).transactionId, results: [{ id: a, operation: "update" }] },
  );
  expect(await client().getDocument(a)).toMatchObject({ n: 1 });
  expect(await refused(send(2))).toMatchObject({
    statusCode: 409,
    details: { type: "transactionAlreadyExistsError" },
  });
});

test("one that fails leaves nothing of the others, and is named by its place", async () => {
  const [a = "", b = ""] = ids(2);
  await client().create({ _id: b, _type: type });
  const seq = lake.lastSeq();
  const error = await refused(
    client()
      .transaction()
      .create({ _id: a, _type: type })
      .delete(b)
      .create({ _id: a, _type: type })
      .commit(),
  );
  expect(error).toMatchObject({ statusCode: 409, details: { items: [{ index: 2 }] } });
  expect(await client().getDocuments([a, b])).toMatchObject([null, { _id: b }]);
  expect(lake.lastSeq()).toBe(seq);
});

test("the documents, the first document, the ids or the first id", async () => {
  const [a = "", b = ""] = ids(2);
  const write = () =>
    client()
      .transaction()
      .createOrReplace({ _id: a, _type: type })
      .createOrReplace({ _id: b, _type: type });
  expect(await write().commit({ returnDocuments: true })).toMatchObject([{ _id: a }, { _id: b }]);
  expect(await write().commit({ returnDocuments: true, returnFirst: true })).toMatchObject({
    _id: a,
  });
  expect(await write().commit({ returnDocuments: false })).toMatchObject({ documentIds: [a, b] });
  expect(await write().commit({ returnFirst: true, returnDocuments: false })).toMatchObject({
    documentId: a,
  });
});

test("mutate takes mutations, a patch or a transaction", async () => {
  const [a = ""] = ids(1);
  await client().mutate([{ create: { _id: a, _type: type, n: 0 } }]);
  await client().mutate(client().patch(a).inc({ n: 1 }));
  await client().mutate(new Patch(a).inc({ n: 1 }));
  await client().mutate(
    client()
      .transaction()
      .patch(a, { inc: { n: 1 } }),
  );
  await client().mutate(new Transaction([{ patch: { id: a, inc: { n: 1 } } }]));
  expect(await client().getDocument(a)).toMatchObject({ n: 4 });
});

test("a transaction is cloned, reset and written as JSON", async () => {
  const [a = "", b = ""] = ids(2);
  const transaction = client().transaction([{ create: { _id: a, _type: type } }]);
  expect(JSON.stringify(transaction)).toBe(JSON.stringify([{ create: { _id: a, _type: type } }]));
  await transaction.clone().commit();
  await transaction.reset().create({ _id: b, _type: type }).commit();
  expect((await client().documentsExists([a, b])).size).toBe(2);
});

test("none at all is a transaction that does nothing", async () => {
  expect(await client().transaction().commit()).toMatchObject({ documentIds: [], results: [] });
});

test.each([
  ["dataRequest", (asked: object) => client().dataRequest("mutate", asked)],
  [
    "request",
    (body: object) => client().request({ method: "POST", url: "/data/mutate/production", body }),
  ],
])("%s carries a transaction as it is", async (_name, send) => {
  const [a = ""] = ids(1);
  const told = await send({ mutations: [{ create: { _id: a, _type: type } }] });
  expect(told).toMatchObject({ transactionId: expect.stringMatching(/./) });
  expect((await client().documentsExists([a])).size).toBe(1);
});
