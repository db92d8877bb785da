import { createClient, type SanityClient } from "@sanity/client";
import { BehaviorSubject, firstValueFrom } from "rxjs";
import { afterAll, expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

const { client, lake, token, address } = await portLake({}, afterAll);
await client().create({ _id: "a", _type: "article", title: "One" });
await client().create({ _id: "drafts.a", _type: "article", title: "Draft" });
const title = "*[_id == 'a'][0].title";

/** A client that notes what it asks for. */
function watched(config: Parameters<typeof client>[0] = {}) {
  const asked: { url: URL; headers: Headers }[] = [];
  const resolveFetch = () => (url: string, init?: RequestInit) => {
    asked.push({ url: new URL(url), headers: new Headers(init?.headers) });
    return fetch(url, init);
  };
  return { own: client({ resolveFetch, ...config }), asked };
}

test("withConfig changes a copy, config the client itself, clone neither", async () => {
  const own = client();
  const drafts = own.withConfig({ perspective: "drafts" });
  expect([await own.fetch(title), await drafts.fetch(title)]).toEqual(["One", "Draft"]);
  expect(await drafts.clone().fetch(title)).toBe("Draft");
  expect(own.config({ perspective: "drafts" })).toBe(own);
  expect(await own.fetch(title)).toBe("Draft");
  expect(own.config()).toMatchObject({ projectId: "local", dataset: "production" });
});

test("the project in the host's name, where the system knows such names", async () => {
  const { own, asked } = watched({
    apiHost: "http://localhost",
    useProjectHostname: true,
    resolveFetch: () => (url: string, init?: RequestInit) => {
      const { host, pathname, search } = new URL(url);
      expect(host).toBe("local.localhost");
      return fetch(`${address}${pathname}${search}`, init);
    },
  });
  expect(await own.fetch(title)).toBe("One");
  expect(asked).toEqual([]);
});

test.each(["1", "X", "2021-03-25", "v2025-02-19", "2026-11-01"])(
  "the API version %s is answered",
  async (apiVersion) => {
    expect(await client({ apiVersion, perspective: "published" }).fetch(title)).toBe("One");
  },
);

test("a token of the client, of one request, in a header, and none", async () => {
  const anybody = client({ token: "" });
  const raw = { perspective: "raw" } as const;
  const count = "count(*[_type == 'article'])";
  expect(await anybody.fetch(count, {}, raw)).toBe(1);
  expect(await anybody.fetch(count, {}, { ...raw, token })).toBe(2);
  const headers = { Authorization: `Bearer ${token}` };
  expect(await client({ token: "", headers }).fetch(count, {}, raw)).toBe(2);
  expect(await anybody.fetch(count, {}, { ...raw, headers })).toBe(2);
  expect(await refused(anybody.fetch(count, {}, { token: "wrong" }))).toMatchObject({
    statusCode: 401,
  });
});

test("a credential that changes: each request takes the one of its moment", async () => {
  const auth = new BehaviorSubject<Promise<{ token: string } | undefined>>(
    Promise.resolve(undefined),
  );
  const own = createClient({
    projectId: "local",
    dataset: "production",
    apiVersion: "2025-02-19",
    useCdn: false,
    apiHost: address,
    useProjectHostname: false,
    auth,
  });
  expect(await own.getAuth()).toEqual({});
  expect(await own.users.getById("me")).toEqual({});
  auth.next(Promise.resolve({ token }));
  expect(await own.getAuth()).toEqual({ token });
  expect(await firstValueFrom(own.observeAuth())).toEqual({ token });
  expect(await own.users.getById("me")).toMatchObject({ id: "test editor" });
});

test("withCredentials sends no token; a cookie is nobody here", async () => {
  const own = client({ token: "", withCredentials: true, headers: { Cookie: "sanitySession=x" } });
  expect(await own.users.getById("me")).toEqual({});
});

test("tags and their prefix come with the request and change nothing", async () => {
  const { own, asked } = watched({ requestTagPrefix: "own" });
  expect(await own.fetch(title, {}, { tag: "front" })).toBe("One");
  await own.getDocument("a", { tag: "form" });
  await own.create({ _type: "t" }, { tag: "write" });
  expect(asked.map(({ url }) => url.searchParams.get("tag"))).toEqual([
    "own.front",
    "own.form",
    "own.write",
  ]);
});

test("headers of the client and of one request", async () => {
  const { own, asked } = watched({ headers: { "X-Own": "client" } });
  await own.fetch(title, {}, { headers: { "X-One": "request" } });
  const headers = asked[0]?.headers;
  expect([headers?.get("x-own"), headers?.get("x-one")]).toEqual(["client", "request"]);
  expect(headers?.get("x-sanity-project-id")).toBe("local");
});

test("a token is never in an address", async () => {
  const { own, asked } = watched();
  await own.fetch(title);
  await own.fetch("$long", { long: "x".repeat(20_000) });
  await own.create({ _type: "t" });
  await own.getDocument("a");
  await own.assets.upload("file", Buffer.from("text"));
  await own.users.getById("me");
  expect(asked).toHaveLength(6);
  for (const { url, headers } of asked) {
    expect(url.href).not.toContain(token);
    expect(headers.get("authorization")).toBe(`Bearer ${token}`);
  }
});

test.each<[string, (own: SanityClient, signal: AbortSignal) => Promise<unknown>]>([
  ["fetch", (own, signal) => own.fetch("*", {}, { signal })],
  ["getDocument", (own, signal) => own.getDocument("a", { signal })],
  ["create", (own, signal) => own.create({ _id: "never", _type: "t" }, { signal })],
  ["commit", (own, signal) => own.patch("a").set({ title: "never" }).commit({ signal })],
  [
    "action",
    (own, signal) =>
      own.action({ actionType: "sanity.action.document.discard", draftId: "drafts.a" }, { signal }),
  ],
  ["request", (own, signal) => own.request({ url: "/ping", signal })],
])("%s is given up when its signal says so", async (_name, ask) => {
  const seq = lake.lastSeq();
  const over = AbortSignal.abort();
  await expect(ask(client(), over)).rejects.toMatchObject({ name: "AbortError" });
  expect(lake.lastSeq()).toBe(seq);
});

test("a request that is given up half-way leaves the lake as it was", async () => {
  const controller = new AbortController();
  const asked = client().fetch("count(*)", {}, { signal: controller.signal });
  controller.abort();
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  expect(await client().fetch(title)).toBe("One");
});

test("request asks for whatever the lake answers, with a query and a body", async () => {
  expect(await client().request({ url: "/ping" })).toEqual({ PONG: true });
  expect(await client().request({ url: "ping", tag: "x" })).toEqual({ PONG: true });
  const query = { query: "$a + $b", $a: "1", $b: "2" };
  expect(await client().request({ url: "/data/query/production", query })).toMatchObject({
    result: 3,
  });
  expect(
    await client().request({
      method: "POST",
      url: "/data/query/production",
      body: { query: "$a", params: { a: 1 } },
    }),
  ).toMatchObject({ result: 1 });
  expect(await client().request({ url: "/users/me", useGlobalApi: true })).toMatchObject({
    id: "test editor",
  });
  expect(await client({ useProjectHostname: false }).request({ url: "/ping", token: "" })).toEqual({
    PONG: true,
  });
});

test("a handler of requests sees each and may change it", async () => {
  const seen: string[] = [];
  const own = client({
    async requestHandler(request, next) {
      seen.push(String(Object(request).url));
      return next(request);
    },
  });
  expect(await own.fetch(title)).toBe("One");
  expect(seen.join()).toContain("/data/query/production");
});

test("a time that is too short is a timeout of the client", async () => {
  const endless = { url: "/data/listen/production?query=*", timeout: 20 };
  await expect(client().request(endless)).rejects.toThrow(/time/i);
});
