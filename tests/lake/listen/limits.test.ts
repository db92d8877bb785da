import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { count } from "../../counts.ts";
import { portLake, type PortLake } from "../portLake.ts";
import { atLeast, hear } from "./heard.ts";

const address = "/v2025-02-19/data/listen/production?query=*&includeResult=true";

/** Opens a stream and never reads from it. */
async function deafListener(lake: PortLake) {
  const socket = connect(Number(new URL(lake.address).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => socket.destroy());
  socket.pause();
  socket.write(`GET ${address} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  return socket;
}

test("one stream too many is refused with 429, and welcome again when another has gone", async () => {
  const most = count(5, 500);
  const { ask, lake } = await portLake({ streams: { subscribers: most } });
  const open = [];
  for (let n = 0; n < most; n++) open.push(await ask(address));
  const refused = await ask(address);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("1");
  expect(await refused.json()).toMatchObject({ statusCode: 429, error: "Too Many Requests" });
  await open[0]?.body?.cancel();
  expect((await ask(address)).status).toBe(200);
  expect(lake.hub.size()).toBe(most);
});

test("a reader that falls behind is cut off, and the others hear on", async () => {
  const lake = await portLake({ streams: { backlog: 200_000 } });
  await deafListener(lake);
  await expect.poll(() => lake.lake.hub.size()).toBe(1);
  const heard = hear(lake.client().listen("*"));
  await expect.poll(() => lake.lake.hub.size()).toBe(2);
  const text = "x".repeat(100_000);
  // The operating system keeps some megabytes for a connection before the lake notices.
  let written = 0;
  while (lake.lake.hub.size() === 2 && written < 400) {
    await lake.client().createOrReplace({ _id: "a", _type: "x", text, n: written++ });
    await heard.until(atLeast(written));
  }
  expect(lake.lake.hub.size()).toBe(1);
});

test("a stream shows signs of life", async () => {
  const { ask } = await portLake({ streams: { keepAlive: 5 } });
  const reader = (await ask(address)).body?.pipeThrough(new TextDecoderStream()).getReader();
  onTestFinished(() => reader?.cancel());
  let text = "";
  while (!text.endsWith("\n\n:\n\n:\n\n")) text += (await reader?.read())?.value ?? "";
  expect(text).toContain("event: welcome");
});

test("closing the lake ends the streams", async () => {
  const { ask, lake } = await portLake();
  const reader = (await ask(address)).body?.getReader();
  await reader?.read();
  lake.hub.close();
  expect(await reader?.read()).toMatchObject({ done: true });
});
