import type { ListenEventName, ListenOptions, SanityClient } from "@sanity/client";
import { expect, test } from "vitest";
import { openLake } from "../../../lake/openLake.ts";
import { portLake } from "../portLake.ts";
import { atLeast, hear } from "./heard.ts";

const events: ListenEventName[] = ["welcome", "mutation", "reconnect"];

async function listening(
  client: SanityClient,
  query: string,
  params: Record<string, unknown> = {},
  options: ListenOptions = {},
) {
  const heard = hear(
    client.listen(query, params, { includeAllVersions: true, events, ...options }),
  );
  await heard.until(atLeast(1));
  expect(heard.events.shift()).toMatchObject({ type: "welcome" });
  return heard;
}

test("a change is told with every field that the API has", async () => {
  const { client } = await portLake({ now: () => new Date("2026-11-02T09:00:00Z") });
  const heard = await listening(
    client(),
    "*[_type == $type]",
    { type: "article" },
    {
      includePreviousRevision: true,
      effectFormat: "mendoza",
      visibility: "query",
    },
  );
  const write = (id: string) => client().transaction().transactionId(id);
  await write("t1").create({ _id: "a", _type: "article", title: "One" }).commit();
  await write("t2")
    .patch("a", { set: { title: "Two" } })
    .commit();
  await write("t3").delete("a").commit();
  const [created, patched, deleted] = await heard.until(atLeast(3));
  const one = {
    _id: "a",
    _type: "article",
    _rev: "t1",
    _createdAt: "2026-11-02T09:00:00.000Z",
    _updatedAt: "2026-11-02T09:00:00.000Z",
    title: "One",
  };
  const common = {
    type: "mutation",
    documentId: "a",
    identity: "test editor",
    timestamp: "2026-11-02T09:00:00.000Z",
    visibility: "query",
    transactionTotalEvents: 1,
    transactionCurrentEvent: 0,
  };
  const { _rev, ...withoutRevision } = one;
  expect(created).toEqual({
    ...common,
    eventId: "t1#a",
    transactionId: "t1",
    transition: "appear",
    resultRev: "t1",
    mutations: [{ create: one }],
    effects: { apply: [0, withoutRevision], revert: [0, null] },
    result: one,
    previous: null,
  });
  expect(patched).toEqual({
    ...common,
    eventId: "t2#a",
    transactionId: "t2",
    transition: "update",
    previousRev: "t1",
    resultRev: "t2",
    mutations: [{ patch: { id: "a", set: { title: "Two" } } }],
    effects: { apply: [17, "Two", "title"], revert: [17, "One", "title"] },
    result: { ...one, _rev: "t2", title: "Two" },
    previous: one,
  });
  expect(deleted).toEqual({
    ...common,
    eventId: "t3#a",
    transactionId: "t3",
    transition: "disappear",
    previousRev: "t2",
    resultRev: "t3",
    mutations: [{ delete: { id: "a" } }],
    effects: { apply: [0, null], revert: [0, { ...withoutRevision, title: "Two" }] },
    previous: { ...one, _rev: "t2", title: "Two" },
  });
});

test("only what is asked for is told", async () => {
  const { client } = await portLake();
  const heard = await listening(
    client(),
    "*",
    {},
    {
      includeResult: false,
      includeMutations: false,
    },
  );
  await client().create({ _id: "a", _type: "article" });
  const [event] = await heard.until(atLeast(1));
  for (const name of ["result", "previous", "mutations", "effects"]) {
    expect(event).not.toHaveProperty(name);
  }
});

test("a document appears and disappears as the filter begins and ends to select it", async () => {
  const { client } = await portLake();
  const heard = await listening(client(), "*[_type == 'article' && state == $state]", {
    state: "open",
  });
  await client().create({ _id: "a", _type: "article", state: "draft" });
  await client()
    .patch("a", { set: { state: "open" } })
    .commit();
  await client()
    .patch("a", { set: { title: "x" } })
    .commit();
  await client()
    .patch("a", { set: { state: "done" } })
    .commit();
  await client().create({ _id: "b", _type: "article", state: "open" });
  const told = await heard.until(atLeast(4));
  expect(told).toMatchObject([
    { documentId: "a", transition: "appear" },
    { documentId: "a", transition: "update" },
    { documentId: "a", transition: "disappear" },
    { documentId: "b", transition: "appear" },
  ]);
  expect(told[2]).not.toHaveProperty("result");
});

test("the documents of a transaction are counted as the listener sees them", async () => {
  const { client } = await portLake();
  const heard = await listening(client(), "*[_type == 'article']");
  await client()
    .transaction()
    .create({ _id: "p", _type: "person" })
    .create({ _id: "a", _type: "article" })
    .create({ _id: "b", _type: "article" })
    .commit();
  expect(await heard.until(atLeast(2))).toMatchObject([
    { documentId: "a", transactionTotalEvents: 2, transactionCurrentEvent: 0 },
    { documentId: "b", transactionTotalEvents: 2, transactionCurrentEvent: 1 },
  ]);
});

