import { ClientError, type SanityClient } from "@sanity/client";
import { describe, expect, test } from "vitest";
import { testLake } from "./testLake.ts";

describe("creating", () => {
  test("gives system attributes, and the ID that was asked for or a new one", async () => {
    const { client, lake } = testLake({
      now: () => new Date("2026-11-02T09:00:00Z"),
      newId: ids("n"),
    });
    const named = await client().create({ _id: "a", _type: "article", title: "A" });
    expect(named).toEqual({
      _id: "a",
      _type: "article",
      _rev: "n1",
      _createdAt: "2026-11-02T09:00:00.000Z",
      _updatedAt: "2026-11-02T09:00:00.000Z",
      title: "A",
    });
    expect((await client().create({ _type: "article" }))._id).toBe("n3");
    expect((await client().create({ _id: "drafts.", _type: "article" }))._id).toBe("drafts.n5");
    expect(lake.document("a")).toEqual(named);
  });

  test("an ID that exists is refused by create, kept by createIfNotExists, replaced by createOrReplace", async () => {
    const { client } = testLake();
    const first = await client().create({ _id: "a", _type: "article", title: "A" });
    await refused(
      client().create({ _id: "a", _type: "article", title: "B" }),
      409,
      "documentAlreadyExistsError",
    );
    expect(await client().createIfNotExists({ _id: "a", _type: "article", title: "B" })).toEqual(
      first,
    );
    const replaced = await client().createOrReplace({ _id: "a", _type: "article", other: true });
    expect(replaced).toMatchObject({ _id: "a", other: true });
    expect(replaced).not.toHaveProperty("title");
    expect(replaced._rev).not.toBe(first._rev);
  });
});

describe("patching", () => {
  test.each<[string, (client: SanityClient) => Promise<unknown>, Record<string, unknown>]>([
    [
      "set",
      (client) => client.patch("a").set({ title: "B", "slug.current": "b" }).commit(),
      { title: "B", slug: { current: "b" } },
    ],
    [
      "setIfMissing",
      (client) => client.patch("a").setIfMissing({ title: "B", dek: "C" }).commit(),
      { title: "A", dek: "C" },
    ],
    [
      "unset",
      (client) => client.patch("a").unset(["title", 'body[_key=="1"]']).commit(),
      { body: [{ _key: "2", text: "two" }] },
    ],
    ["inc and dec", (client) => client.patch("a").inc({ n: 2 }).dec({ n: 5 }).commit(), { n: -2 }],
    [
      "insert",
      (client) =>
        client
          .patch("a")
          .insert("after", 'body[_key=="1"]', [{ _key: "x" }])
          .commit(),
      { body: [{ _key: "1", text: "one" }, { _key: "x" }, { _key: "2", text: "two" }] },
    ],
    [
      "insert at the end",
      (client) =>
        client
          .patch("a")
          .append("body", [{ _key: "x" }])
          .commit(),
      { body: [{ _key: "1", text: "one" }, { _key: "2", text: "two" }, { _key: "x" }] },
    ],
    [
      "diffMatchPatch",
      (client) =>
        client.patch("a").diffMatchPatch({ title: "@@ -1,1 +1,3 @@\n A\n+ B\n" }).commit(),
      { title: "A B" },
    ],
    [
      "by query",
      (client) =>
        client
          .patch({ query: "*[title == $t]", params: { t: "A" } })
          .set({ title: "Q" })
          .commit(),
      { title: "Q" },
    ],
  ])("%s", async (_name, patch, expected) => {
    const { client } = testLake();
    const before = await client().create(story);
    await patch(client());
    const after = await client().getDocument("a");
    expect(after).toMatchObject(expected);
    expect(after?._rev).not.toBe(before._rev);
    expect(after?._createdAt).toBe(before._createdAt);
  });

  test("a revision that is not the document's stops the whole transaction", async () => {
    const { client } = testLake();
    const { _rev } = await client().create(story);
    await client().patch("a").ifRevisionId(_rev).set({ title: "B" }).commit();
    const transaction = client()
      .transaction()
      .create({ _id: "b", _type: "article" })
      .patch("a", (patch) => patch.ifRevisionId(_rev).set({ title: "C" }));
    const error = await refused(transaction.commit(), 409, "documentRevisionIDDoesNotMatchError");
    expect(error.details.items[0]).toMatchObject({ index: 1, error: { expectedRevisionID: _rev } });
    expect(await client().getDocument("b")).toBeUndefined();
    expect(await client().getDocument("a")).toMatchObject({ title: "B" });
  });

  test.each<[string, Record<string, unknown>, number]>([
    ["a document that is not there", { id: "none", set: { a: 1 } }, 404],
    ["its _type", { id: "a", set: { _type: "other" } }, 400],
    ["its _id", { id: "a", set: { _id: "other" } }, 400],
    ["__proto__", { id: "a", set: { "__proto__.x": 1 } }, 400],
    ["a constructor", { id: "a", set: { "body[0].constructor.prototype.x": 1 } }, 400],
    [
      "with a value named __proto__",
      { id: "a", set: { deep: JSON.parse('{"__proto__":{"x":1}}') } },
      400,
    ],
    ["by unsetting a number", { id: "a", unset: [5] }, 400],
    ["by inserting nothing", { id: "a", insert: { after: "body[0]" } }, 400],
    ["by a text that is no patch", { id: "a", diffMatchPatch: { title: "@@ nonsense" } }, 400],
    ["to be too deep", { id: "a", set: { deep: nested(25) } }, 400],
  ])("is refused for %s", async (_name, patch, status) => {
    const { client, lake, ask, token } = testLake();
    const before = await client().create(story);
    const answer = await mutate(ask, token, { mutations: [{ patch }] });
    expect(answer.status).toBe(status);
    expect((await answer.json()).error).toMatchObject({
      type: "mutationError",
      description: expect.stringMatching(/\w/),
    });
    expect(lake.document("a")).toEqual(before);
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });
});

