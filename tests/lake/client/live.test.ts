import type { LiveEvent } from "@sanity/client";
import { expect, test } from "vitest";
import { atLeast, hear } from "../listen/heard.ts";
import { portLake } from "../portLake.ts";

test("a change is told with tags that the answer to a query bears", async () => {
  const { client } = await portLake();
  const heard = hear<LiveEvent>(client().live.events());
  expect(await heard.until(atLeast(1))).toMatchObject([
    { type: "welcome", id: expect.stringMatching(/./) },
  ]);
  const { syncTags } = await client().fetch("*[_type == 'article']", {}, { filterResponse: false });
  await client().create({ _id: "a", _type: "article" });
  const [, event] = await heard.until(atLeast(2));
  expect(event).toMatchObject({ type: "message", id: expect.stringMatching(/./) });
  const tags = event?.type === "message" ? event.tags : [];
  expect(tags.filter((tag) => syncTags?.includes(tag))).not.toEqual([]);
  const lastLiveEventId = event?.type === "message" ? event.id : "";
  expect(await client().fetch("count(*)", {}, { lastLiveEventId })).toBe(1);
});

test("drafts with a token, on request alone", async () => {
  const { client } = await portLake();
  const published = hear<LiveEvent>(client().live.events());
  const drafts = hear<LiveEvent>(client().live.events({ includeDrafts: true }));
  await published.until(atLeast(1));
  await drafts.until(atLeast(1));
  await client().create({ _id: "drafts.a", _type: "secret" });
  await client().create({ _id: "b", _type: "open" });
  expect(JSON.stringify(await drafts.until(atLeast(3)))).toContain("secret");
  expect(JSON.stringify(await published.until(atLeast(2)))).not.toContain("secret");
});

test("without a token the client itself refuses drafts, and an unknown one the lake", async () => {
  const { client } = await portLake();
  expect(() => client({ token: "" }).live.events({ includeDrafts: true })).toThrow(
    /requires a token/,
  );
  const heard = hear(client({ token: "wrong" }).live.events({ includeDrafts: true }));
  expect(await heard.error()).toMatchObject({ name: "ConnectionFailedError", status: 401 });
});

test("a tag, and a wait for functions that a lake has none of", async () => {
  const { client } = await portLake();
  const heard = hear<LiveEvent>(
    client({ requestTagPrefix: "own" }).live.events({ tag: "test", waitFor: "function" }),
  );
  await heard.until(atLeast(1));
  await client().create({ _id: "a", _type: "article" });
  expect(await heard.until(atLeast(2))).toMatchObject([{}, { type: "message" }]);
});

test("two readers of one client share one stream", async () => {
  const { client, lake } = await portLake();
  const own = client();
  const [one, two] = [hear<LiveEvent>(own.live.events()), hear<LiveEvent>(own.live.events())];
  await one.until(atLeast(1));
  await two.until(atLeast(1));
  expect(lake.hub.size()).toBe(1);
  one.stop();
  await client().create({ _id: "a", _type: "article" });
  expect(await two.until(atLeast(2))).toMatchObject([{}, { type: "message" }]);
  two.stop();
  await expect.poll(() => lake.hub.size()).toBe(0);
});

test("the observable client reads them as well", async () => {
  const { client } = await portLake();
  const heard = hear<LiveEvent>(client().observable.live.events());
  expect(await heard.until(atLeast(1))).toMatchObject([{ type: "welcome" }]);
});

test("an API before 2021-03-25 has none, says the client", async () => {
  const { client } = await portLake();
  expect(() => client({ apiVersion: "1" }).live.events()).toThrow(/requires API version/);
});
