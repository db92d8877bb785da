import { expect, test } from "vitest";
import { portLake } from "./portLake.ts";
import { studioOrigin } from "./testLake.ts";

const put = (body: unknown) => ({ method: "PUT", url: "/users/me/keyvalue", body });

test("users are told by id, whoever has written", async () => {
  const { client } = await portLake();
  expect(await client().users.getById("me")).toMatchObject({ id: "test editor", role: "editor" });
  expect(await client().users.getById("test editor")).toMatchObject({
    id: "test editor",
    displayName: "test editor",
    projectId: "local",
    isCurrentUser: true,
  });
  expect(await client().request({ url: "/users/local-editor,someone%20gone" })).toMatchObject([
    { id: "local-editor", displayName: "Editor", isCurrentUser: false },
    { id: "someone gone", displayName: "someone gone" },
  ]);
});

test("a page of the Studio is the local editor without a token", async () => {
  const { ask } = await portLake();
  const headers = { origin: studioOrigin };
  const me = await ask("/v2021-06-07/users/me", { headers });
  expect(await me.json()).toMatchObject({ id: "local-editor", roles: [{ name: "editor" }] });
  const id = await ask("/v2021-06-07/auth/id", { headers });
  expect(await id.json()).toEqual({ id: "local-editor" });
  const acl = await ask("/v2021-06-07/projects/local/datasets/production/acl", { headers });
  expect(await acl.json()).toEqual([
    { filter: '_id in path("**")', permissions: ["read", "create", "history", "update"] },
  ]);
});

test("the project, its datasets and their profile", async () => {
  const { client } = await portLake();
  expect(await client().projects.getById("local")).toMatchObject({ id: "local" });
  expect(await client().projects.list()).toHaveLength(1);
  expect(await client().datasets.list()).toMatchObject([
    { name: "production", datasetProfile: "content", addonFor: null },
  ]);
  const addons = "/projects/local/datasets?datasetProfile=comments&addonFor=production";
  expect(await client().request({ url: addons })).toEqual([]);
  expect(await client().request({ url: "/datasets" })).toHaveLength(1);
  expect(await client().request({ url: "/projects/local/grants" })).toEqual({});
  expect(await client().request({ url: "/features" })).toEqual([]);
  expect(await client().request({ url: "/projects/local/user-applications" })).toEqual([]);
  await expect(client().projects.getById("elsewhere")).rejects.toMatchObject({ statusCode: 404 });
});

test("what each role may do", async () => {
  const { client, lake } = await portLake();
  const url = "/projects/local/datasets/production/acl";
  const viewer = lake.createToken({ name: "a viewer", role: "viewer" });
  expect(await client({ token: viewer }).request({ url })).toEqual([
    { filter: '_id in path("**")', permissions: ["read", "history"] },
  ]);
  expect(await client({ token: "" }).request({ url })).toEqual([
    { filter: '_id in path("*")', permissions: ["read", "history"] },
  ]);
  await expect(client({ token: "" }).users.getById("test editor")).rejects.toMatchObject({
    statusCode: 401,
  });
  await expect(client({ token: "" }).projects.list()).rejects.toMatchObject({ statusCode: 401 });
});

test("the Studio's settings are remembered for each user", async () => {
  const { client, lake } = await portLake();
  const viewer = client({ token: lake.createToken({ name: "a viewer", role: "viewer" }) });
  const pairs = [
    { key: "studio.search.recent", value: { searches: [1, "ü"] } },
    { key: "other", value: null },
  ];
  expect(await client().request(put(pairs))).toEqual(pairs);
  expect(await client().request(put([{ key: "other", value: 2 }]))).toEqual([
    { key: "other", value: 2 },
  ]);
  const url = "/users/me/keyvalue/studio.search.recent,missing,other";
  expect(await client().request({ url })).toEqual([pairs[0], { key: "other", value: 2 }]);
  expect(await viewer.request({ url })).toEqual([]);
});

test.each([
  [{ key: "a" }, 400],
  [[{ value: 1 }], 400],
  [[{ key: "a", value: "x".repeat(70_000) }], 413],
  [Array.from({ length: 1001 }, (_, n) => ({ key: `k${n}`, value: n })), 413],
])("settings that cannot be kept are refused", async (body, statusCode) => {
  const { client } = await portLake();
  await expect(client().request(put(body))).rejects.toMatchObject({ statusCode });
  await expect(client({ token: "" }).request(put([]))).rejects.toMatchObject({ statusCode: 401 });
});

test("there is nothing to log in to", async () => {
  const { client, ask } = await portLake();
  expect(await client().request({ url: "/auth/providers" })).toMatchObject({ providers: [] });
  expect(await client({ token: "" }).request({ url: "/auth/id" })).toEqual({});
  expect((await ask("/v1/auth/logout", { method: "POST" })).status).toBe(204);
  expect((await ask("/v1/auth/fetch?sid=x")).status).toBe(401);
  expect(await (await ask("/v1/check/cors")).json()).toMatchObject({ result: { allowed: true } });
  expect((await ask("/v1/check/cors", { headers: { origin: "http://evil.test" } })).status).toBe(
    403,
  );
});
