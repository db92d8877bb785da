import { describe, expect, test } from "vitest";
import { siteOrigin, studioOrigin, testLake, type TestLake } from "./testLake.ts";

const documents = [
  {
    _id: "open",
    _type: "article",
    title: "Open",
    to: { _ref: "comments.1" },
    also: { _ref: "drafts.open" },
    n: 1,
  },
  { _id: "drafts.open", _type: "article", title: "Secret draft", n: 2 },
  { _id: "drafts.only", _type: "article", title: "Secret only draft", n: 3 },
  { _id: "comments.1", _type: "comment", title: "Secret comment", to: { _ref: "open" }, n: 4 },
  { _id: "versions.r1.open", _type: "article", title: "Secret version", n: 5 },
  { _id: "_.schedule", _type: "system.schedule", title: "Secret system", n: 6 },
];

describe("without a token", () => {
  test.each([
    "*",
    "*[true]",
    "*[_id == 'drafts.open']",
    "*[_id in ['drafts.open', 'comments.1', 'versions.r1.open', '_.schedule']]",
    "*[_id in path('drafts.**')]",
    "*[_id in path('**')]",
    "*[_type == 'comment']",
    "*[_type in ['comment', 'article']]",
    "*[title match 'Secret*']",
    "*[title == 'Secret comment']",
    "*[n > 1]",
    "*[n == 4]",
    "*[references('open')]",
    "*[_id == 'open']{to->, also->, 'a': to->title}",
    "*[_id == 'open']{'x': *[references(^._id)], 'y': *[_id == 'drafts.' + ^._id], 'z': *[_id == ^.to._ref]}",
    "*[sanity::versionOf('open')]",
    "*[sanity::partOfRelease('r1')]",
    "releases::all()",
    "{'all': *, 'n': *[_id match 'drafts*']}",
    "*[_type == 'article'] | order(n desc)[0...10]",
    "*[_type == 'article'] | order(title desc)",
    "*[_originalId == 'drafts.open']",
    "*[count(*[_type == 'comment']) > 0]",
    "*[_id in *[_type == 'comment'].to._ref]",
    "*[defined(*[_id == 'comments.1'][0])]",
    "array::compact(*[]->title)",
    "*[0...100].title",
    "count(*[_type == 'comment'])",
  ])("%s tells nothing of drafts, versions and private documents", async (query) => {
    const { ask } = await filled();
    for (const perspective of ["raw", "published", "drafts", "previewDrafts", "r1", "r1,drafts"]) {
      const asked = new URLSearchParams({ query, perspective });
      const answer = await ask(`/v2025-02-19/data/query/production?${asked}`);
      const { result } = await answer.json();
      const words = JSON.stringify(result)
        .replaceAll('"_ref":"comments.1"', "")
        .replaceAll('"_ref":"drafts.open"', "");
      expect(words).not.toMatch(/Secret|comments|drafts|versions|schedule/);
    }
  });

  test("counts only what may be seen", async () => {
    const { ask } = await filled();
    const count = async (query: string) => {
      const answer = await ask(`/v1/data/query/production?query=${encodeURIComponent(query)}`);
      return (await answer.json()).result;
    };
    expect(await count("count(*)")).toBe(1);
    expect(await count("count(*[references('open')])")).toBe(0);
    expect(await count("count(*[_type == 'comment'])")).toBe(0);
    expect(await count("math::sum(*.n)")).toBe(1);
  });

  test("documents and export give public ones, and do not say whether a private one exists", async () => {
    const { ask } = await filled();
    const ids = "open,drafts.open,comments.1,comments.none,nowhere";
    const answer = await (await ask(`/v2025-02-19/data/doc/production/${ids}`)).json();
    expect(answer.documents.map((one: { _id: string }) => one._id)).toEqual(["open"]);
    expect(answer.omitted).toEqual([
      { id: "drafts.open", reason: "permission" },
      { id: "comments.1", reason: "permission" },
      { id: "comments.none", reason: "permission" },
      { id: "nowhere", reason: "existence" },
    ]);
    const lines = (await (await ask("/v1/data/export/production")).text()).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line)._id)).toEqual(["open"]);
  });

  test.each([
    ["/v2025-02-19/data/mutate/production", 401],
    ["/v2025-02-19/assets/images/production", 401],
    ["/v2025-02-19/assets/files/production", 401],
    ["/lake/import/production", 401],
  ])("%s is refused", async (path, status) => {
    const { ask, lake } = await filled();
    const seq = lake.lastSeq();
    const body = JSON.stringify({ mutations: [{ delete: { id: "open" } }] });
    const answer = await ask(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    expect([answer.status, lake.lastSeq()]).toEqual([status, seq]);
  });

  test.each(["/lake/export/production", "/lake/changes/production"])(
    "%s is refused",
    async (path) => {
      const { ask } = await filled();
      expect((await ask(path)).status).toBe(401);
    },
  );
});

