import { isDeepStrictEqual } from "node:util";
import { Mutation } from "@sanity/mutator";
import type { ListenOptions, MutationEvent, SanityClient } from "@sanity/client";
import * as fc from "fast-check";
import { applyPatch } from "mendoza";
import { expect, test } from "vitest";
import { count } from "../../counts.ts";
import { applyEffects } from "../history/applyEffects.ts";
import { portLake } from "../portLake.ts";
import { content, patch } from "./generated.ts";
import { atLeast, hear } from "./heard.ts";

type Document = Record<string, unknown>;

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      patches: fc.array(patch, { minLength: 1, maxLength: 2 }),
      keys: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: content.map((replace) => ({ replace })) },
  { weight: 1, arbitrary: fc.constant({ delete: true as const }) },
);
type Step = { patches: Document[]; keys: boolean } | { replace: Document } | { delete: true };

const runs = count(40, 1200);
const whole: ListenOptions & { events: ["mutation"] } = {
  effectFormat: "mendoza",
  includePreviousRevision: true,
  events: ["mutation"],
};

test("patches do what @sanity/mutator does; effects and mutations of every event, replayed, give the stored document", async () => {
  const { client } = await portLake();
  const heard = hear<MutationEvent>(
    client().listen<Document, { events: ["mutation"] }>("*", {}, whole),
  );
  await client().create({ _id: "ready", _type: "x" });
  await heard.until(atLeast(1));
  let documents = 0;
  await fc.assert(
    fc.asyncProperty(
      content,
      fc.array(step, { minLength: 1, maxLength: 6 }),
      async (first, steps) => {
        const id = `doc-${documents++}`;
        await client().create({ ...first, _id: id, _type: "x" });
        for (const one of steps) await carryOut(client(), id, one);
        const end = `end-${documents}`;
        await client().create({ _id: end, _type: "end" });
        const told = await heard.until((all) => all.some((event) => event.documentId === end));
        const events = told.filter((event) => event.documentId === id);
        const stored = await client().getDocument(id);
        replay(events);
        expect(events.at(-1)?.result).toEqual(stored);
        told.length = 0;
      },
    ),
    {
      numRuns: runs,
      // One object put in two places is two items, each with a key of its own.
      examples: [
        [
          { title: "", n: 0, body: [{ _key: "a", body: [{ _key: "c", n: 0 }] }] },
          [{ patches: [{ insert: { before: '..body[_key != "a"]', items: [{}] } }], keys: true }],
        ],
      ],
    },
  );
}, 900_000);

async function carryOut(client: SanityClient, id: string, one: Step): Promise<void> {
  if ("delete" in one) return void (await client.delete(id));
  if ("replace" in one) {
    return void (await client.createOrReplace({ ...one.replace, _id: id, _type: "x" }));
  }
  const before = await client.getDocument(id);
  const expected = before && patched(before, one.patches);
  const mutations = one.patches.map((each) => ({ patch: { ...each, id } }));
  const status = await client.mutate(mutations as never, { autoGenerateArrayKeys: one.keys }).then(
    () => 200,
    (error: { statusCode: number }) => error.statusCode,
  );
  const stored = await client.getDocument(id);
  const after = one.keys && expected ? withoutNewKeys(stored, expected) : stored;
  expect([status, unstamped(after)]).toEqual([
    expected ? 200 : before ? 400 : 404,
    unstamped(expected ?? before),
  ]);
}

/** What the mutator makes of a document, or null where it fails or leaves none that may be stored. */
function patched(before: Document, patches: Document[]): Document | null {
  let document: Document = before;
  for (const each of patches) {
    try {
      const mutation = new Mutation({
        mutations: [{ patch: { ...structuredClone(each), id: String(before["_id"]) } }],
      });
      const result: unknown = mutation.apply(structuredClone(document) as never);
      document = JSON.parse(JSON.stringify(result));
    } catch {
      return null;
    }
    const fixed = ["_id", "_type", "_createdAt"].every((name) =>
      isDeepStrictEqual(document?.[name], before[name]),
    );
    const at = document["_updatedAt"];
    const isTime = at === undefined || (typeof at === "string" && !Number.isNaN(Date.parse(at)));
    if (!fixed || !isTime) return null;
    document = { ...document, _updatedAt: before["_updatedAt"], _rev: before["_rev"] };
  }
  return document;
}

function unstamped(document: unknown): Document {
  const { _rev, _updatedAt, ...rest } = Object(document);
  return rest;
}

/** Takes away the keys that were made for items without one, and sees that none is left without. */
function withoutNewKeys(stored: unknown, expected: unknown): unknown {
  if (Array.isArray(stored)) {
    return stored.map((item, at) => {
      const model: unknown = Array.isArray(expected) ? expected[at] : undefined;
      const inner = withoutNewKeys(item, model);
      if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
      const { _key, ...rest } = inner as Document;
      expect(_key).toEqual(expect.any(String));
      return isKeyed(model) ? inner : { ...rest, ...pick(model, "_key") };
    });
  }
  if (typeof stored !== "object" || stored === null) return stored;
  return Object.fromEntries(
    Object.entries(stored).map(([name, inner]) => [
      name,
      withoutNewKeys(inner, Object(expected)[name]),
    ]),
  );
}

function isKeyed(model: unknown): boolean {
  return typeof Object(model)._key === "string";
}

function pick(model: unknown, name: string): Document {
  return Object.hasOwn(Object(model), name) ? { [name]: Object(model)[name] } : {};
}

function replay(events: MutationEvent[]): void {
  let document: Document | null = null;
  for (const { effects, mutations, previous, result, ...event } of events) {
    expect(previous ?? null).toEqual(document);
    const after = result ?? null;
    const { apply = [], revert = [] } = effects ?? {};
    // Once as the Studio reads them, and once as their documentation says.
    for (const read of [applyPatch, applyEffects]) {
      expect(read(withoutRevision(document), apply)).toEqual(withoutRevision(after));
      expect(read(withoutRevision(after), revert)).toEqual(withoutRevision(document));
    }
    const mutation = new Mutation({
      mutations: structuredClone(mutations) as never,
      previousRev: event.previousRev ?? "",
      resultRev: event.resultRev ?? "",
      timestamp: event.timestamp,
    });
    expect(mutation.apply(structuredClone(document) as never)).toEqual(after);
    document = after;
  }
}

function withoutRevision(document: Document | null) {
  const { _rev, ...rest } = document ?? {};
  return document && rest;
}
