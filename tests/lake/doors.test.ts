import { afterAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Role } from "../../lake/storage/tokens.ts";
import { routes } from "../../lake/routes.ts";
import { portLake } from "./portLake.ts";
import { siteOrigin, studioOrigin } from "./testLake.ts";

// Who is let through which door: every host, origin and token with every route. The rule stands in `expected`, written
// apart from the lake; the table says what each route needs.

const { lake, app, token: editor, address } = await portLake({}, afterAll);
const viewer = lake.createToken({ name: "viewer", role: "viewer" });
await lake.mutate({
  mutations: [
    { create: { _id: "open", _type: "t" } },
    { create: { _id: "drafts.open", _type: "t" } },
  ],
  author: "test",
});

const hosts: [string, boolean][] = [
  ["localhost:3900", true],
  ["127.0.0.1", true],
  ["[::1]:3900", true],
  ["local.localhost", true],
  ["evil.test", false],
  ["localhost.evil.test:3900", false],
  ["127.0.0.1.evil.test", false],
  ["0.0.0.0", false],
  ["192.168.0.2:3900", false],
];
const origins: [string | null, "nobody" | "editor" | "shut"][] = [
  [null, "nobody"],
  [studioOrigin, "editor"],
  [siteOrigin, "nobody"],
  ["http://evil.test", "shut"],
  ["null", "shut"],
  [studioOrigin.replace("http:", "https:"), "shut"],
  ["http://localhost:3334", "shut"],
];
const tokens: [string, string | null, Role | "none" | "unknown"][] = [
  ["no token", null, "none"],
  ["an editor's", `Bearer ${editor}`, "editor"],
  ["a viewer's", `Bearer ${viewer}`, "viewer"],
  ["an unknown one", `Bearer stet_${"x".repeat(43)}`, "unknown"],
];

interface Row {
  method: "GET" | "POST" | "PUT";
  path: string;
  needs: "anyone" | Role;
  /** What it answers to who is let through. */
  status: number;
  body?: string;
}

const v = "/v2025-02-19";
const json = (path: string, needs: Row["needs"], body: object, status = 200): Row => ({
  method: "POST",
  path: v + path,
  needs,
  status,
  body: JSON.stringify(body),
});
const get = (path: string, needs: Row["needs"] = "anyone", status = 200): Row => ({
  method: "GET",
  path,
  needs,
  status,
});

const table: Row[] = [
  get(`${v}/data/query/production?query=*`),
  json("/data/query/production", "anyone", { query: "*" }),
  json("/data/mutate/production", "editor", { mutations: [] }),
  json("/data/actions/production", "editor", { actions: [] }, 400),
  get(`${v}/data/listen/production?query=*`),
  get(`${v}/data/live/events/production`),
  get(`${v}/data/live/events/production?includeDrafts=true`, "viewer"),
  get(`${v}/data/history/production/documents/open?lastRevision=true`),
  get(`${v}/data/history/production/transactions/open`),
  get(`${v}/data/history/production/events/documents/open`),
  get(`${v}/data/doc/production/open`),
  get(`${v}/data/export/production`),
  { method: "POST", path: `${v}/assets/images/production`, needs: "editor", status: 400 },
  { method: "POST", path: `${v}/assets/files/production`, needs: "editor", status: 400 },
  get("/images/local/production/none.png", "anyone", 404),
  get("/files/local/production/none.txt", "anyone", 404),
  get(`${v}/users/me`),
  get(`${v}/users/me/keyvalue/a`, "viewer"),
  { method: "PUT", path: `${v}/users/me/keyvalue`, needs: "viewer", status: 200, body: "[]" },
  get(`${v}/users/somebody`, "viewer"),
  get(`${v}/projects`, "viewer"),
  get(`${v}/projects/local`, "viewer"),
  get(`${v}/projects/local/datasets`, "viewer"),
  get(`${v}/projects/local/user-applications`, "viewer"),
  get(`${v}/datasets`, "viewer"),
  get(`${v}/projects/local/datasets/production/acl`),
  get(`${v}/projects/local/grants`, "viewer"),
  get(`${v}/features`),
  get(`${v}/auth/providers`),
  get(`${v}/auth/id`),
  get(`${v}/auth/fetch`, "anyone", 401),
  { method: "POST", path: `${v}/auth/logout`, needs: "anyone", status: 204 },
  get(`${v}/check/cors`),
  get(`${v}/ping`),
  get(`${v}/intake/telemetry-status`),
  get(`${v}/journey/trial`),
  get(`${v}/help`),
  get("/lake/export/production", "viewer"),
  { method: "POST", path: "/lake/import/production", needs: "editor", status: 200 },
  get("/lake/changes/production", "viewer"),
];

