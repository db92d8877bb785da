import { WebSocket } from "ws";
import { expect, onTestFinished, test } from "vitest";
import { portLake, type PortLake } from "../portLake.ts";
import { siteOrigin, studioOrigin } from "../testLake.ts";

interface Line {
  messages: unknown[];
  socket: WebSocket;
  /** Waits for a message that is like this one. */
  hear(like: object): Promise<void>;
  call(method: string, params?: object): Promise<unknown>;
}

async function line({ address }: PortLake, headers: Record<string, string>): Promise<Line> {
  const socket = new WebSocket(`${address.replace("http", "ws")}/v2022-06-30/socket/production`, {
    headers,
  });
  onTestFinished(() => socket.terminate());
  const messages: unknown[] = [];
  socket.on("message", (data) => {
    const text = String(data);
    messages.push(text === "♥" ? text : JSON.parse(text));
  });
  await new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject));
  let last = 0;
  return {
    messages,
    socket,
    hear: (like) => expect.poll(() => messages).toContainEqual(expect.objectContaining(like)),
    async call(method, params = {}) {
      const id = `call-${++last}`;
      socket.send(JSON.stringify({ jsonrpc: "2.0", method, params, id }));
      await expect.poll(() => messages).toContainEqual(expect.objectContaining({ id }));
      return messages.find((message) => Object(message).id === id);
    },
  };
}

const told = (subscription: unknown, result: object) => ({
  jsonrpc: "2.0",
  method: "presence_subscription",
  params: { subscription, result },
});

test("editors see where the others are, and that they leave", async () => {
  const lake = await portLake();
  const [one, two] = [
    await line(lake, { origin: studioOrigin }),
    await line(lake, { authorization: `Bearer ${lake.token}` }),
  ];
  expect(one.messages[0]).toBe("♥");
  const { result: subscription } = Object(await one.call("presence_subscribe"));
  await two.call("presence_subscribe");
  await two.call("presence_rollcall", { session: "two" });
  await one.hear(told(subscription, { type: "rollCall", i: "test editor", session: "two" }));
  const locations = [{ type: "document", documentId: "a", path: ["title"] }];
  await two.call("presence_announce", { data: { sessionId: "two", locations } });
  await one.hear(
    told(subscription, { type: "state", i: "test editor", m: { sessionId: "two", locations } }),
  );
  two.socket.terminate();
  await one.hear(
    told(subscription, { type: "disconnect", i: "test editor", m: { session: "two" } }),
  );
});

test("a subscription ends, and a session by its own word", async () => {
  const lake = await portLake();
  const one = await line(lake, { origin: studioOrigin });
  const two = await line(lake, { origin: studioOrigin });
  const { result: subscription } = Object(await one.call("presence_subscribe"));
  await two.call("presence_announce", { data: { sessionId: "two", locations: [] } });
  await two.call("presence_disconnect", { session: "two" });
  await one.hear(
    told(subscription, { type: "disconnect", i: "local-editor", m: { session: "two" } }),
  );
  expect(await one.call("presence_unsubscribe", { subscriptionId: subscription })).toMatchObject({
    result: true,
  });
  const before = one.messages.length;
  await two.call("presence_rollcall", { session: "two" });
  await one.call("presence_unsubscribe", { subscriptionId: subscription });
  expect(one.messages.slice(before)).toMatchObject([{ result: false }]);
});

test("who is where is nothing for readers, until a token says more", async () => {
  const lake = await portLake();
  const reader = await line(lake, { origin: siteOrigin });
  expect(await reader.call("presence_subscribe")).toMatchObject({ error: { code: 4001 } });
  expect(await reader.call("authorization", { authorization: "Bearer wrong" })).toMatchObject({
    error: { code: 4001 },
  });
  const authorization = `Bearer ${lake.token}`;
  expect(await reader.call("authorization", { authorization })).toMatchObject({ result: true });
  expect(await reader.call("presence_subscribe")).toMatchObject({ result: expect.any(String) });
});

test("what is no call is answered with the error of JSON-RPC", async () => {
  const lake = await portLake();
  const one = await line(lake, { origin: studioOrigin });
  expect(await one.call("constructor")).toMatchObject({ error: { code: -32601 } });
  expect(await one.call("presence_announce", { data: 1 })).toMatchObject({
    error: { code: -32602 },
  });
  one.socket.send("{");
  await one.hear({ error: { code: -32700, message: "That is no JSON." } });
});

test.each([
  ["/v2022-06-30/socket/production", { origin: "http://evil.test" }, 403],
  ["/v2022-06-30/socket/production", { host: "evil.test" }, 403],
  ["/v2022-06-30/socket/production", { authorization: "Bearer wrong" }, 401],
  ["/v2022-06-30/socket/other", {}, 404],
  ["/lake/streams", { origin: "http://evil.test" }, 403],
  ["/elsewhere", {}, 404],
])("a socket at %s with %j is refused", async (path, headers, status) => {
  const { address } = await portLake();
  const socket = new WebSocket(`${address.replace("http", "ws")}${path}`, { headers });
  onTestFinished(() => socket.terminate());
  const answered = await new Promise((resolve) => {
    socket.on("error", () => undefined);
    socket.on("unexpected-response", (_request, response) => resolve(response.statusCode));
    socket.on("open", () => resolve(101));
  });
  expect(answered).toBe(status);
});
