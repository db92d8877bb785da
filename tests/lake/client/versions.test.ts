import { expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

const type = "article";

async function withPublished() {
  const lake = await portLake();
  const published = await lake.client().create({ _id: "a", _type: type, title: "Published" });
  return { ...lake, published };
}

test("createVersion with a document, in a release and as a draft", async () => {
  const { client } = await withPublished();
  const document = { _type: type, title: "New" };
  await client().createVersion({ document, publishedId: "a", releaseId: "r1" });
  await client().createVersion({ document, publishedId: "a" });
  await client().createVersion({
    document: { ...document, _id: "versions.r2.a" },
    publishedId: "a",
    releaseId: "r2",
  });
  expect(await client().getDocuments(["versions.r1.a", "drafts.a", "versions.r2.a"])).toMatchObject(
    [{ title: "New" }, { title: "New" }, { title: "New" }],
  );
});

test("createVersion from the published document, guarded by its revision", async () => {
  const { client, published } = await withPublished();
  await client().createVersion({
    publishedId: "a",
    baseId: "a",
    releaseId: "r1",
    ifBaseRevisionId: published._rev,
  });
  expect(await client().getDocument("versions.r1.a")).toMatchObject({ title: "Published" });
  await client().createVersion({ publishedId: "a", baseId: "versions.r1.a" });
  expect(await client().getDocument("drafts.a")).toMatchObject({ title: "Published" });
  const stale = client().createVersion({
    publishedId: "a",
    baseId: "a",
    releaseId: "r2",
    ifBaseRevisionId: "other",
  });
  expect(await refused(stale)).toMatchObject({ statusCode: 409 });
});

test("createVersion where there is one, and from a base that is not there", async () => {
  const { client } = await withPublished();
  const create = (baseId: string) =>
    client().createVersion({ publishedId: "a", baseId, releaseId: "r1" });
  await create("a");
  expect(await refused(create("a"))).toMatchObject({ statusCode: 409 });
  expect(
    await refused(
      client().createVersion({ publishedId: "a", baseId: "drafts.a", releaseId: "r2" }),
    ),
  ).toMatchObject({
    statusCode: 404,
  });
});

test("replaceVersion puts another content in place", async () => {
  const { client } = await withPublished();
  const document = { _type: type, title: "First", old: 1 };
  await client().createVersion({ document, publishedId: "a", releaseId: "r1" });
  await client().replaceVersion({
    document: { _type: type, title: "Second" },
    publishedId: "a",
    releaseId: "r1",
  });
  const version = await client().getDocument("versions.r1.a");
  expect(version).toMatchObject({ title: "Second" });
  expect(version).not.toHaveProperty("old");
  const none = client().replaceVersion({ document, publishedId: "a", releaseId: "r2" });
  expect(await refused(none)).toMatchObject({ statusCode: 404 });
});

test("discardVersion of a release and of a draft", async () => {
  const { client } = await withPublished();
  await client().createVersion({ publishedId: "a", baseId: "a", releaseId: "r1" });
  await client().createVersion({ publishedId: "a", baseId: "a" });
  await client().discardVersion({ releaseId: "r1", publishedId: "a" });
  await client().discardVersion({ publishedId: "a" });
  expect(await client().fetch("*[_type == 'article']._id", {}, { perspective: "raw" })).toEqual([
    "a",
  ]);
  expect(await refused(client().discardVersion({ publishedId: "a" }))).toMatchObject({
    statusCode: 404,
  });
  expect(await refused(client().discardVersion({ publishedId: "a" }, true))).toMatchObject({
    statusCode: 400,
  });
});

test("unpublishVersion hides the document in the release's perspective", async () => {
  const { client } = await withPublished();
  await client().unpublishVersion({ releaseId: "r1", publishedId: "a" });
  expect(await client().getDocument("versions.r1.a")).toMatchObject({ _system: { delete: true } });
  const seen = (perspective: string[]) =>
    client().fetch("*[_id == 'a'].title", {}, { perspective });
  expect(await seen(["r1"])).toEqual([]);
  expect(await seen(["r2"])).toEqual(["Published"]);
  expect(
    await refused(client().unpublishVersion({ releaseId: "r1", publishedId: "b" })),
  ).toMatchObject({
    statusCode: 404,
  });
});

test("options: a dry run and one's own transaction", async () => {
  const { client } = await withPublished();
  const base = { publishedId: "a", baseId: "a", releaseId: "r1" };
  expect(await client().createVersion(base, { transactionId: "dry", dryRun: true })).toEqual({
    transactionId: "dry",
  });
  expect(await client().getDocument("versions.r1.a")).toBeUndefined();
  await client().createVersion(base, { transactionId: "wet" });
  expect(await client().getDocument("versions.r1.a")).toMatchObject({ _rev: "wet" });
});

test.each([
  "sanity.action.document.variant.create",
  "sanity.action.document.variant.edit",
  "sanity.action.document.variant.delete",
  "sanity.action.document.variant.publish",
  "sanity.action.document.variant.unpublish",
  "sanity.action.variant.create",
  "sanity.action.variant.edit",
  "sanity.action.variant.delete",
])("%s is a clear 400", async (actionType) => {
  const { client } = await withPublished();
  const asked = client().action({ actionType, publishedId: "a", variantId: "v" } as never);
  expect(await refused(asked)).toMatchObject({
    statusCode: 400,
    message: expect.stringContaining(
      `${actionType}: this Content Lake does not know such an action`,
    ),
  });
});
