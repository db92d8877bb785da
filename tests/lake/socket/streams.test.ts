import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { LiveEvent } from "@sanity/client";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { streamFetch } from "../../../lake/socket/streamFetch.ts";
import { atLeast, hear } from "../listen/heard.ts";
import { portLake, type PortLake } from "../portLake.ts";
import { studioOrigin } from "../testLake.ts";

/** A client of a tab: its streams go over one socket, everything else over `fetch`, which is counted. */
function tab(lake: PortLake, address = lake.address) {
  const fetched: string[] = [];
  const fetch = streamFetch({
    lake: address,
    fetch(url, init) {
      fetched.push(url);
      return globalThis.fetch(url, init);
    },
  });
  return { client: lake.client({ apiHost: address, resolveFetch: () => fetch }), fetched };
}

test("listeners and live events of a tab go over one socket", async () => {
  const lake = await portLake();
  const { client, fetched } = tab(lake);
  const listeners = ["*", "*[_type == 'a']", "*[_id == 'b']"].map((query) =>
    hear(client.listen(query, {}, { events: ["welcome", "mutation"] })),
  );
  const live = hear<LiveEvent>(client.live.events());
  for (const heard of [...listeners, live]) await heard.until(atLeast(1));
  expect(lake.lake.hub.size()).toBe(4);
  await client.create({ _id: "b", _type: "b", text: "ü€😀" });
  await client.create({ _id: "a", _type: "a" });
  const [all, ofType, byId] = listeners;
  expect(await all?.until(atLeast(3))).toMatchObject([
    { type: "welcome" },
    { documentId: "b", result: { text: "ü€😀" } },
    { documentId: "a" },
  ]);
  expect(await ofType?.until(atLeast(2))).toMatchObject([{}, { documentId: "a" }]);
  expect(await byId?.until(atLeast(2))).toMatchObject([{}, { documentId: "b" }]);
  await live.until(atLeast(3));
  expect(fetched.every((url) => url.includes("/data/mutate/"))).toBe(true);
  for (const heard of [...listeners, live]) heard.stop();
  await expect.poll(() => lake.lake.hub.size()).toBe(0);
});

test("a refused stream is answered with its status and its JSON", async () => {
  const lake = await portLake();
  const fetch = streamFetch({ lake: lake.address });
  const answer = await fetch(`${lake.address}/v1/data/listen/production?query=*`, {
    headers: { authorization: "Bearer wrong" },
  });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ statusCode: 401 });
  const broken = hear(tab(lake).client.listen("*["));
  expect(await broken.error()).toMatchObject({ name: "ChannelError" });
});

test("an aborted stream ends with AbortError, before and after its answer", async () => {
  const lake = await portLake();
  const fetch = streamFetch({ lake: lake.address });
  const url = `${lake.address}/v1/data/listen/production?query=*`;
  const early = new AbortController();
  const asked = fetch(url, { signal: early.signal });
  early.abort();
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  const late = new AbortController();
  const reader = (await fetch(url, { signal: late.signal })).body?.getReader();
  await reader?.read();
  late.abort();
  await expect(reader?.read()).rejects.toMatchObject({ name: "AbortError" });
  await expect.poll(() => lake.lake.hub.size()).toBe(0);
});

test("when the socket breaks, the streams come back and miss nothing", async () => {
  const lake = await portLake();
  const open = new Set<Socket>();
  const wire = createServer((socket) => {
    const onward = connect(Number(new URL(lake.address).port), "127.0.0.1");
    for (const end of [socket, onward]) {
      open.add(end);
      end.on("error", () => end.destroy()).on("close", () => (socket.destroy(), onward.destroy()));
    }
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => wire.listen(0, "127.0.0.1", resolve));
  const cut = () => open.forEach((end) => end.destroy());
  onTestFinished(() => (cut(), void wire.close()));
  const { port } = wire.address() as AddressInfo;
  const { client } = tab(lake, `http://127.0.0.1:${port}`);
  const heard = hear(
    client.listen("*", {}, {
      events: ["welcome", "mutation", "welcomeback", "reset"] as never,
      enableResume: true,
    } as never),
  );
  await heard.until(atLeast(1));
  await lake.client().create({ _id: "a", _type: "x" });
  await heard.until(atLeast(2));
  cut();
  await lake.client().create({ _id: "b", _type: "x" });
  expect(await heard.until(atLeast(4))).toMatchObject([
    { type: "welcome" },
    { documentId: "a" },
    { type: "welcomeback" },
    { documentId: "b" },
  ]);
});

async function rawSocket({ address }: PortLake) {
  const socket = new WebSocket(`${address.replace("http", "ws")}/lake/streams`, {
    headers: { origin: studioOrigin },
  });
  onTestFinished(() => socket.terminate());
  const messages: unknown[] = [];
  socket.on("message", (data) => messages.push(JSON.parse(String(data))));
  await new Promise((resolve) => socket.on("open", resolve));
  return {
    socket,
    async ask(message: object, like: object) {
      socket.send(JSON.stringify(message));
      await expect.poll(() => messages).toContainEqual(expect.objectContaining(like));
    },
  };
}

const listenUrl = "/v2025-02-19/data/listen/production?query=*";

test("only event streams go over the socket, and nobody takes another's place", async () => {
  const lake = await portLake();
  const { ask, socket } = await rawSocket(lake);
  await ask({ open: 1, url: "/v1/data/query/production?query=*" }, { open: 1, status: 400 });
  await ask(
    { open: 2, url: "http://evil.test/v1/data/listen/production/../../x" },
    { open: 2, status: 400 },
  );
  await ask({ open: 3, url: 5 }, { open: 3, status: 400 });
  await ask(
    { open: 4, url: listenUrl, headers: { authorization: "a\nb" } },
    { open: 4, status: 400 },
  );
  // The page's own address counts, whatever a message says.
  await ask(
    { open: 5, url: listenUrl, headers: { origin: "http://evil.test", host: "evil.test" } },
    { open: 5, status: 200 },
  );
  await ask({ open: 5, url: listenUrl }, { open: 5, status: 429 });
  const closed = new Promise((resolve) => socket.on("close", resolve));
  socket.send("{");
  expect(await closed).toBe(1007);
  await expect.poll(() => lake.lake.hub.size()).toBe(0);
});

test("a hundred streams are enough for one socket", async () => {
  const lake = await portLake();
  const { ask, socket } = await rawSocket(lake);
  for (let n = 0; n < 100; n++) socket.send(JSON.stringify({ open: n, url: listenUrl }));
  await ask({ open: 100, url: listenUrl }, { open: 100, status: 429 });
  expect(lake.lake.hub.size()).toBe(100);
});
