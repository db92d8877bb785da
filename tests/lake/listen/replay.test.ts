import { Mutation } from "@sanity/mutator";
import type { ListenOptions, MutationEvent, SanityClient } from "@sanity/client";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { count } from "../../counts.ts";
import { applyEffects } from "../history/applyEffects.ts";
import { portLake } from "../portLake.ts";
import { atLeast, hear } from "./heard.ts";

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.constantFrom("", "The quick brown fox jumps over the lazy dog", "a\u0000b"),
);
const leaf = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
);
const keyed = fc.record(
  {
    _key: fc.constantFrom("a", "b", "c", "d"),
    text,
    n: fc.integer({ min: 0, max: 9 }),
    list: fc.array(leaf, { maxLength: 3 }),
  },
  { requiredKeys: ["_key"] },
);
const value = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 4 }),
  fc.array(keyed, { maxLength: 4 }),
  fc.record({ x: leaf, y: fc.record({ z: leaf }) }),
);
const content = fc.dictionary(fc.constantFrom("title", "body", "deep", "n", "é"), value);

const path = fc.constantFrom(
  "title",
  "n",
  "new",
  "deep.y.z",
  "deep['x']",
  "body[0]",
  "body[-1]",
  "body[1:3]",
  'body[_key=="a"]',
  'body[_key=="b"].text',
  "body[].n",
  "body[n>3].n",
  "..text",
  "..n",
  "..[_key == 'c'].list[0]",
);
const patch = fc.oneof(
  fc.dictionary(path, leaf, { minKeys: 1, maxKeys: 2 }).map((set) => ({ set })),
  fc.dictionary(path, leaf, { minKeys: 1, maxKeys: 1 }).map((setIfMissing) => ({ setIfMissing })),
  fc.array(path, { minLength: 1, maxLength: 2 }).map((unset) => ({ unset })),
  fc
    .dictionary(fc.constantFrom("n", "missing", "..n"), fc.integer({ min: -5, max: 5 }))
    .map((inc) => ({
      inc,
    })),
  fc.dictionary(fc.constantFrom("n", "body[].n"), fc.integer({ min: 1, max: 5 })).map((dec) => ({
    dec,
  })),
  fc
    .tuple(
      fc.constantFrom("before", "after", "replace"),
      fc.constantFrom("body[0]", "body[-1]", "body[1:2]", 'body[_key=="a"]', "missing[-1]"),
      fc.array(keyed, { maxLength: 2 }),
    )
    .map(([where, at, items]) => ({ insert: { [where]: at, items } })),
  fc.constant({ diffMatchPatch: { title: "@@ -1,9 +1,10 @@\n The quic\n+K\n k\n" } }),
);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(patch, { minLength: 1, maxLength: 3 }).map((patches) => ({ patches })),
  },
  { weight: 1, arbitrary: content.map((replace) => ({ replace })) },
  { weight: 1, arbitrary: fc.constant({ delete: true as const }) },
);
type Step = { patches: object[] } | { replace: object } | { delete: true };

const runs = count(15, 400);
const whole: ListenOptions & { events: ["mutation"] } = {
  effectFormat: "mendoza",
  includePreviousRevision: true,
  events: ["mutation"],
};

test("effects and mutations of every event, replayed, give the stored document", async () => {
  const { client } = await portLake();
  const heard = hear<MutationEvent>(
    client().listen<Record<string, unknown>, { events: ["mutation"] }>("*", {}, whole),
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
    { numRuns: runs },
  );
}, 600_000);

async function carryOut(client: SanityClient, id: string, one: Step): Promise<void> {
  if ("delete" in one) return void (await client.delete(id));
  if ("replace" in one) {
    return void (await client.createOrReplace({ ...one.replace, _id: id, _type: "x" }));
  }
  const mutations = one.patches.map((patch) => ({ patch: { ...patch, id } }));
  // What the patch finds no place for, or what would leave no valid document, is refused whole.
  const status = await client.mutate(mutations as never).then(
    () => 200,
    (error: { statusCode: number }) => error.statusCode,
  );
  expect([200, 400, 404]).toContain(status);
}

function replay(events: MutationEvent[]): void {
  let document: Record<string, unknown> | null = null;
  for (const { effects, mutations, previous, result, ...event } of events) {
    expect(previous ?? null).toEqual(document);
    const after = result ?? null;
    expect(applyEffects(withoutRevision(document), effects?.apply ?? [])).toEqual(
      withoutRevision(after),
    );
    expect(applyEffects(withoutRevision(after), effects?.revert ?? [])).toEqual(
      withoutRevision(document),
    );
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

function withoutRevision(document: Record<string, unknown> | null) {
  const { _rev, ...rest } = document ?? {};
  return document && rest;
}
