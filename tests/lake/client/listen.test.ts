import type { ListenEventName, ListenOptions, SanityClient } from "@sanity/client";
import { expect, test } from "vitest";
import { atLeast, hear } from "../listen/heard.ts";
import { portLake } from "../portLake.ts";

const type = "article";

async function listening(
  client: SanityClient,
  query = "*",
  params = {},
  options: ListenOptions = {},
) {
  const events: ListenEventName[] = ["welcome", "mutation"];
  const heard = hear(
    client.listen(query, params, { events, includeAllVersions: true, ...options }),
  );
  await heard.until(atLeast(1));
  expect(heard.events.shift()).toMatchObject({ type: "welcome", listenerName: expect.any(String) });
  return heard;
}

test("without options: mutations with their result", async () => {
  const { client, lake } = await portLake();
  const heard = hear(client().listen("*[_type == $type]", { type }));
  await expect.poll(() => lake.hub.size()).toBe(1);
  const created = await client().create({ _id: "a", _type: type, title: "One" });
  const [event] = await heard.until(atLeast(1));
  expect(event).toEqual({
    type: "mutation",
    eventId: `${created._rev}#a`,
    documentId: "a",
    transactionId: created._rev,
    transition: "appear",
    identity: "test editor",
    resultRev: created._rev,
    timestamp: created._updatedAt,
    visibility: "query",
    transactionTotalEvents: 1,
    transactionCurrentEvent: 0,
    mutations: [{ create: created }],
    result: created,
  });
});

test("appear, update, disappear", async () => {
  const { client } = await portLake();
  const heard = await listening(client(), "*[_type == $type && n > 1]", { type });
  await client().create({ _id: "a", _type: type, n: 1 });
  await client().patch("a").set({ n: 2 }).commit();
  await client().patch("a").set({ n: 3 }).commit();
  await client().patch("a").set({ n: 0 }).commit();
  await client().createOrReplace({ _id: "a", _type: type, n: 5 });
  await client().delete("a");
  const told = await heard.until(atLeast(5));
  expect(told.map((event) => Object(event).transition)).toEqual([
    "appear",
    "update",
    "disappear",
    "appear",
    "disappear",
  ]);
});

test.each<[string, ListenOptions, string[], string[]]>([
  [
    "includeResult: false",
    { includeResult: false },
    ["mutations"],
    ["result", "previous", "effects"],
  ],
  ["includeMutations: false", { includeMutations: false }, ["result"], ["mutations"]],
  [
    "includePreviousRevision",
    { includePreviousRevision: true },
    ["previous", "result"],
    ["effects"],
  ],
  ["effectFormat", { effectFormat: "mendoza" }, ["effects", "result"], ["previous"]],
])("%s", async (_name, options, there, notThere) => {
  const { client } = await portLake();
  const heard = await listening(client(), "*", {}, options);
  await client().create({ _id: "a", _type: type });
  const [event] = await heard.until(atLeast(1));
  for (const name of there) expect(event).toHaveProperty(name);
  for (const name of notThere) expect(event).not.toHaveProperty(name);
});

test("effects are a patch of Mendoza, in both directions", async () => {
  const { client } = await portLake();
  await client().create({ _id: "a", _type: type, title: "One" });
  const heard = await listening(client(), "*", {}, { effectFormat: "mendoza" });
  const { _updatedAt: at } = await client().patch("a").set({ title: "Two" }).commit();
  const [event] = await heard.until(atLeast(1));
  expect(Object(event).effects).toMatchObject({
    apply: expect.arrayContaining(["Two", "title"]),
    revert: expect.arrayContaining(["One", "title"]),
  });
  expect(Object(event).timestamp).toBe(at);
});

test("includeAllVersions", async () => {
  const { client } = await portLake();
  const all = await listening(client());
  const published = await listening(client(), "*", {}, { includeAllVersions: false });
  for (const _id of ["drafts.a", "versions.r1.a", "a"]) await client().create({ _id, _type: type });
  const ids = (told: unknown[]) => told.map((event) => Object(event).documentId);
  expect(ids(await all.until(atLeast(3)))).toEqual(["drafts.a", "versions.r1.a", "a"]);
  expect(ids(await published.until(atLeast(1)))).toEqual(["a"]);
});

