import { connect, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { count } from "../counts.ts";
import { serverChild, type ServerChild } from "./serverChild.ts";

// What is too much, sent to a lake in a process of its own: refused clearly, kept nowhere, and the next request is fine.

/** Megabytes that a lake may hold more after an attack than before. */
const spare = 250;

async function post(lake: ServerChild, path: string, body: BodyInit, headers = {}) {
  const answer = await fetch(lake.address + path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${lake.token}`,
      ...headers,
    },
    body,
  });
  return { status: answer.status, told: await answer.json() };
}

const mutate = "/v2025-02-19/data/mutate/production";

async function isFine(lake: ServerChild): Promise<void> {
  const query = encodeURIComponent("count(*[_id == 'none'])");
  const answer = await fetch(`${lake.address}/v2025-02-19/data/query/production?query=${query}`);
  expect([answer.status, (await answer.json()).result]).toEqual([200, 0]);
  const written = await post(lake, mutate, '{"mutations":[{"create":{"_type":"t"}}]}');
  expect(written.status).toBe(200);
}

/** A connection that says only what it is told to. */
async function raw(lake: ServerChild, text: string): Promise<Socket> {
  const socket = connect(Number(new URL(lake.address).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => socket.destroy());
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.write(text);
  return socket;
}

function heard(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    socket.on("data", (piece) => (text += String(piece)));
    socket.on("close", () => resolve(text));
  });
}

const many = (n: number, one: string) => Array.from({ length: n }, () => one).join(",");
const attributes = (n: number) => Array.from({ length: n }, (_, at) => `"k${at}":0`).join(",");
const create = (content: string) => `{"mutations":[{"create":{"_type":"t",${content}}}]}`;

test("bodies that are bombs", async () => {
  const lake = await serverChild();
  await isFine(lake);
  const spans = many(30_000, '{"_type":"span","text":"a word or two of a long story"}');
  expect(
    (
      await post(
        lake,
        mutate,
        `{"mutations":[{"create":{"_id":"long","_type":"t","body":[${spans}]}}]}`,
      )
    ).status,
  ).toBe(200);
  const before = await lake.memory();
  const bombs: [string, string, number][] = [
    ["a million levels", `{"mutations":${"[".repeat(1_000_000)}`, 400],
    [
      "a million levels that end",
      create(`"a":${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}`),
      400,
    ],
    ["250,000 attributes", create(attributes(250_000)), 400],
    ["250,000 attributes within", create(`"a":[{${attributes(250_000)}}]`), 400],
    ["5 MB", create(`"a":"${"x".repeat(5_000_000)}"`), 413],
    ["100,000 mutations", `{"mutations":[${many(100_000, '{"create":{"_type":"t"}}')}]}`, 413],
    [
      "9,000 patches of a long document",
      `{"mutations":[${many(9000, '{"patch":{"id":"long","inc":{"n":1}}}')}]}`,
      413,
    ],
    [
      "200,000 looks everywhere",
      `{"mutations":[{"patch":{"id":"long","unset":[${many(200_000, '"..a"')}]}}]}`,
      400,
    ],
    [
      "a patch that finds itself",
      '{"mutations":[{"patch":{"id":"long","insert":{"before":"..body[0:]","items":[{"body":[1]}]}}}]}',
      400,
    ],
    [
      "a path of a megabyte",
      `{"mutations":[{"patch":{"id":"long","set":{"a${"[0]".repeat(330_000)}":1}}}]}`,
      400,
    ],
  ];
  for (const [name, body, status] of bombs) {
    const answer = await post(lake, mutate, body);
    expect([name, answer.status]).toEqual([name, status]);
    expect(answer.told.message ?? answer.told.error.description).toMatch(/\w{3}/);
    await isFine(lake);
  }
  expect((await lake.memory()) - before).toBeLessThan(spare);
}, 600_000);

test("packed bodies are not unpacked", async () => {
  const lake = await serverChild();
  await isFine(lake);
  const before = await lake.memory();
  const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, "[")).toString("latin1");
  const body = Buffer.from(bomb, "latin1");
  for (const path of [mutate, "/v1/data/query/production", "/v1/assets/files/production"]) {
    for (const encoding of ["gzip", "deflate", "br", "gzip, gzip"]) {
      const answer = await post(lake, path, body, { "content-encoding": encoding });
      expect([path, encoding, answer.status]).toEqual([path, encoding, 415]);
    }
  }
  await isFine(lake);
  expect((await lake.memory()) - before).toBeLessThan(spare);
}, 300_000);

test("bodies that come by drops are cut off, and others are answered meanwhile", async () => {
  const lake = await serverChild({ arriving: 2000, lookEvery: 100 });
  await isFine(lake);
  const slow = count(40, 200);
  const head =
    "POST /v1/data/query/production HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{";
  const sockets = await Promise.all(Array.from({ length: slow }, () => raw(lake, head)));
  const halfHeads = await Promise.all(
    Array.from({ length: slow }, () => raw(lake, "GET /v1/ping HTTP/1.1\r\nHost: local")),
  );
  const answers = [...sockets, ...halfHeads].map(heard);
  await isFine(lake);
  for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1.1 408 |^$/);
  await isFine(lake);
}, 300_000);

test("long bodies of anybody at once are kept within bounds", async () => {
  const lake = await serverChild();
  await isFine(lake);
  const before = await lake.memory();
  const megabytes = 3;
  const head = `POST /v1/data/query/production HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${megabytes * 1024 * 1024 + 1}\r\n\r\n`;
  const sockets = await Promise.all(Array.from({ length: 60 }, () => raw(lake, head)));
  const piece = Buffer.alloc(megabytes * 1024 * 1024, " ");
  const refusals: string[] = [];
  for (const socket of sockets) {
    socket.on("data", (text) => refusals.push(String(text)));
    socket.write(piece);
  }
  await expect.poll(() => refusals.length, { timeout: 120_000 }).toBeGreaterThan(30);
  expect(
    refusals
      .join("")
      .match(/HTTP\/1.1 \d+/g)
      ?.every((one) => one.endsWith("429")),
  ).toBe(true);
  await isFine(lake);
  expect((await lake.memory()) - before).toBeLessThan(spare);
  for (const socket of sockets) socket.destroy();
  await isFine(lake);
}, 300_000);

test("streams: as many as are allowed, the next is told so, and all others are answered", async () => {
  const lake = await serverChild();
  await isFine(lake);
  const before = await lake.memory();
  const most = 500;
  const request = "GET /v1/data/listen/production?query=* HTTP/1.1\r\nHost: localhost\r\n\r\n";
  let welcomed = 0;
  for (let open = 0; open < most; open++) {
    const socket = await raw(lake, request);
    socket.once("data", () => welcomed++);
  }
  await expect.poll(() => welcomed, { timeout: 120_000 }).toBe(most);
  const refused = await fetch(`${lake.address}/v1/data/listen/production?query=*`);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
  await isFine(lake);
  expect((await lake.memory()) - before).toBeLessThan(spare);
}, 300_000);

test("sockets: huge and endless messages end them, and nobody else", async () => {
  const lake = await serverChild();
  await isFine(lake);
  const before = await lake.memory();
  const open = async (path: string) => {
    const socket = new WebSocket(lake.address.replace("http", "ws") + path);
    onTestFinished(() => socket.terminate());
    socket.on("error", () => undefined);
    await new Promise((resolve) => socket.once("open", resolve));
    return { socket, closed: new Promise((resolve) => socket.once("close", resolve)) };
  };
  for (const path of ["/lake/streams", "/v1/socket/production"]) {
    const huge = await open(path);
    huge.socket.send(Buffer.alloc(50 * 1024 * 1024));
    expect(await huge.closed).toBe(1009);
  }
  const nonsense = await open("/lake/streams");
  nonsense.socket.send("{");
  expect(await nonsense.closed).toBe(1007);
  const calls = await open("/v1/socket/production");
  calls.socket.pause();
  for (let n = 0; n < 100_000; n++) calls.socket.send('{"jsonrpc":"2.0","id":1,"method":"x"}');
  const streams = await open("/lake/streams");
  const told: { open?: number; status?: number }[] = [];
  streams.socket.on("message", (data) => told.push(JSON.parse(String(data))));
  for (let n = 1; n <= 150; n++) {
    streams.socket.send(JSON.stringify({ open: n, url: "/v1/data/listen/production?query=*" }));
  }
  streams.socket.send(JSON.stringify({ open: 151, url: "/v1/data/query/production?query=*" }));
  streams.socket.send(
    JSON.stringify({ open: 152, url: "/v1/data/listen/production", headers: { "a b": 1 } }),
  );
  await expect
    .poll(() => told.filter(({ open: number }) => number !== undefined).length, {
      timeout: 120_000,
    })
    .toBe(152);
  const statuses = Map.groupBy(
    told.filter((one) => one.open),
    ({ status }) => status,
  );
  expect([statuses.get(200)?.length, statuses.get(429)?.length]).toEqual([100, 52]);
  await isFine(lake);
  expect((await lake.memory()) - before).toBeLessThan(spare);
}, 300_000);

test("as many sockets as are allowed, and one more", async () => {
  const lake = await serverChild();
  const address = `${lake.address.replace("http", "ws")}/v1/socket/production`;
  const open = () =>
    new Promise((resolve) => {
      const socket = new WebSocket(address);
      onTestFinished(() => socket.terminate());
      socket.on("error", () => undefined);
      socket.once("open", () => resolve(101));
      socket.once("unexpected-response", (_request, { statusCode }) => resolve(statusCode));
    });
  for (let n = 0; n < 200; n++) expect(await open()).toBe(101);
  expect(await open()).toBe(429);
  await isFine(lake);
}, 300_000);

test.each([
  [
    "a head of 100 KB",
    `GET /v1/ping HTTP/1.1\r\nHost: localhost\r\nX-Long: ${"x".repeat(100_000)}\r\n\r\n`,
    431,
  ],
  [
    "an address of 100 KB",
    `GET /v1/ping?${"x".repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    431,
  ],
  ["no host", "GET /v1/ping HTTP/1.1\r\n\r\n", 400],
  [
    "two hosts",
    "GET /v1/ping HTTP/1.1\r\nHost: localhost\r\nHost: evil.test\r\nConnection: close\r\n\r\n",
    403,
  ],
  [
    "another's address with our host",
    "GET http://evil.test/v1/ping HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n",
    403,
  ],
  [
    "a body of two lengths",
    "POST /v1/data/query/production HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    400,
  ],
  ["no HTTP", "HELO lake\r\n\r\n", 400],
  [
    "an upgrade to nothing",
    "GET /v1/ping HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    404,
  ],
])("%s is refused with its status", async (_name, text, status) => {
  const lake = await serverChild();
  const socket = await raw(lake, text);
  expect(await heard(socket)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  await isFine(lake);
});
