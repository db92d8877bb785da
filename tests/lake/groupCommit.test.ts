import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import type { MutationEvent } from "@sanity/client";
import * as fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { openLake } from "../../lake/openLake.ts";
import { count } from "../counts.ts";
import { hear } from "./listen/heard.ts";
import { portLake } from "./portLake.ts";
import { testFolder, testLake } from "./testLake.ts";

// Transactions that come together are one commit on disk: what must not be seen of that.

const ids = ["a", "b", "c", "drafts.a"];

/** A transaction over a few documents; one that is guarded or creates is often refused. */
const transaction = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom("put", "inc", "create", "delete"),
      id: fc.constantFrom(...ids),
    }),
    fc.record({ kind: fc.constant("guarded"), id: fc.constantFrom(...ids) }),
  ),
  { minLength: 1, maxLength: 4 },
);
type Steps = typeof transaction extends fc.Arbitrary<infer Value> ? Value : never;

test(
  "transactions at once: whole or not at all, each heard of whole and in order, revisions one chain",
  { timeout: 600_000 },
  async () => {
    const { client, lake } = await portLake();
    const heard = hear<MutationEvent>(
      client().listen("*[_type == 'x']", {}, { includeAllVersions: true, events: ["mutation"] }),
    );
    await expect.poll(() => lake.hub.size(), { timeout: 60_000 }).toBe(1);
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(transaction, { minLength: 2, maxLength: 24 }), async (all) => {
        const from = heard.events.length;
        const begin = lake.lastSeq();
        const asked = all.map((steps) => ({ steps, name: `t-${number++}` }));
        const outcomes = await Promise.allSettled(
          asked.map(({ steps, name }) => send(steps, name)),
        );
        const stored = asked.filter((_, at) => outcomes[at]?.status === "fulfilled");
        const logged = lake.changesSince(begin, 10_000).changes;
        // What was acknowledged is in the log, once and in one order; of what was refused there is no trace.
        expect(lake.lastSeq() - begin).toBe(stored.length);
        const known = new Set(stored.map(({ name }) => name));
        expect(logged.filter((change) => !known.has(change.transactionId))).toEqual([]);
        const told = (await heard.until(() => heard.events.length - from >= logged.length)).slice(
          from,
        );
        expect(told.map((event) => [event.transactionId, event.documentId])).toEqual(
          logged.map((change) => [change.transactionId, change.id]),
        );
        for (const event of told) {
          const own = logged.filter((change) => change.transactionId === event.transactionId);
          expect(event.transactionTotalEvents).toBe(own.length);
          expect(own[event.transactionCurrentEvent ?? -1]?.id).toBe(event.documentId);
        }
        for (const id of ids) {
          const revisions = told.filter((event) => event.documentId === id);
          const followed = revisions.flatMap((event, at) => {
            const before = revisions[at - 1];
            return before && before.transition !== "disappear" ? [[before, event] as const] : [];
          });
          expect(followed.map(([, event]) => event.previousRev)).toEqual(
            followed.map(([before]) => before.resultRev),
          );
          const now = lake.document(id)?._rev;
          const last = revisions.at(-1);
          const lastTold = last?.transition === "disappear" ? undefined : last?.resultRev;
          expect(now).toBe(last ? lastTold : now);
        }
      }),
      { numRuns: count(25, 500) },
    );

    async function send(steps: Steps, name: string) {
      const guard = lake.document("a")?._rev ?? "none";
      const mutations = steps.map(({ kind, id }) => mutationOf(kind, id, guard));
      return client().mutate(mutations, { transactionId: name, returnDocuments: false });
    }
  },
);

function mutationOf(kind: string, id: string, guard: string) {
  switch (kind) {
    case "put":
      return { createOrReplace: { _id: id, _type: "x", n: 0 } };
    case "create":
      return { create: { _id: id, _type: "x", n: 0 } };
    case "delete":
      return { delete: { id } };
    case "guarded":
      return { patch: { id, ifRevisionID: guard, inc: { n: 1 } } };
    default:
      return { patch: { id, inc: { n: 1 } } };
  }
}

