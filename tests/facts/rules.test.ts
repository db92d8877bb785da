import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { findingsIn } from "../../facts/findingsIn.ts";
import { onFile, type StoredDocument } from "../../facts/onFile.ts";
import { printPath } from "../../facts/path.ts";
import { rules } from "../../facts/rules.ts";
import { count } from "../counts.ts";

const content: StoredDocument[] = readFileSync(
  new URL("../../content/production.ndjson", import.meta.url),
  "utf8",
)
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line));

it("the project's content stands, without an error and without a warning", () => {
  const published = content.filter((document) => !document._id.includes("."));
  const file = onFile(published);
  expect(published.flatMap((document) => findingsIn(document, file))).toEqual([]);
});

it("no rule throws, whatever stands in a document's fields", () => {
  const names = [
    ...new Set(content.flatMap((document) => Object.keys(document)).concat("__proto__")),
  ];
  const value = fc.anything({ withNullPrototype: true });
  const reference = fc.record({ _type: fc.constant("reference"), _ref: fc.constantFrom("a", "b") });
  const field = fc.oneof(value, reference, fc.array(reference), fc.string(), fc.double());
  const types = [...rules.flatMap((rule) => rule.types), "correction", "place", "constructor"];
  const document = (id: string) =>
    fc
      .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...names), field))
      .map(([_type, fields]): StoredDocument => ({ ...fields, _id: id, _type }));
  fc.assert(
    fc.property(document("a"), document("b"), document("drafts.c"), (...documents) => {
      const file = onFile(documents);
      for (const one of documents)
        for (const finding of findingsIn(one, file)) {
          expect(finding).toMatchObject({
            id: one._id,
            level: expect.stringMatching(/error|warning/),
          });
          expect(finding.message).toMatch(/\S.*[.:]/s);
        }
    }),
    { numRuns: count(500, 20_000) },
  );
});

it("prints paths in Sanity's notation", () => {
  expect(printPath([])).toBe("");
  expect(printPath(["body", { _key: 'a"1' }, "children", 0, "text"])).toBe(
    'body[_key=="a\\"1"].children[0].text',
  );
  expect(printPath(["a b", "__proto__"])).toBe('["a b"].__proto__');
});

it("names every rule once", () => {
  const names = rules.map((rule) => rule.name);
  expect(new Set(names).size).toBe(names.length);
});