describe("deleting", () => {
  test("by id and by query, and again", async () => {
    const { client } = testLake();
    for (const _id of ["a", "b", "drafts.c", "d"])
      await client().create({ _id, _type: _id === "d" ? "other" : "article" });
    await client().delete("a");
    const again = await client().delete("a");
    expect(again.results).toEqual([{ id: "a", operation: "none" }]);
    await client().delete({ query: "*[_type == $type]", params: { type: "article" } });
    expect(await client().fetch("*._id", {}, { perspective: "raw" })).toEqual(["d"]);
  });
});

describe("references", () => {
  test("a strong one needs its document, a weak one and one to another dataset do not", async () => {
    const { client } = testLake();
    const error = await refused(
      client().create({ _id: "a", _type: "t", to: { _ref: "b" } }),
      409,
      "documentReferenceDoesNotExistError",
    );
    expect(error.message).toContain('Document "a" references non-existent document "b"');
    await client().create({
      _id: "w",
      _type: "t",
      to: { _ref: "b", _weak: true },
      far: { _ref: "x", _dataset: "other", _projectId: "p" },
    });
    await client().create({ _id: "b", _type: "t" });
    await client().create({ _id: "a", _type: "t", list: [{ deep: { _ref: "b" } }] });
    await refused(
      client()
        .patch("a")
        .set({ more: { _ref: "c" } })
        .commit(),
      409,
      "documentReferenceDoesNotExistError",
    );
  });

  test("a document with strong references to it stays, until they go", async () => {
    const { client } = testLake();
    await client().create({ _id: "b", _type: "t" });
    await client().create({ _id: "a", _type: "t", to: { _ref: "b" } });
    const error = await refused(client().delete("b"), 409, "documentHasExistingReferencesError");
    expect(error.details.items[0].error).toMatchObject({ id: "b", referencingIDs: ["a"] });
    await refused(
      client().transaction().delete("b").create({ _id: "c", _type: "t" }).commit(),
      409,
      "documentHasExistingReferencesError",
    );
    expect(await client().getDocument("c")).toBeUndefined();
    await client().transaction().delete("b").delete("a").commit();
    expect(await client().fetch("count(*)")).toBe(0);
  });

  test("are looked at when the transaction is whole", async () => {
    const { client } = testLake();
    await client()
      .transaction()
      .create({ _id: "a", _type: "t", to: { _ref: "b" } })
      .create({ _id: "b", _type: "t", to: { _ref: "a" } })
      .commit();
    await client()
      .transaction()
      .delete("b")
      .patch("a", (patch) => patch.unset(["to"]))
      .commit();
    await refused(
      client()
        .transaction()
        .create({ _id: "c", _type: "t" })
        .delete("c")
        .patch("a", (patch) => patch.set({ to: { _ref: "c" } }))
        .commit(),
      409,
      "documentReferenceDoesNotExistError",
    );
    await client().createOrReplace({ _id: "a", _type: "t", self: { _ref: "a" } });
    await client().delete("a");
    expect(await client().fetch("*._id")).toEqual([]);
  });
});

