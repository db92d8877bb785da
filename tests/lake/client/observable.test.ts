import type { ObservableSanityClient } from "@sanity/client";
import { lastValueFrom, type Observable } from "rxjs";
import { expect, test } from "vitest";
import { portLake } from "../portLake.ts";
import { refused } from "./refused.ts";

const type = "article";

async function withStory() {
  const { client } = await portLake();
  await client().create({ _id: "a", _type: type, n: 1 });
  await client().create({ _id: "drafts.b", _type: type });
  return client().observable;
}

test.each<[string, (own: ObservableSanityClient) => Observable<unknown>, unknown]>([
  ["fetch", (own) => own.fetch("*[_id == 'a'][0].n"), 1],
  ["getDocument", (own) => own.getDocument("a"), { _id: "a" }],
  ["getDocuments", (own) => own.getDocuments(["a", "none"]), [{ _id: "a" }, null]],
  ["documentsExists", (own) => own.documentsExists(["a", "none"]), new Set(["a"])],
  ["create", (own) => own.create({ _id: "c", _type: type }), { _id: "c" }],
  ["createIfNotExists", (own) => own.createIfNotExists({ _id: "a", _type: type }), { n: 1 }],
  ["createOrReplace", (own) => own.createOrReplace({ _id: "a", _type: type, n: 2 }), { n: 2 }],
  ["delete", (own) => own.delete("a"), { results: [{ operation: "delete" }] }],
  ["patch", (own) => own.patch("a").inc({ n: 1 }).commit(), { n: 2 }],
  ["transaction", (own) => own.transaction().delete("a").commit(), { documentIds: ["a"] }],
  ["mutate", (own) => own.mutate([{ delete: { id: "a" } } as never]), { documentIds: ["a"] }],
  [
    "action",
    (own) =>
      own.action({
        actionType: "sanity.action.document.publish",
        publishedId: "b",
        draftId: "drafts.b",
      }),
    { transactionId: expect.any(String) },
  ],
  [
    "createVersion",
    (own) => own.createVersion({ publishedId: "a", baseId: "a", releaseId: "r1" }),
    { transactionId: expect.any(String) },
  ],
  [
    "unpublishVersion",
    (own) => own.unpublishVersion({ publishedId: "a", releaseId: "r1" }),
    { transactionId: expect.any(String) },
  ],
  [
    "discardVersion",
    (own) => own.discardVersion({ publishedId: "b" }),
    { transactionId: expect.any(String) },
  ],
  [
    "replaceVersion",
    (own) => own.replaceVersion({ publishedId: "b", document: { _type: type, n: 3 } }),
    { transactionId: expect.any(String) },
  ],
  ["request", (own) => own.request({ url: "/ping" }), { PONG: true }],
  ["users.getById", (own) => own.users.getById("me"), { id: "test editor" }],
  ["projects.list", (own) => own.projects.list(), [{ id: "local" }]],
  ["projects.getById", (own) => own.projects.getById("local"), { id: "local" }],
  ["datasets.list", (own) => own.datasets.list(), [{ name: "production" }]],
  [
    "releases.fetchDocuments",
    (own) => own.releases.fetchDocuments({ releaseId: "r1" }),
    { result: [] },
  ],
  ["withConfig", (own) => own.withConfig({ perspective: "raw" }).fetch("count(*)"), 2],
  ["getAuth", (own) => own.getAuth(), { token: expect.any(String) }],
])("%s", async (_name, ask, expected) => {
  const told = await lastValueFrom(ask(await withStory()));
  expect({ told }).toMatchObject({ told: expected });
});

test("releases.get of none", async () => {
  const own = await withStory();
  expect(await lastValueFrom(own.releases.get({ releaseId: "r1" }))).toBeUndefined();
});

const refusedOnes: [string, number, (own: ObservableSanityClient) => Observable<unknown>][] = [
  ["releases.create", 400, (own) => own.releases.create({ releaseId: "r1" })],
  ["releases.publish", 400, (own) => own.releases.publish({ releaseId: "r1" })],
  ["datasets.create", 404, (own) => own.datasets.create("other")],
  ["datasets.delete", 404, (own) => own.datasets.delete("production")],
  ["create", 409, (own) => own.create({ _id: "a", _type: type })],
];
test.each(refusedOnes)("%s is refused with %i", async (_name, statusCode, ask) => {
  expect(await refused(lastValueFrom(ask(await withStory())))).toMatchObject({ statusCode });
});

test("who unsubscribes gives the request up, and who subscribes twice asks twice", async () => {
  const own = await withStory();
  const inc = own.patch("a").inc({ n: 1 }).commit();
  await lastValueFrom(inc);
  await lastValueFrom(inc);
  expect(await lastValueFrom(own.getDocument("a"))).toMatchObject({ n: 3 });
  own
    .fetch("*")
    .subscribe(() => expect.unreachable())
    .unsubscribe();
  expect(await lastValueFrom(own.fetch("count(*)"))).toBe(1);
});
