import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openSite } from "../../publishing/openSite.ts";
import type { CheckDocuments } from "../../publishing/schedules/fire.ts";
import { runSchedules } from "../../publishing/schedules/runSchedules.ts";
import { count } from "../counts.ts";
import { noMakers, testSite, topic, topicList, topicPage } from "./testSite.ts";

const due = "2026-10-23T06:00:00Z";
const at = (instant: string) => () => new Date(instant);
const minutes = (after: number) => at(new Date(Date.parse(due) + after * 60_000).toISOString());

const schedule = (id: string, ids: readonly string[], rest: object = {}) => ({
  _id: id,
  _type: "schedule",
  documents: ids.map((_ref) => ({ _type: "reference", _key: _ref, _ref, _weak: true })),
  action: "publish",
  at: due,
  status: "pending",
  ...rest,
});
const draft = (id: string, title: string) => ({ ...topic(id, id, title), _id: `drafts.${id}` });

/** A lake and a site whose schedules are looked at when a test says so, at a time that it says. */
async function newsroom(...documents: Parameters<typeof testSite>[0]) {
  const test = await testSite(documents);
  const open = () => {
    const site = openSite({
      ...test.newsroom,
      home: test.home,
      out: test.out,
      kinds: [topicPage, topicList],
      makers: noMakers,
    });
    onTestFinished(() => site.close());
    return site;
  };
  const { client } = test.newsroom;
  const site = open();
  await site.update();
  const run = (now: () => Date, check: CheckDocuments = async () => [], on = site) =>
    runSchedules({ client, now, check }, on);
  return { ...test, client, site, open, run };
}

it.each([
  ["on time", 0, 0],
  ["a minute late", 1, 60],
  ["a day late", 1440, 86_400],
  ["a year late", 525_600, 31_536_000],
])(
  "publishes what is due %s, once, with a receipt whose hash is the file's",
  async (_, after, lateness) => {
    const room = await newsroom(draft("a", "Apples"), schedule("s", ["a"]));
    expect((await room.run(minutes(-1))).receipts).toEqual([]);
    const { receipts } = await room.run(minutes(after));
    expect(receipts).toMatchObject([
      { outcome: "done", dueAt: "2026-10-23T06:00:00.000Z", lateness },
    ]);
    const published = await room.client.getDocument("a");
    expect(published).toMatchObject({ title: "Apples", _rev: receipts[0]?.transaction });
    expect(receipts[0]?.documents).toMatchObject([{ id: "a", revision: published?._rev }]);
    const page = receipts[0]?.pages?.find(({ path }) => path === "topics/a/index.html");
    expect(page).toMatchObject({
      verified: true,
      hash: await hashOf(join(room.out, "topics/a/index.html")),
    });
    expect(await room.client.getDocument("drafts.a")).toBeUndefined();
    expect(await room.client.getDocument("s")).toMatchObject({
      status: "done",
      receipt: { _ref: receipts[0]?._id },
    });
    expect((await room.run(minutes(after + 1))).receipts).toEqual([]);
  },
);

async function hashOf(file: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await readFile(file));
  return Buffer.from(digest).toString("hex");
}

it("publishes the newest draft, all documents of a schedule together", async () => {
  const room = await newsroom(draft("a", "Old"), draft("b", "B"), schedule("s", ["a", "b"]));
  await room.put(draft("a", "New"));
  const { receipts } = await room.run(minutes(0));
  expect(receipts[0]?.documents.map(({ id }) => id)).toEqual(["a", "b"]);
  const [a, b] = await room.client.getDocuments(["a", "b"]);
  expect(a?.["title"]).toBe("New");
  expect(a?._rev).toBe(b?._rev);
});

it("does not fire at the old time when it was moved, nor when it was cancelled at the last second", async () => {
  const room = await newsroom(
    draft("a", "A"),
    draft("b", "B"),
    schedule("s", ["a"]),
    schedule("t", ["b"]),
  );
  await room.client.patch("s").set({ at: "2026-10-23T07:00:00Z" }).commit();
  await room.client.patch("t").set({ status: "cancelled" }).commit();
  const { receipts, next } = await room.run(minutes(5));
  expect(receipts).toEqual([]);
  expect(next).toBe(Date.parse("2026-10-23T07:00:00Z"));
  expect((await room.run(at("2026-10-23T07:00:00Z"))).receipts).toMatchObject([
    { outcome: "done" },
  ]);
  expect(await room.client.getDocument("b")).toBeUndefined();
});

it("does not publish what fails its rules: the schedule says so with the findings", async () => {
  const room = await newsroom(draft("a", "A"), draft("b", "B"), schedule("s", ["a", "b"]));
  const check: CheckDocuments = async (documents) =>
    documents.filter(({ _id }) => _id === "b").map(({ _id }) => `${_id}: does not add up.`);
  const { receipts } = await room.run(minutes(0), check);
  expect(receipts).toMatchObject([{ outcome: "failed", findings: "b: does not add up." }]);
  expect(await room.client.getDocument("s")).toMatchObject({ status: "failed" });
  expect(await room.client.getDocument("a")).toBeUndefined();
  expect(await room.client.getDocument("drafts.a")).toBeDefined();
  expect((await room.run(minutes(1), check)).receipts).toEqual([]);
});

