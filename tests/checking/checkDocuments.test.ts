import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredDocument } from "../../facts/onFile.ts";
import { printPath } from "../../facts/path.ts";
import { documentTypes } from "../../schemas/schemaTypes.ts";
import { checkDocuments } from "../../scripts/checking/checkDocuments.ts";
import { count } from "../counts.ts";

const content: StoredDocument[] = readFileSync(
  new URL("../../content/production.ndjson", import.meta.url),
  "utf8",
)
  .split("\n")
  .filter(Boolean)
  .map((line): StoredDocument => JSON.parse(line))
  .filter((document) => !document._id.startsWith("drafts."));

/** Findings when the content has these documents in place of its own. */
const withChanged = (...changed: StoredDocument[]) =>
  checkDocuments([
    ...content.filter((document) => !changed.some((other) => other._id === document._id)),
    ...changed,
  ]);
const stored = (id: string): StoredDocument => {
  const found = content.find((document) => document._id === id);
  if (!found) throw new Error(`The content has no ${id}.`);
  return found;
};

describe("on the first story", () => {
  it("nothing is found in it as it stands", async () => {
    expect(await withChanged()).toEqual([]);
  });

  it("107 changed to 106: the breakdown is named, both sums and all parts", async () => {
    const findings = await withChanged({
      ...stored("statistic-safe-city-philadelphia"),
      value: 106,
    });
    expect(findings).toMatchObject([
      { rule: "arithmetic", level: "error", id: "arrests-by-place" },
    ]);
    expect(findings[0]?.message).toMatch(/10 parts make 497, and .* is 498/);
    expect(findings[0]?.message.match(/\d+[,.]/g)?.length).toBeGreaterThanOrEqual(10);
  });

  it("317 changed to 517: more than its total", async () => {
    expect(
      await withChanged({ ...stored("statistic-safe-city-convictions"), value: 517 }),
    ).toMatchObject([{ rule: "arithmetic", id: "arrests-by-history", found: "517" }]);
  });

  it("a cause is told once: a source that is gone", async () => {
    const source = { _type: "reference", _ref: "gone" };
    expect(
      await withChanged({ ...stored("statistic-safe-city-convictions"), source }),
    ).toMatchObject([{ rule: "provenance", path: ["source"] }]);
  });

  it("errors come before warnings, and documents in the order of their ids", async () => {
    const findings = await withChanged(
      { ...stored("section-news"), extra: 1, title: "" },
      { ...stored("place-denver"), extra: 1, name: 5 },
    );
    expect(findings.map(({ level, id, path }) => [level, id, printPath(path)])).toEqual([
      ["error", "place-denver", "name"],
      ["error", "section-news", "title"],
      ["warning", "place-denver", "extra"],
      ["warning", "section-news", "extra"],
    ]);
  });
});

it("no document crashes it, whatever stands in its fields", { timeout: 300_000 }, async () => {
  const names = [...new Set(content.flatMap((document) => Object.keys(document)))];
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      fc.jsonValue(),
      fc.array(tie("any"), { maxLength: 3 }),
      fc.record({
        _type: fc.constantFrom("block", "span", "reference", "constructor", "__proto__", 5, null),
        _key: fc.constantFrom("k", "", 7, null),
        _ref: fc.oneof(fc.constantFrom("a", "b"), fc.jsonValue()),
        children: tie("any"),
        marks: tie("any"),
        markDefs: tie("any"),
        text: fc.string({ unit: "binary" }),
      }),
    ),
  })).any;
  const document = (id: string) =>
    fc
      .tuple(
        fc.constantFrom(...documentTypes.map((type) => type.name), "novel", "__proto__"),
        fc.dictionary(fc.constantFrom(...names, "body"), value),
      )
      .map(([_type, fields]): StoredDocument => ({ ...fields, _id: id, _type }));
  await fc.assert(
    fc.asyncProperty(document("a"), document("b"), document("drafts.c"), async (...documents) => {
      for (const finding of await checkDocuments(documents)) {
        expect(finding.message).toMatch(/\S/);
        expect(finding.message).not.toMatch(/Exception|undefined|\[object/);
        expect(() => printPath(finding.path)).not.toThrow();
      }
    }),
    { numRuns: count(100, 5000) },
  );
});