test("sixteen writers wait for the disk together, and one that is refused takes no other down", async () => {
  const { client, lake } = testLake();
  await client().create({ _id: "taken", _type: "x" });
  const groups: number[] = [];
  onTestFinished(lake.onChange(() => groups.push(lake.lastSeq())));
  const outcomes = await Promise.allSettled(
    Array.from({ length: 16 }, (_, at) =>
      lake.mutate({
        mutations: [
          { create: { _id: `d${at}`, _type: "x" } },
          ...(at % 5 === 2 ? [{ create: { _id: "taken", _type: "x" } }] : []),
        ],
        author: "test",
      }),
    ),
  );
  const refused = outcomes.flatMap(({ status }, at) => (status === "rejected" ? [at] : []));
  expect(refused).toEqual([2, 7, 12]);
  for (const at of refused) {
    expect(outcomes[at]).toMatchObject({ reason: { status: 409 } });
    expect(lake.document(`d${at}`)).toBeNull();
  }
  // All were on disk before the first was told of: one commit.
  expect(groups).toEqual(Array.from({ length: 13 }, () => 14));
  expect(await client().fetch("count(*)")).toBe(14);
});

test("actions and uploads share commits with mutations, and are refused alone as they are", async () => {
  const { client, lake } = testLake();
  await client().create({ _id: "drafts.a", _type: "x", n: 1 });
  const [published, refused, picture, mutated] = await Promise.allSettled([
    client().action({
      actionType: "sanity.action.document.publish",
      draftId: "drafts.a",
      publishedId: "a",
    }),
    client().action({
      actionType: "sanity.action.document.publish",
      draftId: "drafts.none",
      publishedId: "none",
    }),
    client().assets.upload("file", Buffer.from("a file"), { filename: "a.txt" }),
    client().create({ _id: "b", _type: "x" }),
  ]);
  expect([published.status, refused.status, picture.status, mutated.status]).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
  ]);
  expect(lake.document("a")).toMatchObject({ n: 1 });
  expect(lake.document("drafts.a")).toBeNull();
  expect(await client().fetch("count(*[_type == 'sanity.fileAsset'])")).toBe(1);
});

test("a patch by query comes to its turn, however much others write", async () => {
  const { client, lake } = testLake();
  await client().create({ _id: "counted", _type: "counted", n: 0 });
  const writing = { isOver: false };
  const others = Array.from({ length: 4 }, async (_, writer) => {
    for (let at = 0; !writing.isOver; at++) {
      await lake.mutate({
        mutations: [{ createOrReplace: { _id: `w${writer}`, _type: "w", at } }],
        author: "test",
      });
    }
  });
  for (let at = 0; at < 5; at++) {
    await client().patch({ query: "*[_type == 'counted']" }).inc({ n: 1 }).commit();
  }
  writing.isOver = true;
  await Promise.all(others);
  expect(lake.document("counted")).toMatchObject({ n: 5 });
}, 120_000);

test.each(Array.from({ length: count(4, 30) }, (_, round) => round))(
  "killed in the middle of a group: all that was acknowledged is there, nothing half, round %i",
  { timeout: 120_000 },
  async (round) => {
    const file = join(testFolder(), "lake.db");
    const script = new URL("./children/manyWriters.ts", import.meta.url).pathname;
    const child = spawn(process.execPath, [script, file], { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    const lines: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      lines.push(line);
      if (lines.length === 40 + round * 53) child.kill("SIGKILL");
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    const lake = openLake({ file, assets: "unused" });
    onTestFinished(() => lake.close());
    const [refused, acknowledged] = [/^refused 409 /, /^w/].map((kind) =>
      lines.filter((line) => kind.test(line)),
    );
    expect((refused?.length ?? 0) + (acknowledged?.length ?? 0)).toBe(lines.length);
    const own: { _id: string; _rev: string; writer: string; at: number; isRefused: boolean }[] =
      JSON.parse(
        await lake.query({
          query: "*[_type == 'own']",
          layers: "raw",
          caller: { name: "test", role: "editor" },
        }),
      );
    const stored = new Set(own.map(({ writer, at }) => `${writer} ${at}`));
    expect(acknowledged?.filter((line) => !stored.has(line))).toEqual([]);
    expect(own.filter(({ isRefused }) => isRefused)).toEqual([]);
    // At most one of each writer was stored and not told of any more.
    expect(own.length - (acknowledged?.length ?? 0)).toBeLessThanOrEqual(16);
    expect(lake.document("shared")).toMatchObject({ n: own.length });
    expect(lake.lastSeq()).toBe(own.length + 1);
    for (const [writer, all] of Map.groupBy(own, (one) => one.writer)) {
      const last = all.toSorted((a, b) => a.at - b.at).at(-1);
      expect(lake.document(`${writer}-last`)).toMatchObject({ at: last?.at, _rev: last?._rev });
    }
    const database = new DatabaseSync(file, { readOnly: true });
    onTestFinished(() => database.close());
    expect(Object.values(database.prepare("pragma integrity_check").get() ?? {})).toEqual(["ok"]);
  },
);