describe("a transaction", () => {
  test("leaves nothing behind when one mutation of it fails", async () => {
    const { client, lake } = testLake();
    await client().create(story);
    const seq = lake.lastSeq();
    await refused(
      client()
        .transaction()
        .delete("a")
        .create({ _id: "b", _type: "t" })
        .create({ _id: "b", _type: "t" })
        .commit(),
      409,
      "documentAlreadyExistsError",
    );
    expect([lake.lastSeq(), await client().fetch("*._id")]).toEqual([seq, ["a"]]);
    expect(await client().fetch("*[title == 'A' && n == 1]._id")).toEqual(["a"]);
  });

  test("tells what it did to each, and the documents on request", async () => {
    const { client } = testLake();
    await client().create(story);
    const run = (returnDocuments: boolean) =>
      client()
        .transaction()
        .createIfNotExists({ _id: "a", _type: "article" })
        .patch("a", { set: { title: "B" } })
        .create({ _id: returnDocuments ? "b" : "c", _type: "t" });
    const told = await run(false).commit({ returnDocuments: false });
    expect(told.results).toEqual([
      { id: "a", operation: "none" },
      { id: "a", operation: "update" },
      { id: "c", operation: "create" },
    ]);
    const documents = await run(true).commit({ returnDocuments: true });
    expect(documents.map((one) => [one?._id, one?._rev === documents[2]?._rev])).toEqual([
      ["a", true],
      ["a", true],
      ["b", true],
    ]);
  });

  test("in a dry run answers and stores nothing", async () => {
    const { client, lake } = testLake();
    const created = await client().create({ _id: "a", _type: "t" }, { dryRun: true });
    expect(created._id).toBe("a");
    expect([lake.document("a"), lake.lastSeq()]).toEqual([null, 0]);
    await client().create({ _id: "b", _type: "t", n: 1 });
    expect(await client().fetch("*[n == 1]._id")).toEqual(["b"]);
  });

  test("sent twice under one ID is carried out once and answered twice; another under that ID is refused", async () => {
    const { client, lake } = testLake();
    const send = (n: number) =>
      client()
        .transaction([{ patch: { id: "a", inc: { n } } }])
        .transactionId("once")
        .commit();
    await client().create(story);
    const first = await send(1);
    expect(await send(1)).toEqual(first);
    expect(lake.document("a")).toMatchObject({ n: 2, _rev: "once" });
    await expect(send(2)).rejects.toThrow('A transaction with the ID "once" exists already');
    expect(lake.document("a")).toMatchObject({ n: 2 });
  });

  test("adds keys to items of arrays on request", async () => {
    const { client } = testLake();
    const created = await client().create(
      { _type: "t", list: [{ a: 1 }, { _key: "own" }], flat: ["x"] },
      { autoGenerateArrayKeys: true },
    );
    expect(created["list"]).toEqual([{ a: 1, _key: expect.stringMatching(/./) }, { _key: "own" }]);
  });
});

test("what cannot be told from text is stored as it came", async () => {
  const { client, lake } = testLake();
  const odd = {
    _id: "a",
    _type: "t",
    lone: "x\ud800y",
    pair: "\u{1F30A}",
    nul: "a\u0000b",
    "a b": 1,
    "": 2,
    n: 1e300,
    z: -0.5,
    no: null,
  };
  await client().create(odd);
  expect(lake.document("a")).toMatchObject(odd);
  expect(await client().fetch("*[lone == $lone][0].lone", { lone: odd.lone })).toBe(odd.lone);
});

const story = {
  _id: "a",
  _type: "article",
  title: "A",
  n: 1,
  body: [
    { _key: "1", text: "one" },
    { _key: "2", text: "two" },
  ],
};

async function refused(
  asked: Promise<unknown>,
  status: number,
  type: string,
): Promise<ClientError> {
  const error = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ClientError)) throw new Error(`not refused: ${String(error)}`);
  expect([error.statusCode, error.details.items[0].error.type]).toEqual([status, type]);
  return error;
}

function mutate(
  ask: (path: string, init: RequestInit) => Promise<Response>,
  token: string,
  body: unknown,
): Promise<Response> {
  return ask("/v2025-02-19/data/mutate/production", {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

function nested(levels: number): unknown {
  return levels === 0 ? "end" : [nested(levels - 1)];
}

function ids(prefix: string): () => string {
  let count = 0;
  return () => `${prefix}${++count}`;
}
