import type { LiveEvent } from "@sanity/client";
import { expect, test } from "vitest";
import { streamFetch } from "../../../lake/socket/streamFetch.ts";
import { atLeast, hear } from "../listen/heard.ts";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

const resource = { type: "dataset", id: "local.production" } as const;

test("a client of a dataset as a resource reads, writes and acts", async () => {
  const { client } = await portLake();
  const own = client({ resource });
  expect(own.getDataUrl("query")).toBe("/projects/local/datasets/production/query");
  await own.create({ _id: "drafts.a", _type: "article", title: "One" });
  await own.action({
    actionType: "sanity.action.document.publish",
    publishedId: "a",
    draftId: "drafts.a",
  });
  await own.patch("a").set({ title: "Two" }).commit();
  expect(await own.fetch("*[_id == $id][0].title", { id: "a" })).toBe("Two");
  expect(await own.fetch("$long", { long: "x".repeat(12_000) })).toHaveLength(12_000);
  expect(await own.getDocument("a")).toMatchObject({ title: "Two" });
  expect(await own.getDocuments(["a", "b"])).toMatchObject([{ _id: "a" }, null]);
});

test("its streams are the same, over connections and over a socket", async () => {
  const { client, address, lake } = await portLake();
  const ask = streamFetch({ lake: address, fetch: () => expect.unreachable() });
  for (const resolveFetch of [undefined, () => ask]) {
    const own = client({ resource, ...(resolveFetch && { resolveFetch }) });
    const heard = hear(own.listen("*", {}, { events: ["welcome", "mutation"] }));
    const live = hear<LiveEvent>(own.live.events());
    await heard.until(atLeast(1));
    await live.until(atLeast(1));
    await client().createOrReplace({ _id: "a", _type: "article" });
    expect(await heard.until(atLeast(2))).toMatchObject([{}, { documentId: "a" }]);
    expect(await live.until(atLeast(2))).toMatchObject([{}, { type: "message" }]);
    heard.stop();
    live.stop();
    await expect.poll(() => lake.hub.size()).toBe(0);
  }
});

test.each(["other.production", "local.other"])("the resource %s is not here", async (id) => {
  const { client } = await portLake();
  const own = client({ resource: { type: "dataset", id } });
  expect(await refused(own.fetch("*"))).toMatchObject({ statusCode: 404 });
  expect(await refused(own.create({ _type: "t" }))).toMatchObject({ statusCode: 404 });
});

test("without a token it sees what is public", async () => {
  const { client } = await portLake();
  await client().create({ _id: "drafts.a", _type: "article" });
  const anybody = client({ resource, token: "" });
  expect(await anybody.fetch("*", {}, { perspective: "raw" })).toEqual([]);
  expect(await anybody.getDocument("drafts.a")).toBeUndefined();
  expect(await refused(anybody.delete("drafts.a"))).toMatchObject({ statusCode: 401 });
});