it.each([
  ["names a document that is gone", schedule("s", ["gone"]), "gone: there is no such document"],
  ["names nothing", schedule("s", []), "names no document"],
  ["has no time", schedule("s", ["a"], { at: "soon" }), "no time that can be read"],
  ["says neither", schedule("s", ["a"], { action: "burn" }), "neither publish nor unpublish"],
])("fails a schedule that %s", async (_, document, words) => {
  const room = await newsroom(draft("a", "A"), document);
  const { receipts } = await room.run(minutes(0));
  expect(receipts).toMatchObject([{ outcome: "failed", findings: expect.stringContaining(words) }]);
});

it("says of a published document whose page cannot be made that it is not proven", async () => {
  const bad = { ...topic("a", "a", "A", "fatal"), _id: "drafts.a" };
  const room = await newsroom(bad, schedule("s", ["a"]));
  const { receipts } = await room.run(minutes(0));
  expect(receipts).toMatchObject([
    { outcome: "failed", findings: "a: its page could not be made: The title is wrong." },
  ]);
  expect(await room.client.getDocument("s")).toMatchObject({ status: "failed" });
});

it("unpublishes: the page is gone, the words are a draft again", async () => {
  const room = await newsroom(topic("a", "a", "A"), schedule("s", ["a"], { action: "unpublish" }));
  const { receipts } = await room.run(minutes(0));
  expect(receipts).toMatchObject([
    { outcome: "done", pages: [{ path: "topics/a/index.html", hash: "", verified: true }] },
  ]);
  expect(await room.client.getDocument("a")).toBeUndefined();
  expect(await room.client.getDocument("drafts.a")).toMatchObject({ title: "A" });
  expect(Object.keys(await room.files())).toEqual(["topics/index.html"]);
});

it("fails an unpublish of what others refer to, and says who", async () => {
  const room = await newsroom(
    topic("a", "a", "A"),
    { _id: "story", _type: "article", topics: [{ _type: "reference", _key: "k", _ref: "a" }] },
    schedule("s", ["a"], { action: "unpublish" }),
  );
  const { receipts } = await room.run(minutes(0));
  expect(receipts).toMatchObject([
    { outcome: "failed", findings: expect.stringContaining('references to it from "story"') },
  ]);
});

it("publishes once when five runners look at the same moment", { timeout: 120_000 }, async () => {
  const ids = Array.from({ length: count(8, 500) }, (_, n) => `t${n}`);
  const room = await newsroom(
    ...ids.map((id) => draft(id, id)),
    ...ids.map((id) => schedule(`s-${id}`, [id])),
  );
  const runners = Array.from({ length: 5 }, () => room.open());
  const runs = await Promise.all(runners.map((site) => room.run(minutes(0), async () => [], site)));
  const proven = new Set(runs.flatMap(({ receipts }) => receipts.map((one) => one.schedule._ref)));
  expect(proven.size).toBe(ids.length);
  const receipts = await room.client.fetch<{ outcome: string; pages: { verified: boolean }[] }[]>(
    `*[_type == "receipt"]{outcome, pages}`,
    {},
    { perspective: "raw" },
  );
  expect(receipts).toHaveLength(ids.length);
  expect(
    receipts.every(
      ({ outcome, pages }) => outcome === "done" && pages.every((one) => one.verified),
    ),
  ).toBe(true);
  expect(Object.keys(await room.files())).toHaveLength(ids.length + 1);
});

it("is proven by the next run when a runner is killed after publishing", async () => {
  const room = await newsroom(draft("a", "A"), schedule("s", ["a"]));
  const killed = { ...room.site, update: () => Promise.reject(new Error("killed")) };
  await expect(room.run(minutes(0), async () => [], killed)).rejects.toThrow("killed");
  expect(await room.client.getDocument("a")).toBeDefined();
  const { receipts } = await room.run(minutes(1));
  expect(receipts).toMatchObject([{ outcome: "done", lateness: 0, pages: [{ verified: true }] }]);
});

it("does nothing twice when the clock goes back and forward an hour", async () => {
  const room = await newsroom(draft("a", "A"), schedule("s", ["a"]));
  const runs = [];
  for (const after of [-30, 30, -30, 30])
    runs.push((await room.run(minutes(after))).receipts.length);
  expect(runs).toEqual([0, 1, 0, 0]);
});

it("says that a file was changed by another hand, and the next build mends it", async () => {
  const room = await newsroom(draft("a", "A"), schedule("s", ["a"]));
  const site = {
    ...room.site,
    async update() {
      const report = await room.site.update();
      await rm(join(room.out, "topics/a/index.html"));
      return report;
    },
  };
  const { receipts } = await room.run(minutes(0), async () => [], site);
  expect(receipts[0]).toMatchObject({
    outcome: "failed",
    findings: expect.stringContaining("topics/a/index.html is not what was written"),
  });
});