describe("tokens", () => {
  test("an editor reads and writes, a viewer reads, a revoked one does neither", async () => {
    const { lake, client, token } = await filled();
    const viewer = lake.createToken({ name: "viewer", role: "viewer" });
    expect(await client({ token: viewer }).fetch("count(*)", {}, { perspective: "raw" })).toBe(6);
    await expect(client({ token: viewer }).delete("open")).rejects.toThrow(/may read, not write/);
    expect(lake.listTokens()).toEqual([
      { name: "test editor", role: "editor", at: expect.any(String) },
      { name: "viewer", role: "viewer", at: expect.any(String) },
    ]);
    expect(lake.revokeToken("viewer")).toBe(true);
    await expect(client({ token: viewer }).fetch("*")).rejects.toThrow(/not known/);
    await client({ token }).create({ _type: "t" });
  });

  test("stand nowhere in the database", async () => {
    const { lake, token } = await filled();
    const { readFileSync } = await import("node:fs");
    const bytes = [lake.file, `${lake.file}-wal`]
      .map((file) => readFileSync(file).toString("latin1"))
      .join("");
    expect(bytes).toContain("test editor");
    expect(bytes).not.toContain(token.slice(0, 20));
  });

  test.each(["Bearer wrong", "Bearer ", "Basic dXNlcjpwYXNz", "stet_x", ""])(
    "%j is refused",
    async (authorization) => {
      const { ask } = await filled();
      const answer = await ask("/v1/data/query/production?query=*", { headers: { authorization } });
      expect(answer.status).toBe(401);
    },
  );

  test("are said by /users/me, and nobody is nobody", async () => {
    const { ask, token } = await filled();
    const me = async (headers: Record<string, string>) =>
      (await ask("/v2025-02-19/users/me", { headers })).json();
    expect(await me({})).toEqual({});
    expect(await me({ authorization: `Bearer ${token}` })).toMatchObject({ role: "editor" });
  });
});

describe("origins", () => {
  test("the Studio's is the local editor, with credentials and no star", async () => {
    const { ask } = await filled();
    const answer = await ask("/v1/data/mutate/production", {
      method: "POST",
      headers: { origin: studioOrigin, "content-type": "application/json" },
      body: JSON.stringify({ mutations: [{ create: { _id: "s", _type: "t" } }] }),
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe(studioOrigin);
    expect(answer.headers.get("access-control-allow-credentials")).toBe("true");
    expect(answer.headers.get("vary")).toContain("Origin");
  });

  test("the site's reads as anybody", async () => {
    const { ask } = await filled();
    const headers = { origin: siteOrigin, "content-type": "application/json" };
    const read = await ask("/v1/data/query/production?query=count(*)", { headers });
    expect([(await read.json()).result, read.headers.get("access-control-allow-origin")]).toEqual([
      1,
      siteOrigin,
    ]);
    const written = await ask("/v1/data/mutate/production", {
      method: "POST",
      headers,
      body: '{"mutations":[]}',
    });
    expect(written.status).toBe(401);
  });

  test.each([
    "http://evil.example",
    "null",
    "http://localhost:9999",
    "http://localhost:3333.evil.example",
    "https://localhost:3333",
    "http://LOCALHOST:3333",
    "",
  ])("%j may not even ask", async (origin) => {
    const { ask, token, lake } = await filled();
    const seq = lake.lastSeq();
    for (const method of ["GET", "OPTIONS", "POST"]) {
      const path =
        method === "POST" ? "/v1/data/mutate/production" : "/v1/data/query/production?query=*";
      const answer = await ask(path, {
        method,
        headers: { origin, authorization: `Bearer ${token}`, "content-type": "application/json" },
        ...(method === "POST" ? { body: '{"mutations":[{"create":{"_type":"t"}}]}' } : {}),
      });
      expect(answer.status).toBe(403);
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
    expect(lake.lastSeq()).toBe(seq);
  });

  test("asking first is answered for ours", async () => {
    const { ask } = await filled();
    const answer = await ask("/v1/data/mutate/production", {
      method: "OPTIONS",
      headers: {
        origin: studioOrigin,
        "access-control-request-headers": "content-type,x-sanity-project-id",
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-headers")).toBe(
      "content-type,x-sanity-project-id",
    );
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "",
    "text/plain; application/json",
  ])("a mutation sent as %j, as a form elsewhere could, is refused", async (type) => {
    const { ask, token } = await filled();
    const headers = { authorization: `Bearer ${token}`, "content-type": type };
    const answer = await ask("/v1/data/mutate/production", {
      method: "POST",
      headers,
      body: '{"mutations":[]}',
    });
    expect(answer.status).toBe(415);
  });
});

describe("hosts", () => {
  test.each([
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.nip.io",
    "0.0.0.0",
    "[::]",
    "10.0.0.1",
    "evil-localhost",
    "x@localhost@evil.example",
  ])("%s is refused, whatever token comes with it", async (host) => {
    const { ask, token } = await filled();
    const headers = { host, authorization: `Bearer ${token}` };
    expect((await ask("/v1/data/query/production?query=*", { headers })).status).toBe(403);
  });

  test.each([
    "localhost",
    "localhost:3900",
    "127.0.0.1:3900",
    "[::1]:3900",
    "local.localhost:3900",
    "LOCALHOST",
  ])("%s is this machine", async (host) => {
    const { ask } = await filled();
    expect((await ask("/v1/ping", { headers: { host } })).status).toBe(200);
  });

  test("one more may be allowed", async () => {
    const { ask } = testLake({ allowedHosts: ["lake.example"] });
    expect((await ask("/v1/ping", { headers: { host: "lake.example:3900" } })).status).toBe(200);
  });

  test("another project or dataset is not here", async () => {
    const { ask } = await filled();
    expect((await ask("/v1/ping", { headers: { host: "other.localhost" } })).status).toBe(404);
    expect(
      (await ask("/v1/ping", { headers: { host: "localhost", "x-sanity-project-id": "other" } }))
        .status,
    ).toBe(404);
    expect((await ask("/v1/data/query/staging?query=*")).status).toBe(404);
  });
});

async function filled(): Promise<TestLake> {
  const test = testLake();
  await test.lake.mutate({
    mutations: documents.map((one) => ({ create: one })),
    author: "test",
  });
  return test;
}
