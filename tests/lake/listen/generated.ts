import * as fc from "fast-check";

const words = "The quick brown fox jumps over the lazy dog";

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.constantFrom("", words, "a\u0000b", "Bärenzwinger, 😀 offen"),
);
const leaf = fc.oneof(
  text,
  fc.integer({ min: -9, max: 9 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const key = fc.constantFrom("a", "b", "c", "d");
const item = fc.record(
  {
    _key: key,
    text,
    n: fc.integer({ min: 0, max: 9 }),
    list: fc.array(leaf, { maxLength: 3 }),
    body: fc.array(fc.record({ _key: key, n: fc.integer({ min: 0, max: 9 }) }), { maxLength: 2 }),
  },
  { requiredKeys: ["_key"] },
);
const plain = fc.record({ n: fc.integer(), text }, { requiredKeys: [] });

const value = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 4 }),
  fc.array(item, { maxLength: 4 }),
  fc.array(plain, { maxLength: 3 }),
  fc.record({ x: leaf, y: fc.record({ z: leaf, body: fc.array(item, { maxLength: 2 }) }) }),
);
const name = fc.constantFrom("title", "body", "deep", "n", "list", "text", "x", "a b", "é", "it's");

/** What a document holds: lists with and without keys, text in many scripts, attributes with odd names. */
export const content: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(
    fc.dictionary(name, value, { maxKeys: 4 }),
    fc.record(
      {
        title: fc.constantFrom(words, "Bärenzwinger, 😀 offen"),
        n: fc.integer(),
        body: fc.array(item, { minLength: 1, maxLength: 4 }),
        list: fc.array(leaf, { minLength: 1, maxLength: 4 }),
        deep: fc.record({
          x: leaf,
          n: fc.integer(),
          y: fc.record({ z: leaf, body: fc.array(item, { maxLength: 2 }) }),
        }),
      },
      { requiredKeys: ["title", "n"] },
    ),
  )
  .map(([more, usual]) => ({ ...more, ...usual }));

const index = fc.integer({ min: -4, max: 5 });
const inBrackets = fc.oneof(
  index.map(String),
  fc.tuple(index, index).map(([from, to]) => `${from}:${to}`),
  index.map((to) => `:${to}`),
  index.map((from) => `${from}:`),
  fc.tuple(index, index).map(([one, other]) => `${one},${other}`),
  key.map((one) => `_key=="${one}"`),
  key.map((one) => `_key=="${one}",0`),
  fc.constantFrom("n > 3", "n<=2", "n?", "text?", '_key != "a"', "n == 1"),
);
const attribute = name.map((one) => (/^\w+$/.test(one) ? one : `['${one.replace("'", "\\'")}']`));
const segment = fc.oneof(
  attribute.map((one) => (one.startsWith("[") ? one : `.${one}`)),
  inBrackets.map((inner) => `[${inner}]`),
);
const head = fc.oneof(
  { weight: 8, arbitrary: attribute },
  { weight: 2, arbitrary: attribute.map((one) => `..${one}`) },
  { weight: 1, arbitrary: inBrackets.map((inner) => `..[${inner}]`) },
  { weight: 1, arbitrary: fc.constantFrom("_id", "_type", "_rev", "_createdAt", "_updatedAt") },
);

/** A path of JSONMatch: deep, by index from both ends, by range, by key, by condition, several at once, everywhere. */
export const path = fc
  .tuple(head, fc.array(segment, { maxLength: 3 }))
  .map(([first, rest]) => first + rest.join(""));

const listPath = fc
  .tuple(fc.constantFrom("body", "list", "deep.y.body", "..body", "missing"), inBrackets)
  .map(([list, inner]) => `${list}[${inner}]`);

/** A patch of diff-match-patch that puts one text in place of another, if it stands there. */
const textPatch = fc
  .tuple(
    fc.constantFrom("The quick", "Bären", "offen", "dog", ""),
    fc.constantFrom("", "K", "😀é%"),
  )
  .map(
    ([before, after]) =>
      `@@ -1,${before.length} +1,${after.length} @@\n` +
      `${before && `-${encodeURI(before)}\n`}${after && `+${encodeURI(after)}\n`}`,
  );

const numbers = fc.dictionary(path, fc.integer({ min: -5, max: 5 }), { minKeys: 1, maxKeys: 2 });

/** One patch as a client sends it, with each of the operations there are. */
export const patch: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc.dictionary(path, value, { minKeys: 1, maxKeys: 2 }).map((set) => ({ set })),
  fc.dictionary(path, value, { minKeys: 1, maxKeys: 2 }).map((setIfMissing) => ({ setIfMissing })),
  fc.array(path, { minLength: 1, maxLength: 2 }).map((unset) => ({ unset })),
  numbers.map((inc) => ({ inc })),
  numbers.map((dec) => ({ dec })),
  fc.constant({ inc: { missing: 1 }, dec: { "deep.missing": 2 } }),
  fc
    .tuple(
      fc.constantFrom("before", "after", "replace"),
      listPath,
      fc.array(fc.oneof(item, plain, leaf), { maxLength: 2 }),
    )
    .map(([where, at, items]) => ({ insert: { [where]: at, items } })),
  fc
    .tuple(fc.constantFrom("title", "..text", "body[0].text", "n", "list[-1]"), textPatch)
    .map(([at, change]) => ({ diffMatchPatch: { [at]: change } })),
  fc.tuple(attribute, leaf, attribute).map(([one, given, other]) => ({
    set: { [one]: given },
    setIfMissing: { [other]: [] },
    unset: ["x"],
    inc: { n: 1 },
  })),
);
