import { expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

async function stored() {
  const lake = await portLake();
  const ids = ["a", "drafts.a", "versions.r1.a", "drafts.b", "private.c"];
  const transaction = lake.client().transaction();
  for (const _id of ids) transaction.create({ _id, _type: "article", title: _id });
  await transaction.commit();
  return lake;
}

const idsOf = (documents: unknown) =>
  [documents].flat().map((document) => (document ? Object(document)._id : document));

test("a document comes as it is stored, whatever the perspective", async () => {
  const { client } = await stored();
  for (const id of ["a", "drafts.a", "versions.r1.a", "private.c"]) {
    expect(await client({ perspective: "published" }).getDocument(id)).toMatchObject({
      _id: id,
      title: id,
      _rev: expect.stringMatching(/./),
      _createdAt: expect.stringMatching(/Z$/),
      _updatedAt: expect.stringMatching(/Z$/),
    });
  }
});

test("a document that is not there is undefined", async () => {
  const { client } = await stored();
  expect(await client().getDocument("nowhere")).toBeUndefined();
});

test("of a release by its name", async () => {
  const { client } = await stored();
  expect(idsOf(await client().getDocument("a", { releaseId: "r1" }))).toEqual(["versions.r1.a"]);
  expect(await client().getDocument("a", { releaseId: "r2" })).toBeUndefined();
});

test("all versions of a document, by the id of any of them", async () => {
  const { client } = await stored();
  const all = ["a", "drafts.a", "versions.r1.a"];
  for (const id of all) {
    expect(idsOf(await client().getDocument(id, { includeAllVersions: true }))).toEqual(all);
  }
  expect(idsOf(await client().getDocument("b", { includeAllVersions: true }))).toEqual([
    "drafts.b",
  ]);
  expect(await client().getDocument("nowhere", { includeAllVersions: true })).toEqual([]);
  const anybody = client({ token: "" });
  expect(idsOf(await anybody.getDocument("a", { includeAllVersions: true }))).toEqual(["a"]);
  expect(await anybody.getDocument("b", { includeAllVersions: true })).toEqual([]);
});

test("several come in the order asked for, with null for those that are not there", async () => {
  const { client } = await stored();
  const documents = await client().getDocuments(["drafts.b", "nowhere", "a", "a"]);
  expect(idsOf(documents)).toEqual(["drafts.b", null, "a", "a"]);
});

test("without a token only what is public", async () => {
  const { client } = await stored();
  const anybody = client({ token: "" });
  expect(
    idsOf(await anybody.getDocuments(["a", "drafts.a", "versions.r1.a", "private.c"])),
  ).toEqual(["a", null, null, null]);
  expect(await anybody.getDocument("drafts.b")).toBeUndefined();
});

test("which of many exist", async () => {
  const { client } = await stored();
  const asked = [...Array.from({ length: 250 }, (_, n) => `none-${n}`), "a", "drafts.b"];
  expect(await client().documentsExists(asked)).toEqual(new Set(["a", "drafts.b"]));
  expect(await client().documentsExists([])).toEqual(new Set());
});

test("a change is there for who asks next", async () => {
  const { client } = await stored();
  for (let n = 0; n < 20; n++) {
    const { _rev } = await client().patch("a").set({ n }).commit();
    expect(await client().getDocument("a")).toMatchObject({ n, _rev });
    expect(await client().fetch("*[_id == 'a'][0].n")).toBe(n);
  }
});

test("more than a thousand at once are refused", async () => {
  const { client } = await stored();
  const ids = Array.from({ length: 1001 }, (_, n) => `d${n}`);
  expect(await refused(client().getDocuments(ids))).toMatchObject({ statusCode: 400 });
});

test("the address of data is the one that is asked", async () => {
  const { client, address } = await stored();
  expect(client().getDataUrl("doc", "a")).toBe("/data/doc/production/a");
  expect(client().getUrl(client().getDataUrl("doc", "a"))).toBe(
    `${address}/v2025-02-19/data/doc/production/a`,
  );
});
