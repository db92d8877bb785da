import type { LiveEvent, SanityClient } from "@sanity/client";
import { expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { atLeast, hear } from "./heard.ts";

async function live(client: SanityClient, includeDrafts = false) {
  const heard = hear<LiveEvent>(client.live.events({ includeDrafts }));
  await heard.until(atLeast(1));
  expect(heard.events.shift()).toMatchObject({ type: "welcome" });
  return heard;
}

async function tagsOf(client: SanityClient, query: string, params = {}) {
  const { syncTags } = await client.fetch(query, params, { filterResponse: false });
  return syncTags ?? [];
}

test("a change is told with the tags of the answers that it may alter", async () => {
  const { client } = await portLake();
  const heard = await live(client({ token: "" }));
  await client().create({ _id: "a", _type: "article" });
  const [event] = await heard.until(atLeast(1));
  expect(event).toMatchObject({ type: "message", id: expect.stringMatching(/./) });
  const changed = new Set(event?.type === "message" ? event.tags : []);
  const isTold = async (query: string, params = {}) =>
    (await tagsOf(client(), query, params)).some((tag) => changed.has(tag));
  expect(await isTold("*[_type == 'article']{title}")).toBe(true);
  expect(await isTold("*[_type == $type]", { type: "article" })).toBe(true);
  expect(await isTold("*[_type in ['article', 'person']] | order(title)[0...5]")).toBe(true);
  expect(await isTold("*[_id == $id][0]", { id: "a" })).toBe(true);
  expect(await isTold("*[_type == 'person']{name, by->}")).toBe(true);
  expect(await isTold("*[_type == 'person']{'n': count(*[references(^._id)])}")).toBe(true);
  expect(await isTold("{'a': *[_type == 'person'], 'b': *}")).toBe(true);
  expect(await isTold("*[_type == 'person']")).toBe(false);
  expect(await isTold("*[_type == $type]", { type: "person" })).toBe(false);
  expect(await isTold("1 + 1")).toBe(false);
});

test("a document that changes its type alters the answers of both", async () => {
  const { client } = await portLake();
  await client().create({ _id: "a", _type: "article" });
  const heard = await live(client());
  await client().createOrReplace({ _id: "a", _type: "person" });
  const [event] = await heard.until(atLeast(1));
  expect(event).toMatchObject({
    tags: ["s1:production", "s1:production:article", "s1:production:person"],
  });
});

test("drafts are told of with a token and on request alone", async () => {
  const { client } = await portLake();
  const published = await live(client());
  const drafts = await live(client(), true);
  await client().create({ _id: "drafts.a", _type: "draft" });
  await client().create({ _id: "b", _type: "public" });
  expect(JSON.stringify(await drafts.until(atLeast(2)))).toContain(":draft");
  expect(JSON.stringify(await published.until(atLeast(1)))).not.toContain(":draft");
});

test("drafts without a token are refused", async () => {
  const { ask } = await portLake();
  const url = "/v2025-02-19/data/live/events/production?includeDrafts=true";
  expect((await ask(url)).status).toBe(401);
});

test("a reader who comes back hears what it missed, or is told to begin anew", async () => {
  const { ask, client } = await portLake();
  await client().transaction().transactionId("t1").create({ _id: "a", _type: "x" }).commit();
  await client().transaction().transactionId("t2").create({ _id: "b", _type: "y" }).commit();
  const first = async (lastEventId: string) => {
    const url = "/v2025-02-19/data/live/events/production";
    const answer = await ask(url, { headers: { "last-event-id": lastEventId } });
    const reader = answer.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    await reader?.cancel();
    return new TextDecoder().decode(value);
  };
  expect(await first("t1")).toMatch(/event: welcome\n[^]*id: t2\ndata: {"tags":\["s1:production",/);
  expect(await first("unknown")).toContain("event: restart\nid: t2\n");
});