function expected(
  isKnownHost: boolean,
  origin: (typeof origins)[number][1],
  token: (typeof tokens)[number][2],
  { needs, status }: Pick<Row, "needs" | "status">,
): number {
  if (!isKnownHost || origin === "shut") return 403;
  if (token === "unknown") return 401;
  const role = token === "none" ? (origin === "editor" ? "editor" : "nobody") : token;
  if (needs === "anyone" || role === "editor" || role === needs) return status;
  return role === "nobody" ? 401 : 403;
}

const headersOf = (host: string, origin: string | null, authorization: string | null) => ({
  host,
  "content-type": "application/json",
  ...(origin !== null && { origin }),
  ...(authorization !== null && { authorization }),
});

describe.each(table)("$method $path", ({ method, path, body, ...row }) => {
  test("exactly the allowed cells", async () => {
    const wrong: string[] = [];
    for (const [host, isKnown] of hosts) {
      for (const [origin, is] of origins) {
        for (const [name, authorization, role] of tokens) {
          const headers = headersOf(host, origin, authorization);
          const init = { method, headers, ...(body !== undefined && { body }) };
          const answer = await app.fetch(new Request(`http://localhost${path}`, init));
          await answer.body?.cancel();
          const right = expected(isKnown, is, role, row);
          const isNamed = isKnown && is !== "shut" && origin !== null;
          const allowed = answer.headers.get("access-control-allow-origin");
          // A refusal at the door names no origin; what a route refuses may be read by the page that asked.
          if (answer.status !== right || (right === 200 && allowed !== (isNamed ? origin : null))) {
            wrong.push(`${host} ${origin} ${name}: ${answer.status}, not ${right}; ${allowed}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

test.each(routes)("$method $path has its row, with what it needs", (route) => {
  const { method, needs, isVersioned } = route;
  const start = isVersioned ? "/v[^/]+" : "";
  const pattern = new RegExp(`^${start}${route.path.replaceAll(/:\w+/g, "[^/]+")}(\\?.*)?$`);
  const rows = table.filter((row) => row.method === method && pattern.test(row.path));
  expect(rows.map((row) => row.needs)).toContain(needs);
});

test("asking first: ours are answered, others are not", async () => {
  for (const [host, isKnown] of hosts) {
    for (const [origin, is] of origins) {
      const headers = { host, ...(origin !== null && { origin }) };
      const address = `http://localhost${v}/data/mutate/production`;
      const answer = await app.fetch(new Request(address, { method: "OPTIONS", headers }));
      const isAllowed = isKnown && is !== "shut";
      expect(answer.status).toBe(isAllowed ? 204 : 403);
      expect(answer.headers.get("access-control-allow-origin")).toBe(isAllowed ? origin : null);
      expect(answer.headers.get("access-control-allow-origin")).not.toBe("*");
    }
  }
});

test.each(["PUT", "PATCH", "DELETE", "QUERY"])("there is no %s to documents", async (method) => {
  const seq = lake.lastSeq();
  for (const path of ["mutate", "actions", "query", "doc"]) {
    const init = { method, headers: headersOf("localhost", studioOrigin, null), body: "{}" };
    const address = `http://localhost${v}/data/${path}/production`;
    expect((await app.fetch(new Request(address, init))).status).toBe(404);
  }
  expect(lake.lastSeq()).toBe(seq);
});

test.each([`${v}/socket/production`, "/lake/streams"])(
  "sockets at %s: the same doors",
  async (path) => {
    const wrong: string[] = [];
    for (const [host, isKnown] of hosts) {
      for (const [origin, is] of origins) {
        for (const [name, authorization, role] of tokens) {
          const { "content-type": _type, ...headers } = headersOf(host, origin, authorization);
          const socket = new WebSocket(address.replace("http", "ws") + path, { headers });
          const status = await new Promise((resolve) => {
            socket.on("error", () => undefined);
            socket.on("unexpected-response", (_request, { statusCode }) => resolve(statusCode));
            socket.on("open", () => resolve(101));
          });
          socket.terminate();
          const right = expected(isKnown, is, role, { needs: "anyone", status: 101 });
          if (status !== right) wrong.push(`${host} ${origin} ${name}: ${status}, not ${right}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  },
);
