import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { createLakeApp } from "../../lake/app.ts";
import { listenOn } from "../../lake/listenOn.ts";
import { openLake } from "../../lake/openLake.ts";
import { testFolder, testLake } from "./testLake.ts";

test("a token's name is one that can be revoked and is nobody else's", () => {
  const { lake } = testLake();
  const make = (name: string) => () => lake.createToken({ name, role: "viewer" });
  make("Ann’s notebook")();
  expect(make("Ann’s notebook")).toThrow("exists already");
  expect(make(" ")).toThrow("needs a name");
  expect(make("a\u0007b")).toThrow("is not one");
  expect(make("x".repeat(101))).toThrow("is not one");
  expect(make("local-editor")).toThrow("the lake's own");
});

test("a viewer reads, and its writes are refused", async () => {
  const { lake, client } = testLake();
  const token = lake.createToken({ name: "reader", role: "viewer" });
  await client().create({ _id: "drafts.a", _type: "t" });
  const viewer = client({ token, perspective: "raw" });
  expect(await viewer.fetch("*[_type == 't']._id")).toEqual(["drafts.a"]);
  for (const write of [
    () => viewer.create({ _type: "t" }),
    () => viewer.delete("drafts.a"),
    () =>
      viewer.action({
        actionType: "sanity.action.document.publish",
        draftId: "drafts.a",
        publishedId: "a",
      }),
    () => viewer.assets.upload("file", Buffer.from("x")),
  ]) {
    await expect(write()).rejects.toMatchObject({ statusCode: 403 });
  }
});

test("a revoked token is refused at once, and its open streams end while others stay", async () => {
  const { lake, ask, token } = testLake();
  const guest = lake.createToken({ name: "guest", role: "viewer" });
  const open = (path: string, authorization: string) =>
    ask(path, { headers: { authorization: `Bearer ${authorization}` } });
  const [listening, live, mine] = await Promise.all([
    open("/v1/data/listen/production?query=*", guest),
    open("/v1/data/live/events/production?includeDrafts=true", guest),
    open("/v1/data/listen/production?query=*", token),
  ]);
  expect(lake.revokeToken("guest")).toBe(true);
  // Each is read to its end: one that went on would never come to it.
  expect(await listening.text()).toContain("event: welcome");
  expect(await live.text()).toContain("event: welcome");
  expect((await open("/v1/data/listen/production?query=*", guest)).status).toBe(401);
  expect(lake.hub.size()).toBe(1);
  await mine.body?.cancel();
});

test("what another process revokes ends what is open in this one, presence too", async () => {
  const { lake: other } = testLake();
  const lake = openLake({ file: other.file, assets: testFolder() });
  onTestFinished(() => lake.close());
  const server = await listenOn(createLakeApp(lake), 0);
  onTestFinished(() => server.close());
  const address = `http://127.0.0.1:${server.port}`;
  // Made and revoked elsewhere: before and after, the tokens are those that this process found at its start.
  const guest = other.createToken({ name: "guest", role: "editor" });
  const headers = { authorization: `Bearer ${guest}` };
  const listening = await fetch(`${address}/v1/data/listen/production?query=*`, { headers });
  const socket = new WebSocket(`${address.replace("http", "ws")}/v1/socket/production`, {
    headers,
  });
  const closed = new Promise((resolve) => socket.on("close", resolve));
  await new Promise((resolve) => socket.on("open", resolve));
  expect(other.revokeToken("guest")).toBe(true);
  expect(await listening.text()).toContain("event: welcome");
  expect(await closed).toBe(4001);
  expect((await fetch(`${address}/v1/users/me`, { headers })).status).toBe(401);
});
