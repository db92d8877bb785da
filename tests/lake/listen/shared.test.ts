import type { MutationEvent } from "@sanity/client";
import { expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { atLeast, hear } from "./heard.ts";

// What listeners that ask the same are told is worked out once: never for somebody else.

test("the same question of an editor, a viewer and nobody: each hears what it may, and who asks", async () => {
  const { client, lake } = await portLake();
  const viewer = lake.createToken({ name: "viewer", role: "viewer" });
  const ask = (own: ReturnType<typeof client>, query: string) =>
    hear<MutationEvent>(own.listen(query, {}, { includeAllVersions: true, events: ["mutation"] }));
  const anybody = client({ token: undefined });
  const everything = [client(), client(), client({ token: viewer }), anybody].map((own) =>
    ask(own, "*"),
  );
  const own = [client(), client({ token: viewer })].map((one) => ask(one, "*[by == identity()]"));
  await expect.poll(() => lake.hub.size(), { timeout: 60_000 }).toBe(6);
  for (const [_id, by] of [
    ["drafts.a", "viewer"],
    ["a", "test editor"],
    ["b", "viewer"],
  ]) {
    await client().create({ _id, _type: "x", by });
  }
  const idsOf = (events: MutationEvent[]) => events.map(({ documentId }) => documentId);
  const [editor, other, reader, nobody] = everything;
  for (const heard of [editor, other, reader]) {
    expect(idsOf((await heard?.until(atLeast(3))) ?? [])).toEqual(["drafts.a", "a", "b"]);
  }
  expect(idsOf((await nobody?.until(atLeast(2))) ?? [])).toEqual(["a", "b"]);
  expect(new Set(nobody?.events.map(({ identity }) => identity))).toEqual(new Set([""]));
  expect(new Set(editor?.events.map(({ identity }) => identity))).toEqual(new Set(["test editor"]));
  const [byEditor, byViewer] = own;
  expect(idsOf((await byEditor?.until(atLeast(1))) ?? [])).toEqual(["a"]);
  expect(idsOf((await byViewer?.until(atLeast(2))) ?? [])).toEqual(["drafts.a", "b"]);
});