test.each(["query", "transaction"] as const)(
  "visibility %s: what is told can be asked for",
  async (visibility) => {
    const { client } = await portLake();
    const heard = await listening(client(), "*", {}, { visibility });
    for (let n = 1; n <= 10; n++) {
      await client().createOrReplace({ _id: "a", _type: type, n });
      await heard.until(atLeast(n));
      expect(await client().fetch("*[_id == 'a'][0].n")).toBe(n);
    }
  },
);

test("events: open and reconnect are the client's own, welcome the lake's", async () => {
  const { client } = await portLake();
  const heard = hear(client().listen("*", {}, { events: ["open", "welcome"] }));
  expect(await heard.until(atLeast(2))).toMatchObject([{ type: "open" }, { type: "welcome" }]);
});

test("a resumable listener begins with a welcome too", async () => {
  const { client } = await portLake();
  const heard = hear(
    client().listen(
      "*",
      {},
      { enableResume: true, events: ["welcome", "welcomeback", "reset", "mutation"] },
    ),
  );
  expect(await heard.until(atLeast(1))).toMatchObject([{ type: "welcome" }]);
});

test("parameters, a tag and references in a filter", async () => {
  const { client } = await portLake();
  await client().create({ _id: "b", _type: "person", name: "Ida" });
  const heard = await listening(
    client({ requestTagPrefix: "own" }),
    "*[_type in $types && by->name == $name]",
    { types: [type], name: "Ida" },
    { tag: "test" },
  );
  await client().create({ _id: "x", _type: type });
  await client().create({ _id: "a", _type: type, by: { _type: "reference", _ref: "b" } });
  expect(await heard.until(atLeast(1))).toMatchObject([{ documentId: "a" }]);
});

test("a projection, an order and a slice are left out of account", async () => {
  const { client } = await portLake();
  const heard = await listening(client(), "*[_type == 'article'] | order(n) [0...1] {title}");
  await client().create({ _id: "a", _type: type, title: "whole" });
  expect(await heard.until(atLeast(1))).toMatchObject([{ result: { _id: "a", title: "whole" } }]);
});

test("two listeners of one client hear each their own", async () => {
  const { client } = await portLake();
  const own = client();
  const [a, b] = [await listening(own, "*[_id == 'a']"), await listening(own, "*[_id == 'b']")];
  await client().create({ _id: "a", _type: type });
  await client().create({ _id: "b", _type: type });
  expect(await a.until(atLeast(1))).toMatchObject([{ documentId: "a" }]);
  expect(await b.until(atLeast(1))).toMatchObject([{ documentId: "b" }]);
});

test("the observable client listens as well", async () => {
  const { client, lake } = await portLake();
  const heard = hear(client().observable.listen("*"));
  await expect.poll(() => lake.hub.size()).toBe(1);
  await client().create({ _id: "a", _type: type });
  expect(await heard.until(atLeast(1))).toMatchObject([{ documentId: "a" }]);
});

test("who unsubscribes is gone from the lake", async () => {
  const { client, lake } = await portLake();
  const heard = await listening(client());
  expect(lake.hub.size()).toBe(1);
  heard.stop();
  await expect.poll(() => lake.hub.size()).toBe(0);
});

test.each([
  ["a filter that cannot be parsed", "*[", "queryParseError"],
  ["a query that is no filter", "count(*)", "queryParseError"],
  ["a search", "*[title match text::query('a')]", "queryUnsupportedError"],
  ["geography", "*[geo::contains(a, b)]", "queryUnsupportedError"],
])("%s is a channel error with its reason", async (_name, query, error) => {
  const { client } = await portLake();
  expect(await hear(client().listen(query)).error()).toMatchObject({
    name: "ChannelError",
    data: { error: { type: error, description: expect.stringMatching(/./) } },
  });
});

test("an unknown token ends the stream with its status", async () => {
  const { client } = await portLake();
  expect(await hear(client({ token: "wrong" }).listen("*")).error()).toMatchObject({
    name: "ConnectionFailedError",
    status: 401,
  });
});
