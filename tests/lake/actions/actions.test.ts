import type { Action, SanityClient } from "@sanity/client";
import { expect, test } from "vitest";
import { portLake } from "../portLake.ts";

const type = "article";

async function raw(client: SanityClient): Promise<Record<string, unknown>[]> {
  return client.fetch(
    "*[_type == $type]{_id, title} | order(_id)",
    { type },
    { perspective: "raw" },
  );
}

async function refusalOf(promise: Promise<unknown>) {
  const error: unknown = await promise.then(
    () => expect.unreachable("it was not refused"),
    (error: unknown) => error,
  );
  return error;
}

test("create makes a draft under the transaction's own id", async () => {
  const { client } = await portLake();
  const answer = await client().action(
    {
      actionType: "sanity.action.document.create",
      publishedId: "a",
      attributes: { _id: "drafts.a", _type: type, title: "One" },
      ifExists: "fail",
    },
    { transactionId: "first" },
  );
  expect(answer).toEqual({ transactionId: "first" });
  expect(await client().getDocument("drafts.a")).toMatchObject({ _rev: "first", title: "One" });
});

test("create fails beside a published document, and where the draft exists unless it is to be ignored", async () => {
  const { client } = await portLake();
  const create = (id: string, ifExists: "fail" | "ignore"): Action => ({
    actionType: "sanity.action.document.create",
    publishedId: id,
    attributes: { _id: `drafts.${id}`, _type: type, title: "New" },
    ifExists,
  });
  await client().create({ _id: "public", _type: type, title: "Old" });
  await client().create({ _id: "drafts.a", _type: type, title: "Old" });
  expect(await refusalOf(client().action(create("public", "ignore")))).toMatchObject({
    statusCode: 409,
    details: {
      type: "actionError",
      items: [{ index: 0, error: { type: "documentAlreadyExistsError" } }],
    },
  });
  expect(await refusalOf(client().action(create("a", "fail")))).toMatchObject({ statusCode: 409 });
  await client().action(create("a", "ignore"));
  expect(await client().getDocument("drafts.a")).toMatchObject({ title: "Old" });
});

test("edit makes the draft from the published document, keeping its day of creation", async () => {
  const { client } = await portLake();
  const published = await client().create({ _id: "a", _type: type, title: "One", tags: ["x"] });
  await client().action(
    {
      actionType: "sanity.action.document.edit",
      publishedId: "a",
      draftId: "drafts.a",
      patch: { set: { title: "Two" } },
    },
    { transactionId: "edited" },
  );
  expect(await client().getDocument("drafts.a")).toMatchObject({
    _rev: "edited",
    _createdAt: published._createdAt,
    title: "Two",
    tags: ["x"],
  });
  expect(await client().getDocument("a")).toEqual(published);
});

test("an edit that changes nothing still makes the draft, as the Studio's first edit asks", async () => {
  const { client } = await portLake();
  await client().create({ _id: "a", _type: type, title: "One" });
  await client().action({
    actionType: "sanity.action.document.edit",
    publishedId: "a",
    draftId: "drafts.a",
    patch: { unset: ["_empty_action_guard_pseudo_field_"] },
  });
  expect(await client().getDocument("drafts.a")).toMatchObject({ title: "One" });
});

test("edit without draft or published document is refused", async () => {
  const { client } = await portLake();
  const edit = client().action({
    actionType: "sanity.action.document.edit",
    publishedId: "a",
    draftId: "drafts.a",
    patch: { set: { title: "Two" } },
  });
  expect(await refusalOf(edit)).toMatchObject({
    statusCode: 404,
    details: { type: "actionError", items: [{ error: { type: "documentNotFoundError" } }] },
  });
});

test("publish replaces the published document and deletes the draft", async () => {
  const { client } = await portLake();
  const published = await client().create({ _id: "a", _type: type, title: "One", old: true });
  await client().create({ _id: "drafts.a", _type: type, title: "Two" });
  await client().action(
    {
      actionType: "sanity.action.document.publish",
      publishedId: "a",
      draftId: "drafts.a",
      ifPublishedRevisionId: published._rev,
    },
    { transactionId: "published" },
  );
  expect(await raw(client())).toEqual([{ _id: "a", title: "Two" }]);
  const after = await client().getDocument("a");
  expect(after).toMatchObject({ _rev: "published", _createdAt: published._createdAt });
  expect(after).not.toHaveProperty("old");
});

test("publish with a stale revision of either side is refused whole", async () => {
  const { client } = await portLake();
  await client().create({ _id: "a", _type: type, title: "One" });
  await client().create({ _id: "drafts.a", _type: type, title: "Two" });
  for (const guard of [{ ifPublishedRevisionId: "stale" }, { ifDraftRevisionId: "stale" }]) {
    const publish = client().action({
      actionType: "sanity.action.document.publish",
      publishedId: "a",
      draftId: "drafts.a",
      ...guard,
    });
    expect(await refusalOf(publish)).toMatchObject({
      statusCode: 409,
      details: { items: [{ error: { type: "documentRevisionIDDoesNotMatchError" } }] },
    });
  }
  expect(await raw(client())).toEqual([
    { _id: "a", title: "One" },
    { _id: "drafts.a", title: "Two" },
  ]);
});

