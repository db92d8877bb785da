import type { Patch, SanityClient } from "@sanity/client";
import { afterAll, expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

const { client } = await portLake({}, afterAll);

const story = {
  _type: "article",
  title: "The quick brown fox",
  n: 5,
  tags: ["a", "b", "c"],
  deep: { er: { est: 1 } },
  body: [
    { _key: "k1", text: "one", n: 1 },
    { _key: "k2", text: "two", n: 2 },
    { _key: "k3", text: "three", n: 3 },
  ],
};

const fresh = (): Promise<{ _id: string; _rev: string }> => client().create(story);

const texts = (document: Record<string, unknown>) =>
  [document["body"]].flat().map((item) => Object(item).text ?? Object(item)._key);

test.each<[string, (patch: Patch) => Patch, object]>([
  [
    "set",
    (patch) => patch.set({ title: "New", "deep.er.est": 2 }),
    { title: "New", deep: { er: { est: 2 } } },
  ],
  ["set of what is not there", (patch) => patch.set({ "new.deep": 1 }), { new: { deep: 1 } }],
  ["set to null", (patch) => patch.set({ title: null }), { title: null }],
  [
    "setIfMissing",
    (patch) => patch.setIfMissing({ title: "No", dek: "Yes" }),
    { title: story.title, dek: "Yes" },
  ],
  ["unset", (patch) => patch.unset(["title", "tags[1]"]), { tags: ["a", "c"] }],
  ["inc", (patch) => patch.inc({ n: 2, "deep.er.est": 0.5 }), { n: 7, deep: { er: { est: 1.5 } } }],
  ["dec", (patch) => patch.dec({ n: 7 }), { n: -2 }],
  [
    "inc of what is missing",
    (patch) => patch.inc({ missing: 1, title: 1 }),
    { title: story.title },
  ],
  [
    "diffMatchPatch",
    (patch) => patch.diffMatchPatch({ title: "@@ -1,9 +1,8 @@\n The \n-quick\n+slow\n" }),
    { title: "The slow brown fox" },
  ],
  ["by a negative index", (patch) => patch.set({ "tags[-1]": "z" }), { tags: ["a", "b", "z"] }],
  ["by a range", (patch) => patch.unset(["tags[0:2]"]), { tags: ["c"] }],
  ["by a condition", (patch) => patch.unset(["body[n > 1]"]), { body: [story.body[0]] }],
  [
    "everywhere",
    (patch) => patch.inc({ "..n": 10 }),
    { n: 15, body: [{ n: 11 }, { n: 12 }, { n: 13 }] },
  ],
  [
    "several at once",
    (patch) => patch.set({ title: "x" }).inc({ n: 1 }).unset(["tags"]),
    { title: "x", n: 6 },
  ],
])("%s", async (_name, change, expected) => {
  const { _id } = await fresh();
  const patched = await change(client().patch(_id)).commit();
  expect(patched).toMatchObject(expected);
  expect(await client().getDocument(_id)).toEqual(patched);
});

test.each<[string, (patch: Patch) => Patch, string[]]>([
  [
    "insert before",
    (patch) => patch.insert("before", "body[0]", [{ text: "x" }]),
    ["x", "one", "two", "three"],
  ],
  [
    "insert after",
    (patch) => patch.insert("after", "body[-1]", [{ text: "x" }]),
    ["one", "two", "three", "x"],
  ],
  [
    "insert after a key",
    (patch) => patch.insert("after", 'body[_key=="k1"]', [{ text: "x" }]),
    ["one", "x", "two", "three"],
  ],
  [
    "replace a key",
    (patch) => patch.insert("replace", 'body[_key=="k2"]', [{ text: "x" }, { text: "y" }]),
    ["one", "x", "y", "three"],
  ],
  [
    "replace a range",
    (patch) => patch.insert("replace", "body[0:2]", [{ text: "x" }]),
    ["x", "three"],
  ],
  ["append", (patch) => patch.append("body", [{ text: "x" }]), ["one", "two", "three", "x"]],
  ["prepend", (patch) => patch.prepend("body", [{ text: "x" }]), ["x", "one", "two", "three"]],
  ["splice", (patch) => patch.splice("body", 1, 1, [{ text: "x" }]), ["one", "x", "three"]],
  // Written as `body[1:-1]`, which leaves the last one: so does the Studio when it replays it.
  [
    "splice with -1",
    (patch) => patch.splice("body", 1, -1, [{ text: "x" }]),
    ["one", "x", "three"],
  ],
])("%s", async (_name, change, expected) => {
  const { _id } = await fresh();
  expect(texts(await change(client().patch(_id)).commit())).toEqual(expected);
});

test("by several ids, all documents returned", async () => {
  const [one, two] = [await fresh(), await fresh()];
  const patched = await client()
    .patch([one._id, two._id])
    .set({ title: "both" })
    .commit({ returnFirst: false });
  expect(patched.map(({ _id, title }) => [_id, title]).toSorted()).toEqual(
    [
      [one._id, "both"],
      [two._id, "both"],
    ].toSorted(),
  );
});

test("by query with parameters, ids returned", async () => {
  const { _id } = await fresh();
  const told = await client()
    .patch({ query: "*[_id == $id]", params: { id: _id } })
    .set({ title: "found" })
    .commit({ returnFirst: false, returnDocuments: false });
  expect(told).toEqual({
    transactionId: expect.stringMatching(/./),
    documentIds: [_id],
    results: [{ id: _id, operation: "update" }],
  });
});

test("with operations as an object, cloned and reset", async () => {
  const { _id } = await fresh();
  const patch = client().patch(_id, { set: { title: "object" } });
  const other = patch.clone().set({ title: "clone" });
  expect(patch.toJSON()).toEqual({ id: _id, set: { title: "object" } });
  expect(await other.commit()).toMatchObject({ title: "clone" });
  expect(await patch.commit()).toMatchObject({ title: "object" });
  expect(await patch.reset().set({ n: 0 }).commit()).toMatchObject({ title: "object", n: 0 });
});

test("ifRevisionId lets through the one who knows the document as it is", async () => {
  const { _id, _rev } = await fresh();
  const first = await client().patch(_id).ifRevisionId(_rev).set({ n: 6 }).commit();
  const late = await refused(client().patch(_id).ifRevisionId(_rev).set({ n: 7 }).commit());
  expect(late).toMatchObject({
    statusCode: 409,
    details: {
      type: "mutationError",
      items: [
        {
          index: 0,
          error: {
            type: "documentRevisionIDDoesNotMatchError",
            currentRevisionID: first._rev,
            expectedRevisionID: _rev,
          },
        },
      ],
    },
  });
  expect(await client().getDocument(_id)).toEqual(first);
});

test("a document that is not there is 404", async () => {
  const error = await refused(client().patch("nowhere").set({ a: 1 }).commit());
  expect(error).toMatchObject({
    statusCode: 404,
    details: { items: [{ error: { type: "documentNotFoundError", id: "nowhere" } }] },
  });
});

test.each<[string, Record<string, unknown>]>([
  ["_id", { _id: "other" }],
  ["_type", { _type: "other" }],
  ["_createdAt", { _createdAt: "2001-01-01T00:00:00Z" }],
])("%s cannot be changed", async (attribute, set) => {
  const { _id } = await fresh();
  const error = await refused(client().patch(_id).set(set).commit());
  expect(error).toMatchObject({
    statusCode: 400,
    details: { items: [{ error: { type: "cannotModifyImmutableAttributeError", attribute } }] },
  });
});

test("a whole document given to set is taken, as scripts do", async () => {
  const { _id, _rev } = await fresh();
  const before = await client().getDocument(_id);
  const after = await client()
    .patch(_id)
    .set({ ...before, title: "again" })
    .commit();
  expect(after).toMatchObject({ title: "again", _createdAt: before?._createdAt });
  expect(after._rev).not.toBe(_rev);
});

test.each([
  ["a path that is none", { set: { "body[=]": 1 } }],
  ["a recursion that is none", { unset: [".."] }],
  ["an insert without items", { insert: { after: "body[0]" } }],
  ["a text that is no patch", { diffMatchPatch: { title: "@@ none" } }],
  ["a prototype", { set: { "constructor.prototype.x": 1 } }],
  ["depth", { set: { deep: JSON.parse(`${"[".repeat(21)}${"]".repeat(21)}`) } }],
])("%s is refused, and nothing is changed", async (_name, operations) => {
  const { _id } = await fresh();
  const before = await client().getDocument(_id);
  expect(await refused(asIs(client(), _id, operations))).toMatchObject({
    statusCode: 400,
    details: { type: "mutationError" },
  });
  expect(await client().getDocument(_id)).toEqual(before);
});

/** What the client's own types would not let through. */
function asIs(client: SanityClient, id: string, operations: object): Promise<unknown> {
  return client.request({
    method: "POST",
    url: "/data/mutate/production",
    body: { mutations: [{ patch: { id, ...operations } }] },
  });
}
