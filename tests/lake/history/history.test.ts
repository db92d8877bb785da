import type { Action, SanityClient } from "@sanity/client";
import { expect, test } from "vitest";
import { portLake } from "../portLake.ts";

interface Line {
  id: string;
  timestamp: string;
  author: string;
  documentIDs: string[];
  mutations?: unknown[];
  effects?: Record<string, { apply: unknown[]; revert: unknown[] }>;
}

async function transactions(client: SanityClient, ids: string, query = ""): Promise<Line[]> {
  const url = `/data/history/production/transactions/${ids}?${query}`;
  const text = (await client.request<string | undefined>({ url })) ?? "";
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

async function documents(client: SanityClient, ids: string, query: string) {
  const url = `/data/history/production/documents/${ids}?${query}`;
  const answer = await client.request<{ documents: Record<string, unknown>[] }>({ url });
  return answer.documents;
}

async function events(client: SanityClient, id: string, query = "limit=100") {
  const url = `/data/history/production/events/documents/${id}?${query}`;
  return client.request<{ events: Record<string, Record<string, unknown>[]>; nextCursor: string }>({
    url,
  });
}

/** A draft typed in two goes, published, edited again and published again, a minute between any two. */
async function story() {
  let now = Date.parse("2026-11-02T09:00:00Z");
  const lake = await portLake({ now: () => new Date(now) });
  const client = lake.client();
  const act = (transactionId: string, action: Action) => {
    now += 60_000;
    return client.action(action, { transactionId });
  };
  const edit = (id: string, title: string) =>
    act(id, {
      actionType: "sanity.action.document.edit",
      publishedId: "a",
      draftId: "drafts.a",
      patch: { set: { title } },
    });
  const publish = (id: string) =>
    act(id, {
      actionType: "sanity.action.document.publish",
      publishedId: "a",
      draftId: "drafts.a",
    });
  await act("t1", {
    actionType: "sanity.action.document.create",
    publishedId: "a",
    attributes: { _id: "drafts.a", _type: "article", title: "One" },
    ifExists: "fail",
  });
  await edit("t2", "Two");
  await publish("t3");
  await edit("t4", "Four");
  await publish("t5");
  return { ...lake, act, edit, publish };
}

test("transactions come oldest first with the effects on the documents asked for", async () => {
  const { client } = await story();
  const lines = await transactions(
    client(),
    "a,drafts.a",
    "excludeContent=true&effectFormat=mendoza&includeIdentifiedDocumentsOnly=true",
  );
  expect(lines.map(({ id }) => id)).toEqual(["t1", "t2", "t3", "t4", "t5"]);
  expect(lines[1]).toEqual({
    id: "t2",
    timestamp: expect.stringMatching(/^2026-11-02T09:/),
    author: "test editor",
    documentIDs: ["drafts.a"],
    effects: {
      "drafts.a": {
        apply: expect.arrayContaining(["Two", "title"]),
        revert: expect.arrayContaining(["One", "title"]),
      },
    },
  });
  expect(lines[2]?.effects).toMatchObject({
    "drafts.a": { apply: [0, null] },
    a: { revert: [0, null] },
  });
});

test("transactions of one document alone, with their mutations", async () => {
  const { client } = await story();
  const lines = await transactions(client(), "a", "includeIdentifiedDocumentsOnly=true");
  expect(lines.map(({ id, documentIDs }) => [id, documentIDs.toSorted()])).toEqual([
    ["t3", ["a", "drafts.a"]],
    ["t5", ["a", "drafts.a"]],
  ]);
  expect(lines[1]?.mutations).toMatchObject([{ createOrReplace: { _id: "a", title: "Four" } }]);
  expect(lines[1]).not.toHaveProperty("effects");
  const whole = await transactions(client(), "a");
  expect(whole[1]?.mutations).toHaveLength(2);
});

test.each([
  ["reverse=true&limit=2", ["t5", "t4"]],
  ["reverse=true&toTransaction=t3&limit=50", ["t3", "t2", "t1"]],
  ["fromTransaction=t2&toTransaction=t4", ["t2", "t3", "t4"]],
  ["fromTransaction=&limit=1", ["t1"]],
  ["authors=nobody", []],
  ["authors=nobody,test%20editor&fromTransaction=t5", ["t5"]],
  ["toTime=2026-11-02T09:02:00Z", ["t1", "t2"]],
  ["fromTime=2026-11-02T09:05:00Z", ["t5"]],
])("transactions with %s", async (query, ids) => {
  const { client } = await story();
  const lines = await transactions(client(), "a,drafts.a", query);
  expect(lines.map(({ id }) => id)).toEqual(ids);
});

test("a document at a revision, whichever document the transaction touched", async () => {
  const { client } = await story();
  const at = async (query: string) =>
    (await documents(client(), "a,drafts.a", query)).map(({ _id, _rev, title }) => [
      _id,
      _rev,
      title,
    ]);
  expect(await at("revision=t1")).toEqual([["drafts.a", "t1", "One"]]);
  expect(await at("revision=t3")).toEqual([["a", "t3", "Two"]]);
  expect(await at("revision=t4")).toEqual([
    ["a", "t3", "Two"],
    ["drafts.a", "t4", "Four"],
  ]);
  expect(await at("time=2026-11-02T09:01:30Z")).toEqual([["drafts.a", "t1", "One"]]);
  expect(await at("time=2026-11-02T08:00:00Z")).toEqual([]);
  expect(await at("time=2030-01-01T00:00:00Z")).toEqual([["a", "t5", "Four"]]);
  expect(await at("revision=unknown")).toEqual([]);
});

test("the last revision of a document that is deleted", async () => {
  const { client } = await story();
  await client().delete("a");
  expect(await documents(client(), "a,drafts.a", "lastRevision=true")).toMatchObject([
    { _id: "a", _rev: "t5", title: "Four" },
    { _id: "drafts.a", _rev: "t4", title: "Four" },
  ]);
  expect(await documents(client(), "a", "revision=t3")).toMatchObject([{ title: "Two" }]);
});

test("a document restored from history has the content it had, as the Studio restores it", async () => {
  const { client, act } = await story();
  const [old] = await documents(client(), "a,drafts.a", "revision=t3");
  const { _updatedAt, ...attributes } = old ?? {};
  await act("restored", {
    actionType: "sanity.action.document.replaceDraft",
    publishedId: "a",
    attributes: { ...attributes, _id: "drafts.a", _type: "article" },
  });
  expect(await client().getDocument("drafts.a")).toMatchObject({ _rev: "restored", title: "Two" });
});

test("the events of a published document and of its draft", async () => {
  const { client, act } = await story();
  await act("t6", {
    actionType: "sanity.action.document.unpublish",
    publishedId: "a",
    draftId: "drafts.a",
  });
  await act("t7", { actionType: "sanity.action.document.discard", draftId: "drafts.a" });
  const published = await events(client(), "a");
  expect(published).toMatchObject({
    nextCursor: "",
    events: {
      a: [
        { type: "unpublishDocument", versionId: "drafts.a", versionRevisionId: "t6" },
        { type: "publishDocumentVersion", revisionId: "t5", versionRevisionId: "t4" },
        {
          type: "publishDocumentVersion",
          documentId: "a",
          author: "test editor",
          revisionId: "t3",
          versionId: "drafts.a",
          versionRevisionId: "t2",
          publishCause: "document.publish",
        },
      ],
    },
  });
  const draft = (await events(client(), "drafts.a")).events["drafts.a"] ?? [];
  expect(draft.map(({ type, versionRevisionId }) => [type, versionRevisionId])).toEqual([
    ["deleteDocumentVersion", "t6"],
    ["unpublishDocument", "t6"],
    ["createDocumentVersion", "t6"],
    ["publishDocumentVersion", "t4"],
    ["createDocumentVersion", "t4"],
    ["publishDocumentVersion", "t2"],
    ["createDocumentVersion", "t1"],
  ]);
});

test("events of a document edited in place, and of one that is deleted with all there is", async () => {
  const { client, act } = await story();
  await client().create({ _id: "live", _type: "x" });
  await client()
    .patch("live", { set: { n: 1 } })
    .commit();
  await client().delete("live");
  await act("t6", {
    actionType: "sanity.action.document.delete",
    publishedId: "a",
    includeDrafts: ["drafts.a"],
  });
  const types = async (id: string) =>
    (await events(client(), id)).events[id]?.map(({ type }) => type);
  expect(await types("live")).toEqual([
    "deleteDocumentGroup",
    "updateLiveDocument",
    "createLiveDocument",
  ]);
  expect((await types("a"))?.[0]).toBe("deleteDocumentGroup");
});

test("events come in pages", async () => {
  const { client } = await story();
  const found: unknown[] = [];
  let cursor = "";
  do {
    const page = await events(client(), "drafts.a", `limit=1&nextCursor=${cursor}`);
    found.push(...(page.events["drafts.a"] ?? []).map(({ type }) => type));
    cursor = page.nextCursor;
  } while (cursor !== "");
  expect(found).toEqual([
    "publishDocumentVersion",
    "createDocumentVersion",
    "publishDocumentVersion",
    "createDocumentVersion",
  ]);
});

test("without a token history shows published, undotted ids only, and nobody's name", async () => {
  const { client } = await story();
  const anybody = client({ token: "" });
  const lines = await transactions(anybody, "a,drafts.a", "effectFormat=mendoza");
  expect(lines.map(({ id }) => id)).toEqual(["t3", "t5"]);
  const text = JSON.stringify(lines) + JSON.stringify((await events(anybody, "a")).events);
  expect(text).not.toMatch(/drafts\.a|test editor|One/);
  expect(await documents(anybody, "a,drafts.a", "revision=t4")).toMatchObject([{ _id: "a" }]);
  expect((await events(anybody, "drafts.a")).events).toEqual({});
});

test.each([
  ["transactions/a?limit=0", 400],
  ["transactions/a?limit=x", 400],
  ["transactions/a?fromTransaction=unknown", 404],
  ["documents/a?time=yesterday", 400],
  [`documents/${Array.from({ length: 101 }, (_, n) => n).join(",")}?time=2026-11-02`, 400],
])("history/%s is refused", async (path, statusCode) => {
  const { client } = await story();
  const asked = client().request({ url: `/data/history/production/${path}` });
  await expect(asked).rejects.toMatchObject({ statusCode });
});
