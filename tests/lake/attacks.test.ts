import { readFileSync } from "node:fs";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { streamFetch } from "../../lake/socket/streamFetch.ts";
import { portLake } from "./portLake.ts";
import { studioOrigin } from "./testLake.ts";

// What a page elsewhere, open in the same browser, and a program without a token can try.

const faults: unknown[] = [];
const { lake, app, token, address, client } = await portLake(
  { report: (error) => faults.push(error) },
  afterAll,
);
await client().create({ _id: "open", _type: "t", title: "Open" });
await client().create({ _id: "drafts.open", _type: "t", title: "Secret" });
const v = "/v2025-02-19";

beforeEach(() => void faults.splice(0));

const ask = (path: string, headers: Record<string, string>, init: RequestInit = {}) =>
  app.fetch(new Request(`http://localhost${path}`, { headers, ...init }));

const deletion = JSON.stringify({ mutations: [{ delete: { id: "open" } }] });

test.each<[string, Record<string, string>, number]>([
  ["a form of text/plain", { origin: "http://evil.test", "content-type": "text/plain" }, 403],
  ["a form in a sandbox", { origin: "null", "content-type": "text/plain" }, 403],
  [
    "a form whose browser says only where from",
    { "sec-fetch-site": "cross-site", "content-type": "text/plain" },
    403,
  ],
  [
    "a fetch without asking first",
    { origin: "http://evil.test", "content-type": "text/plain", "sec-fetch-mode": "no-cors" },
    403,
  ],
  [
    "a name that has become this machine's",
    { host: "evil.test:3900", origin: "http://evil.test:3900", "content-type": "application/json" },
    403,
  ],
  [
    "a name that has become this machine's, seen as the same site",
    { host: "evil.test", "sec-fetch-site": "same-origin", "content-type": "application/json" },
    403,
  ],
  [
    "a beacon from the site's own pages",
    { origin: "http://localhost:4000", "content-type": "text/plain" },
    401,
  ],
  [
    "the Studio's own page, sent as a form",
    { origin: studioOrigin, "content-type": "text/plain" },
    415,
  ],
  ["a program that says it is nobody", { "content-type": "application/json" }, 401],
])("a mutation by %s changes nothing", async (_name, headers, status) => {
  const seq = lake.lastSeq();
  for (const path of [
    `${v}/data/mutate/production`,
    `${v}/projects/local/datasets/production/mutate`,
  ]) {
    const answer = await ask(path, headers, { method: "POST", body: deletion });
    expect([answer.status, lake.lastSeq()]).toEqual([status, seq]);
  }
});

test.each(["script", "image", "iframe", "document", "empty"])(
  "a page elsewhere that takes the lake's answers for a %s gets none, and costs no query",
  async (destination) => {
    const headers = { "sec-fetch-site": "cross-site", "sec-fetch-dest": destination };
    for (const path of [
      "/data/query/production?query=*",
      "/data/doc/production/open",
      "/data/export/production",
      "/data/listen/production?query=*",
    ]) {
      const answer = await ask(v + path, headers);
      expect([path, answer.status]).toEqual([path, 403]);
    }
  },
);

test("pictures and files may be shown anywhere", async () => {
  const asset = await client().assets.upload("file", Buffer.from("text"));
  const { pathname } = new URL(asset.url);
  const shown = await ask(pathname, { "sec-fetch-site": "cross-site", "sec-fetch-dest": "image" });
  expect([shown.status, shown.headers.get("cross-origin-resource-policy")]).toEqual([
    200,
    "cross-origin",
  ]);
});

test("pages on this machine and addresses typed in are no other site", async () => {
  for (const site of ["same-site", "same-origin", "none"]) {
    expect((await ask(`${v}/ping`, { "sec-fetch-site": site })).status).toBe(200);
  }
});

test.each([
  [
    "an event stream of a page elsewhere",
    { origin: "http://evil.test", accept: "text/event-stream" },
  ],
  [
    "an event stream of a name that has become this machine's",
    { host: "evil.test", accept: "text/event-stream" },
  ],
])("%s is not opened", async (_name, headers) => {
  for (const path of ["/data/listen/production?query=*", "/data/live/events/production"]) {
    expect((await ask(v + path, headers)).status).toBe(403);
  }
  expect(lake.hub.size()).toBe(0);
});

