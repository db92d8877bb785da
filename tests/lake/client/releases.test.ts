import type { SanityClient } from "@sanity/client";
import { afterAll, expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

const { client } = await portLake({}, afterAll);

test("a release that is not there is undefined, as the Studio finds out at its start", async () => {
  expect(await client().releases.get({ releaseId: "r1" })).toBeUndefined();
  expect(await client().fetch("releases::all()", {}, { perspective: "raw" })).toEqual([]);
});

test("the documents of a release", async () => {
  await client().create({ _id: "versions.r1.a", _type: "article" });
  expect(await client().releases.fetchDocuments({ releaseId: "r1" })).toMatchObject({ result: [] });
  const raw = client({ perspective: "raw" });
  expect(await raw.releases.fetchDocuments({ releaseId: "r1" })).toMatchObject({
    result: [{ _id: "versions.r1.a" }],
  });
  const anybody = client({ perspective: "raw", token: "" });
  expect(await anybody.releases.fetchDocuments({ releaseId: "r1" })).toMatchObject({ result: [] });
});

const releaseId = "r1";
test.each<[string, (client: SanityClient) => Promise<unknown>]>([
  ["create", ({ releases }) => releases.create({ releaseId, metadata: { title: "Spring" } })],
  [
    "edit",
    ({ releases }) => releases.edit({ releaseId, patch: { set: { "metadata.title": "x" } } }),
  ],
  ["publish", ({ releases }) => releases.publish({ releaseId })],
  ["archive", ({ releases }) => releases.archive({ releaseId })],
  ["unarchive", ({ releases }) => releases.unarchive({ releaseId })],
  [
    "schedule",
    ({ releases }) => releases.schedule({ releaseId, publishAt: "2026-12-01T00:00:00Z" }),
  ],
  ["unschedule", ({ releases }) => releases.unschedule({ releaseId })],
  ["delete", ({ releases }) => releases.delete({ releaseId })],
  [
    "import",
    (own) =>
      own.action({
        actionType: "sanity.action.release.import",
        releaseId,
        ifExists: "fail",
        document: { _id: "_.releases.r1", _type: "system.release" },
      } as never),
  ],
])("%s is a clear 400: this lake keeps no releases", async (name, ask) => {
  expect(await refused(ask(client()))).toMatchObject({
    statusCode: 400,
    message: expect.stringContaining(
      `sanity.action.release.${name}: this Content Lake does not know such an action`,
    ),
    details: { type: "actionError", items: [{ error: { type: "malformedActionError" } }] },
  });
  expect(await client().releases.get({ releaseId })).toBeUndefined();
});
