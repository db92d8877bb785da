import type { Action, SanityClient } from "@sanity/client";
import { expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

const type = "article";

async function lakeWith(documents: Record<string, string>) {
  const lake = await portLake();
  const transaction = lake.client().transaction();
  for (const [_id, title] of Object.entries(documents))
    transaction.create({ _id, _type: type, title });
  await transaction.commit();
  return lake;
}

async function titles(client: SanityClient): Promise<Record<string, string>> {
  const found = await client.fetch<{ _id: string; title: string }[]>(
    "*[_type == $type]{_id, title}",
    { type },
    { perspective: "raw" },
  );
  return Object.fromEntries(found.map(({ _id, title }) => [_id, title]));
}

const draft = { publishedId: "a", draftId: "drafts.a" };

test.each<[string, Record<string, string>, Action, Record<string, string>]>([
  [
    "create",
    {},
    {
      actionType: "sanity.action.document.create",
      publishedId: "a",
      attributes: { _id: "drafts.a", _type: type, title: "New" },
      ifExists: "fail",
    },
    { "drafts.a": "New" },
  ],
  [
    "create, where there is one already and that is fine",
    { "drafts.a": "Old" },
    {
      actionType: "sanity.action.document.create",
      publishedId: "a",
      attributes: { _id: "drafts.a", _type: type, title: "New" },
      ifExists: "ignore",
    },
    { "drafts.a": "Old" },
  ],
  [
    "edit of a draft",
    { "drafts.a": "Old", a: "Published" },
    { actionType: "sanity.action.document.edit", ...draft, patch: { set: { title: "New" } } },
    { "drafts.a": "New", a: "Published" },
  ],
  [
    "edit of what is only published",
    { a: "Published" },
    { actionType: "sanity.action.document.edit", ...draft, patch: { set: { title: "New" } } },
    { "drafts.a": "New", a: "Published" },
  ],
  [
    "replaceDraft",
    { "drafts.a": "Old" },
    {
      actionType: "sanity.action.document.replaceDraft",
      publishedId: "a",
      attributes: { _id: "drafts.a", _type: type, title: "New" },
    },
    { "drafts.a": "New" },
  ],
  [
    "publish for the first time",
    { "drafts.a": "Draft" },
    { actionType: "sanity.action.document.publish", ...draft },
    { a: "Draft" },
  ],
  [
    "publish over what is published",
    { "drafts.a": "Draft", a: "Published" },
    { actionType: "sanity.action.document.publish", ...draft },
    { a: "Draft" },
  ],
  [
    "unpublish",
    { a: "Published" },
    { actionType: "sanity.action.document.unpublish", ...draft },
    { "drafts.a": "Published" },
  ],
  [
    "unpublish beside a draft",
    { a: "Published", "drafts.a": "Draft" },
    { actionType: "sanity.action.document.unpublish", ...draft },
    { "drafts.a": "Draft" },
  ],
  [
    "discard",
    { a: "Published", "drafts.a": "Draft" },
    { actionType: "sanity.action.document.discard", draftId: "drafts.a" },
    { a: "Published" },
  ],
  [
    "delete with drafts and versions",
    { a: "Published", "drafts.a": "Draft", "versions.r1.a": "Version", b: "Other" },
    {
      actionType: "sanity.action.document.delete",
      publishedId: "a",
      includeDrafts: ["drafts.a", "versions.r1.a"],
    },
    { b: "Other" },
  ],
])("%s", async (_name, before, action, after) => {
  const { client } = await lakeWith(before);
  expect(await client().action(action)).toEqual({ transactionId: expect.stringMatching(/./) });
  expect(await titles(client())).toEqual(after);
});

test.each<[string, Record<string, string>, Action, number, string]>([
  [
    "create where there is one",
    { "drafts.a": "Old" },
    {
      actionType: "sanity.action.document.create",
      publishedId: "a",
      attributes: { _id: "drafts.a", _type: type },
      ifExists: "fail",
    },
    409,
    "documentAlreadyExistsError",
  ],
  [
    "publish without a draft",
    { a: "Published" },
    { actionType: "sanity.action.document.publish", ...draft },
    404,
    "documentNotFoundError",
  ],
  [
    "publish of a draft that has changed",
    { "drafts.a": "Draft" },
    { actionType: "sanity.action.document.publish", ...draft, ifDraftRevisionId: "other" },
    409,
    "documentRevisionIDDoesNotMatchError",
  ],
  [
    "publish over what has changed",
    { "drafts.a": "Draft", a: "Published" },
    { actionType: "sanity.action.document.publish", ...draft, ifPublishedRevisionId: "other" },
    409,
    "documentRevisionIDDoesNotMatchError",
  ],
  [
    "unpublish of what is not published",
    { "drafts.a": "Draft" },
    { actionType: "sanity.action.document.unpublish", ...draft },
    404,
    "documentNotFoundError",
  ],
  [
    "discard of no draft",
    { a: "Published" },
    { actionType: "sanity.action.document.discard", draftId: "drafts.a" },
    404,
    "documentNotFoundError",
  ],
  [
    "edit of nothing",
    {},
    { actionType: "sanity.action.document.edit", ...draft, patch: { set: { a: 1 } } },
    404,
    "documentNotFoundError",
  ],
  [
    "delete of nothing",
    {},
    { actionType: "sanity.action.document.delete", publishedId: "a", includeDrafts: [] },
    404,
    "documentNotFoundError",
  ],
  [
    "discard with its history",
    { "drafts.a": "Draft" },
    { actionType: "sanity.action.document.discard", draftId: "drafts.a", purge: true },
    400,
    "malformedActionError",
  ],
  [
    "publish under another document's id",
    { "drafts.a": "Draft" },
    { actionType: "sanity.action.document.publish", publishedId: "b", draftId: "drafts.a" },
    400,
    "malformedActionError",
  ],
])("%s is refused", async (_name, before, action, statusCode, error) => {
  const { client } = await lakeWith(before);
  expect(await refused(client().action(action))).toMatchObject({
    statusCode,
    details: { type: "actionError", items: [{ index: 0, error: { type: error } }] },
  });
  expect(await titles(client())).toEqual(before);
});

test("several in one transaction, under one's own id", async () => {
  const { client } = await lakeWith({ "drafts.a": "A", "drafts.b": "B" });
  const told = await client().action(
    [
      { actionType: "sanity.action.document.publish", ...draft },
      { actionType: "sanity.action.document.publish", publishedId: "b", draftId: "drafts.b" },
    ],
    { transactionId: "both" },
  );
  expect(told).toEqual({ transactionId: "both" });
  expect(await client().getDocuments(["a", "b"])).toMatchObject([
    { _rev: "both" },
    { _rev: "both" },
  ]);
});

test("one that is refused takes the others with it", async () => {
  const { client } = await lakeWith({ "drafts.a": "A" });
  const error = await refused(
    client().action([
      { actionType: "sanity.action.document.publish", ...draft },
      { actionType: "sanity.action.document.publish", publishedId: "b", draftId: "drafts.b" },
    ]),
  );
  expect(error).toMatchObject({ statusCode: 404, details: { items: [{ index: 1 }] } });
  expect(await titles(client())).toEqual({ "drafts.a": "A" });
});

test("a dry run, and a flag for other datasets, are taken", async () => {
  const { client } = await lakeWith({ "drafts.a": "A" });
  await client().action(
    { actionType: "sanity.action.document.publish", ...draft },
    { dryRun: true, skipCrossDatasetReferenceValidation: true },
  );
  expect(await titles(client())).toEqual({ "drafts.a": "A" });
});

test("when a document is published its references become strong", async () => {
  const { client } = await lakeWith({ b: "B" });
  const to = { _type: "reference", _ref: "b", _weak: true, _strengthenOnPublish: { type } };
  await client().create({ _id: "drafts.a", _type: type, to });
  await client().action({ actionType: "sanity.action.document.publish", ...draft });
  expect(await client().getDocument("a")).toMatchObject({ to: { _type: "reference", _ref: "b" } });
  expect(Object((await client().getDocument("a"))?.["to"])).not.toHaveProperty("_weak");
});
