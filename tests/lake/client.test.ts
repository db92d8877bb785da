import { createClient } from "@sanity/client";
import { expect, onTestFinished, test } from "vitest";
import { listenOn } from "../../lake/listenOn.ts";
import { testLake } from "./testLake.ts";

test("a client creates, reads and deletes in process", async () => {
  const { client } = testLake();
  const created = await client().create({ _type: "article", title: "One" });
  expect(created._rev).toMatch(/./);
  expect(await client().getDocument(created._id)).toEqual(created);
  expect(await client().fetch("*[_type == $type].title", { type: "article" })).toEqual(["One"]);
  await client().delete(created._id);
  expect(await client().getDocument(created._id)).toBeUndefined();
  expect(await client().fetch("count(*)")).toBe(0);
});

test("a client speaks to a port, with the project in a header", async () => {
  const { app, token } = testLake();
  const server = await listenOn(app, 0);
  onTestFinished(() => server.close());
  const common = {
    projectId: "local",
    dataset: "production",
    apiVersion: "2025-02-19",
    useCdn: false,
    token,
  };
  const client = createClient({
    ...common,
    apiHost: `http://127.0.0.1:${server.port}`,
    useProjectHostname: false,
  });
  await client.create({ _id: "a", _type: "article", title: "Over a port" });
  expect(await client.fetch("*[_id == $id][0].title", { id: "a" })).toBe("Over a port");
});

test("a port in use is an error that names it", async () => {
  const { app } = testLake();
  const server = await listenOn(app, 0);
  onTestFinished(() => server.close());
  await expect(listenOn(app, server.port)).rejects.toThrow(`Port ${server.port} is in use`);
});

test("a long query goes in a body and is answered the same", async () => {
  const { client } = testLake();
  await client().create({ _id: "a", _type: "article" });
  const ids = Array.from({ length: 2000 }, (_, at) => `id-${at}`);
  expect(await client().fetch("*[_id in $ids || _id == 'a']._id", { ids })).toEqual(["a"]);
});
