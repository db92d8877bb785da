import { afterAll, expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

const { client, lake } = await portLake({}, afterAll);

test("who I am", async () => {
  expect(await client().users.getById("me")).toEqual({
    id: "test editor",
    name: "test editor",
    email: "",
    profileImage: null,
    role: "editor",
    roles: [{ name: "editor", title: "Editor", description: "" }],
    provider: "local",
  });
  const viewer = lake.createToken({ name: "viewer", role: "viewer" });
  expect(await client({ token: viewer }).users.getById("me")).toMatchObject({ role: "viewer" });
  expect(await client({ token: "" }).users.getById("me")).toEqual({});
});

test("who somebody is, by the id that a document's history names", async () => {
  expect(await client().users.getById("test editor")).toMatchObject({
    id: "test editor",
    projectId: "local",
    displayName: "test editor",
    familyName: null,
    givenName: null,
    middleName: null,
    imageUrl: null,
    createdAt: expect.stringMatching(/Z$/),
    updatedAt: expect.stringMatching(/Z$/),
    isCurrentUser: true,
  });
});

test("the one project, in a list and by its id", async () => {
  const project = {
    id: "local",
    displayName: "local",
    studioHost: null,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    features: [],
    metadata: {},
  };
  expect(await client().projects.list()).toMatchObject([project]);
  expect(await client().projects.getById("local")).toMatchObject({
    ...project,
    members: [{ id: "test editor", role: "editor", isCurrentUser: true, isRobot: false }],
  });
});

test("a list of projects without members and features, as asked", async () => {
  const [project] = await client().projects.list({ includeMembers: false, includeFeatures: false });
  expect(project).toMatchObject({ id: "local" });
  expect(project).not.toHaveProperty("members");
  expect(project).not.toHaveProperty("features");
});

test("a list of an organization's projects: the lake belongs to none", async () => {
  expect(await client().projects.list({ organizationId: "o1" })).toEqual([]);
});

test("another project is not here", async () => {
  expect(await refused(client().projects.getById("other"))).toMatchObject({ statusCode: 404 });
  expect(await refused(client({ projectId: "other" }).fetch("*"))).toMatchObject({
    statusCode: 404,
    message: expect.stringContaining('There is no project "other" here'),
  });
});

test("the one dataset", async () => {
  expect(await client().datasets.list()).toEqual([
    {
      name: "production",
      aclMode: "public",
      createdAt: expect.stringMatching(/Z$/),
      createdByUserId: "system",
      addonFor: null,
      datasetProfile: "content",
      features: [],
      tags: [],
    },
  ]);
});

test("another dataset is not here", async () => {
  expect(await refused(client({ dataset: "staging" }).fetch("*"))).toMatchObject({
    statusCode: 404,
    message: expect.stringContaining('Dataset "staging" not found for project ID "local"'),
  });
});

test.each([
  ["create", () => client().datasets.create("staging", { aclMode: "public" })],
  ["edit", () => client().datasets.edit("production", { aclMode: "private" })],
  ["delete", () => client().datasets.delete("production")],
  ["getEmbeddingsSettings", () => client().datasets.getEmbeddingsSettings("production")],
  [
    "editEmbeddingsSettings",
    () => client().datasets.editEmbeddingsSettings("production", { enabled: true }),
  ],
])("datasets.%s is refused clearly: there is one dataset and it stays", async (_name, ask) => {
  expect(await refused(ask())).toMatchObject({
    statusCode: 404,
    message: expect.stringMatching(/no answer to (GET|PUT|PATCH|DELETE) .*\/datasets\//),
  });
  expect(await client().datasets.list()).toHaveLength(1);
});

test("without a token no project, no dataset and nobody's name", async () => {
  const anybody = client({ token: "" });
  for (const ask of [
    anybody.projects.list(),
    anybody.projects.getById("local"),
    anybody.datasets.list(),
    anybody.users.getById("test editor"),
  ]) {
    expect(await refused(ask)).toMatchObject({ statusCode: 401 });
  }
});