test("a socket carries nothing under another name or origin than its own", async () => {
  const socket = new WebSocket(`${address.replace("http", "ws")}/lake/streams`);
  const told: Record<string, unknown>[] = [];
  socket.on("message", (data) => told.push(JSON.parse(String(data))));
  await new Promise((resolve) => socket.once("open", resolve));
  const url = `${v}/data/listen/production?query=*&includeAllVersions=true`;
  const open = (number: number, headers: object, to = url) =>
    socket.send(JSON.stringify({ open: number, url: to, headers }));
  open(1, { origin: studioOrigin });
  open(2, { Origin: studioOrigin, host: "localhost" });
  open(3, {}, "http://evil.test/v1/data/query/production?query=*");
  open(4, {}, `${v}/data/listen/../query/production?query=*`);
  open(5, {}, "/lake/export/production");
  await expect.poll(() => told.filter((one) => one["open"] !== undefined).length).toBe(5);
  const byNumber = new Map(told.map((one) => [one["open"], one["status"]]));
  expect([3, 4, 5].map((number) => byNumber.get(number))).toEqual([400, 400, 400]);
  await client().create({ _id: "drafts.heard", _type: "t", title: "Secret" });
  await client().create({ _id: "heard", _type: "t" });
  await expect.poll(() => JSON.stringify(told)).toMatch(/#heard/);
  expect(JSON.stringify(told)).not.toContain("Secret");
  socket.terminate();
  await expect.poll(() => lake.hub.size()).toBe(0);
});

test.each([
  "/images/local/production/..%2f..%2flake.db",
  "/files/local/production/..%2flake.db",
  "/files/local/production/%2e%2e%2flake.db",
  "/files/local/production/..\\lake.db",
  "/files/local/../../lake.db",
  "/files/local/production/lake.db%00.txt",
])("%s is no way out of the assets", async (path) => {
  const answer = await ask(path, {});
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain("SQLite");
});

test("the name that a file is saved under cannot write a header", async () => {
  const asset = await client().assets.upload("file", Buffer.from("text"));
  const { pathname } = new URL(asset.url);
  const answer = await ask(`${pathname}?dl=${encodeURIComponent('a"\r\nSet-Cookie: x=1')}`, {});
  expect(answer.status).toBe(200);
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(answer.headers.get("content-disposition")).toBe(
    'attachment; filename="a___Set-Cookie_ x_1"',
  );
});

test("a token is said in no answer, no fault, no line of the log, and asked for in no address", async () => {
  const lines: unknown[] = [];
  for (const level of ["log", "info", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => void lines.push(...words));
  }
  const own = client();
  const answers = [
    await own.fetch("*", {}, { perspective: "raw", filterResponse: false }),
    await own.users.getById("me"),
    await own.projects.list(),
    await own.create({ _id: "told", _type: "t" }),
    await own.request({ url: "/data/history/production/transactions/told" }),
    await own.request({ url: "/data/export/production" }),
    await own.request({ url: `/ping?token=${token}` }),
    await own.fetch("broken(").catch(String),
    await own.create({ _id: "a b", _type: "t" }).catch(String),
    await client({ token: `${token}x` })
      .fetch("*")
      .catch(String),
    lake.listTokens(),
  ];
  // In an address it is no token.
  const byAddress = await ask(
    `${v}/data/query/production?query=count(*)&perspective=raw&token=${token}&access_token=${token}`,
    {},
  );
  expect((await byAddress.json()).result).toBe(await client({ token: "" }).fetch("count(*)"));
  const said = JSON.stringify([answers, lines, faults.map(String)]);
  vi.restoreAllMocks();
  expect(said).not.toContain(token.slice(5, 25));
});

test("what goes to the browser bears no token: the fetch for streams asks for none", () => {
  const source = readFileSync(new URL("../../lake/socket/streamFetch.ts", import.meta.url), "utf8");
  expect(source).not.toMatch(/token|stet_/i);
  const opened: string[] = [];
  class Watched extends EventTarget {
    readyState = 0;
    constructor(url: string) {
      super();
      opened.push(url);
    }
  }
  vi.stubGlobal("WebSocket", Watched);
  const authorization = `Bearer ${token}`;
  void streamFetch({ lake: address })(`${address}${v}/data/listen/production?query=*`, {
    headers: { authorization },
  });
  vi.unstubAllGlobals();
  expect(opened).toEqual([`${address.replace("http", "ws")}/lake/streams`]);
});