test("publish makes references strong that were to become so", async () => {
  const { client } = await portLake();
  await client().create({ _id: "p", _type: "person" });
  const reference = { _type: "reference", _ref: "p", _weak: true };
  await client().create({
    _id: "drafts.a",
    _type: type,
    strong: { ...reference, _strengthenOnPublish: { type: "person" } },
    weak: { ...reference, _strengthenOnPublish: { type: "person", weak: true } },
    list: [{ ...reference, _key: "k", _strengthenOnPublish: { type: "person" } }],
  });
  await client().action({
    actionType: "sanity.action.document.publish",
    publishedId: "a",
    draftId: "drafts.a",
  });
  expect(await client().getDocument("a")).toMatchObject({
    strong: { _type: "reference", _ref: "p" },
    weak: { _weak: true },
    list: [{ _key: "k", _type: "reference", _ref: "p" }],
  });
  expect(JSON.stringify(await client().getDocument("a"))).not.toContain("_strengthen");
});

test("publishing a reference to nothing is refused as the action's error, and the draft stays", async () => {
  const { client } = await portLake();
  await client().create({
    _id: "drafts.a",
    _type: type,
    by: { _type: "reference", _ref: "nobody", _weak: true, _strengthenOnPublish: { type: "p" } },
  });
  const publish = client().action({
    actionType: "sanity.action.document.publish",
    publishedId: "a",
    draftId: "drafts.a",
  });
  expect(await refusalOf(publish)).toMatchObject({
    statusCode: 409,
    details: {
      type: "actionError",
      items: [{ index: 0, error: { type: "documentReferenceDoesNotExistError" } }],
    },
  });
  expect(await client().getDocument("drafts.a")).toBeDefined();
});

test("unpublish keeps the content as a draft, or the draft that is there", async () => {
  const { client } = await portLake();
  await client().create({ _id: "a", _type: type, title: "Published" });
  await client().create({ _id: "b", _type: type, title: "Published" });
  await client().create({ _id: "drafts.b", _type: type, title: "Draft" });
  for (const publishedId of ["a", "b"]) {
    await client().action({
      actionType: "sanity.action.document.unpublish",
      publishedId,
      draftId: `drafts.${publishedId}`,
    });
  }
  expect(await raw(client())).toEqual([
    { _id: "drafts.a", title: "Published" },
    { _id: "drafts.b", title: "Draft" },
  ]);
});

test("unpublish and delete are refused while something refers to the document", async () => {
  const { client } = await portLake();
  await client().create({ _id: "a", _type: type });
  await client().create({ _id: "b", _type: type, to: { _type: "reference", _ref: "a" } });
  const actions: Action[] = [
    { actionType: "sanity.action.document.unpublish", publishedId: "a", draftId: "drafts.a" },
    { actionType: "sanity.action.document.delete", publishedId: "a", includeDrafts: [] },
  ];
  for (const action of actions) {
    expect(await refusalOf(client().action(action))).toMatchObject({
      statusCode: 409,
      details: {
        items: [{ error: { type: "documentHasExistingReferencesError", referencingIDs: ["b"] } }],
      },
    });
  }
});

test("discard, delete with drafts and replaceDraft", async () => {
  const { client } = await portLake();
  for (const id of ["a", "drafts.a", "b", "drafts.b", "versions.r.b", "drafts.c"]) {
    await client().create({ _id: id, _type: type, title: id });
  }
  await client().action({ actionType: "sanity.action.document.discard", draftId: "drafts.a" });
  await client().action({
    actionType: "sanity.action.document.delete",
    publishedId: "b",
    includeDrafts: ["drafts.b", "versions.r.b", "drafts.b"],
  });
  await client().action({
    actionType: "sanity.action.document.replaceDraft",
    publishedId: "c",
    attributes: { _id: "drafts.c", _type: type, title: "replaced" },
  });
  expect(await raw(client())).toEqual([
    { _id: "a", title: "a" },
    { _id: "drafts.c", title: "replaced" },
  ]);
});

test("a deleted document comes back with create and replaceDraft in one request, as the Studio restores", async () => {
  const { client } = await portLake();
  const attributes = { _id: "drafts.a", _type: type, title: "Back" };
  await client().action([
    {
      actionType: "sanity.action.document.create",
      publishedId: "a",
      attributes,
      ifExists: "fail",
    },
    { actionType: "sanity.action.document.replaceDraft", publishedId: "a", attributes },
  ]);
  expect(await raw(client())).toEqual([{ _id: "drafts.a", title: "Back" }]);
});