test("drafts and versions are told of on request, or to older API versions", async () => {
  const { client } = await portLake();
  const modern = await listening(client(), "*", {}, { includeAllVersions: false });
  const old = await listening(
    client({ apiVersion: "2024-01-01" }),
    "*",
    {},
    {
      includeAllVersions: false,
    },
  );
  await client().create({ _id: "drafts.a", _type: "article" });
  await client().create({ _id: "versions.r.a", _type: "article" });
  await client().create({ _id: "private.a", _type: "article" });
  await client().create({ _id: "a", _type: "article" });
  const ids = (told: unknown[]) => told.map((event) => Object(event).documentId);
  expect(ids(await old.until(atLeast(4)))).toEqual(["drafts.a", "versions.r.a", "private.a", "a"]);
  expect(ids(await modern.until(atLeast(2)))).toEqual(["private.a", "a"]);
});

test("without a token only published, undotted ids are told of, and nobody's name", async () => {
  const { client } = await portLake();
  const heard = await listening(client({ token: "" }), "*", {}, { includePreviousRevision: true });
  for (const id of ["drafts.a", "versions.r.a", "private.a"]) {
    await client().create({ _id: id, _type: "article" });
  }
  await client()
    .transaction()
    .create({ _id: "drafts.b", _type: "article" })
    .create({ _id: "b", _type: "article" })
    .commit();
  const [event] = await heard.until(atLeast(1));
  expect(event).toMatchObject({ documentId: "b", identity: "", transactionTotalEvents: 1 });
});

test("an action's document events carry the action's transaction, the deleted draft's too", async () => {
  const { client } = await portLake();
  await client().create({ _id: "drafts.a", _type: "article", title: "One" });
  const heard = await listening(client(), "*[_id in $ids]", { ids: ["a", "drafts.a"] });
  await client().action(
    { actionType: "sanity.action.document.publish", publishedId: "a", draftId: "drafts.a" },
    { transactionId: "publish" },
  );
  expect(await heard.until(atLeast(2))).toMatchObject([
    { documentId: "drafts.a", transition: "disappear", resultRev: "publish" },
    { documentId: "a", transition: "appear", resultRev: "publish", transactionTotalEvents: 2 },
  ]);
});

test("revisions form one chain, whoever writes", async () => {
  const { client } = await portLake();
  const heard = await listening(client(), "*[_id == 'a']");
  await client().create({ _id: "a", _type: "counter", n: 0 });
  await Promise.all(
    Array.from({ length: 20 }, () =>
      client()
        .patch("a", { inc: { n: 1 } })
        .commit(),
    ),
  );
  const told = await heard.until(atLeast(21));
  const revisions = told.map((event) => Object(event));
  for (const [at, event] of revisions.entries()) {
    expect(event.previousRev).toBe(revisions[at - 1]?.resultRev);
  }
  expect(revisions.at(-1).result.n).toBe(20);
});

test("what another process commits is told too", async () => {
  const { client, lake } = await portLake();
  const other = openLake({ file: lake.file, assets: lake.assets });
  const heard = await listening(client(), "*");
  await other.mutate({ mutations: [{ create: { _id: "a", _type: "x" } }], author: "elsewhere" });
  await other.close();
  expect(await heard.until(atLeast(1))).toMatchObject([{ documentId: "a", identity: "elsewhere" }]);
});

test("a dry run is not told of", async () => {
  const { client } = await portLake();
  const heard = await listening(client(), "*");
  await client().create({ _id: "a", _type: "x" }, { dryRun: true });
  await client().create({ _id: "b", _type: "x" });
  expect(await heard.until(atLeast(1))).toMatchObject([{ documentId: "b" }]);
});

test.each(["*[", "count(*)", "1 + 1", "", "*[geo::distance(a, b) < 5]"])(
  "the filter %j is refused as a channel error",
  async (query) => {
    const { client } = await portLake();
    const heard = hear(client().listen(query));
    expect(await heard.error()).toMatchObject({
      name: "ChannelError",
      data: { error: { description: expect.stringMatching(/./) } },
    });
  },
);

test("a token that is not known is refused for good", async () => {
  const { client } = await portLake();
  const heard = hear(client({ token: "wrong" }).listen("*"));
  expect(await heard.error()).toMatchObject({ name: "ConnectionFailedError", status: 401 });
});

test("streams that end leave nothing behind", async () => {
  const { client, lake, ask } = await portLake();
  const heard = await listening(client(), "*");
  const address = "/v2025-02-19/data/listen/production?query=*";
  const stream = await ask(address);
  await ask(address, { method: "HEAD" });
  expect(lake.hub.size()).toBe(2);
  await stream.body?.cancel();
  expect(lake.hub.size()).toBe(1);
  heard.stop();
  await expect.poll(() => lake.hub.size()).toBe(0);
});
