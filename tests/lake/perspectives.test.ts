import { expect, test } from "vitest";
import { testLake } from "./testLake.ts";

/** One story published, one published and changed since, one never published, one in a release. */
async function lakeOfStories() {
  const lake = testLake();
  const transaction = lake.client().transaction();
  for (const [_id, title] of [
    ["standing", "Standing"],
    ["changed", "As published"],
    ["drafts.changed", "As it will be"],
    ["drafts.unseen", "Never published"],
    ["versions.spring.standing", "In spring"],
  ])
    transaction.create({ _id, _type: "article", title });
  await transaction.commit();
  const see = (perspective: "raw" | "published" | "drafts" | string[]) =>
    lake
      .client()
      .fetch<[string, string][]>(
        "*[_type == 'article'] | order(_id) {_id, title}",
        {},
        { perspective },
      )
      .then((found) => found.map((document) => Object.values(document).join(": ")));
  return { see };
}

test("published shows what is published and nothing else", async () => {
  const { see } = await lakeOfStories();
  expect(await see("published")).toEqual(["changed: As published", "standing: Standing"]);
});

test("drafts shows each draft in the place of what is published, under the published id", async () => {
  const { see } = await lakeOfStories();
  expect(await see("drafts")).toEqual([
    "changed: As it will be",
    "standing: Standing",
    "unseen: Never published",
  ]);
});

test("a stack shows the first layer that has the document", async () => {
  const { see } = await lakeOfStories();
  expect(await see(["spring", "drafts"])).toEqual([
    "changed: As it will be",
    "standing: In spring",
    "unseen: Never published",
  ]);
  expect(await see(["spring"])).toEqual(["changed: As published", "standing: In spring"]);
});

test("raw shows every document under its own id", async () => {
  const { see } = await lakeOfStories();
  expect(await see("raw")).toEqual([
    "changed: As published",
    "drafts.changed: As it will be",
    "drafts.unseen: Never published",
    "standing: Standing",
    "versions.spring.standing: In spring",
  ]);
});