test("several actions are all or nothing, and the refused one is named by its place", async () => {
  const { client } = await portLake();
  await client().create({ _id: "drafts.a", _type: type });
  const both = client().action([
    { actionType: "sanity.action.document.publish", publishedId: "a", draftId: "drafts.a" },
    { actionType: "sanity.action.document.publish", publishedId: "b", draftId: "drafts.b" },
  ]);
  expect(await refusalOf(both)).toMatchObject({
    statusCode: 404,
    details: { items: [{ index: 1 }] },
  });
  expect((await raw(client())).map(({ _id }) => _id)).toEqual(["drafts.a"]);
});

test("versions are created whole or from a base, replaced, discarded and marked for unpublishing", async () => {
  const { client } = await portLake();
  const base = await client().create({ _id: "a", _type: type, title: "Base" });
  await client().createVersion({ publishedId: "a", baseId: "a", releaseId: "r" });
  await client().createVersion({
    publishedId: "a",
    releaseId: "s",
    document: { _id: "versions.s.a", _type: type, title: "Whole" },
  });
  await client().replaceVersion({
    publishedId: "a",
    releaseId: "s",
    document: { _id: "versions.s.a", _type: type, title: "Replaced" },
  });
  expect(await raw(client())).toEqual([
    { _id: "a", title: "Base" },
    { _id: "versions.r.a", title: "Base" },
    { _id: "versions.s.a", title: "Replaced" },
  ]);
  const stale = client().action({
    actionType: "sanity.action.document.version.create",
    publishedId: "a",
    baseId: "a",
    versionId: "drafts.a",
    ifBaseRevisionId: `not ${base._rev}`,
  });
  expect(await refusalOf(stale)).toMatchObject({ statusCode: 409 });
  await client().unpublishVersion({ releaseId: "r", publishedId: "a" });
  expect(await client().getDocument("versions.r.a")).toMatchObject({ _system: { delete: true } });
  expect(await client().fetch("*[_id == 'a']", {}, { perspective: ["r"] })).toEqual([]);
  await client().discardVersion({ releaseId: "s", publishedId: "a" });
  expect(await client().getDocument("versions.s.a")).toBeUndefined();
});

test("the Studio discards a draft as a version", async () => {
  const { client } = await portLake();
  await client().create({ _id: "drafts.a", _type: type });
  await client().action({
    actionType: "sanity.action.document.version.discard",
    versionId: "drafts.a",
  });
  expect(await raw(client())).toEqual([]);
});

test("a dry run answers and stores nothing", async () => {
  const { client } = await portLake();
  await client().create({ _id: "drafts.a", _type: type });
  const answer = await client().action(
    { actionType: "sanity.action.document.publish", publishedId: "a", draftId: "drafts.a" },
    { dryRun: true, transactionId: "dry" },
  );
  expect(answer.transactionId).toBe("dry");
  expect((await raw(client())).map(({ _id }) => _id)).toEqual(["drafts.a"]);
});

test("a request sent again because its answer was lost is carried out once", async () => {
  const { client } = await portLake();
  await client().create({ _id: "drafts.a", _type: type });
  const publish = () =>
    client().action(
      { actionType: "sanity.action.document.publish", publishedId: "a", draftId: "drafts.a" },
      { transactionId: "once" },
    );
  expect(await publish()).toEqual(await publish());
  expect(await client().getDocument("a")).toMatchObject({ _rev: "once" });
});

test.each([
  ["sanity.action.release.create", { releaseId: "r" }],
  ["sanity.action.document.variant.create", { publishedId: "a", variantId: "v" }],
  ["sanity.action.constructor", {}],
  ["sanity.action.document.publish", { publishedId: "drafts.a", draftId: "drafts.a" }],
  ["sanity.action.document.publish", { publishedId: "a", draftId: "drafts.b" }],
  ["sanity.action.document.edit", { publishedId: "a", draftId: "drafts.a" }],
  ["sanity.action.document.discard", { draftId: "drafts.a", purge: true }],
])("%s with %j is a clear 400", async (actionType, rest) => {
  const { client } = await portLake();
  const asked = client().request({
    method: "POST",
    url: "/data/actions/production",
    body: { actions: [{ actionType, ...rest }] },
  });
  expect(await refusalOf(asked)).toMatchObject({
    statusCode: 400,
    details: { type: "actionError", items: [{ error: { type: "malformedActionError" } }] },
  });
});

test("actions need an editor, and some actions", async () => {
  const { client, lake } = await portLake();
  const viewer = lake.createToken({ name: "a viewer", role: "viewer" });
  const discard: Action = { actionType: "sanity.action.document.discard", draftId: "drafts.a" };
  expect(await refusalOf(client({ token: viewer }).action(discard))).toMatchObject({
    statusCode: 403,
  });
  expect(await refusalOf(client({ token: "" }).action(discard))).toMatchObject({ statusCode: 401 });
  expect(await refusalOf(client().action([]))).toMatchObject({ statusCode: 400 });
});
