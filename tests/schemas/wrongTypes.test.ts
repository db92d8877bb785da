import { describe, expect, it } from "vitest";
import { printPath } from "../../facts/path.ts";
import { validateContent } from "../../schemas/validateContent.ts";
import { allFields, pathTo } from "./fieldsOf.ts";

/** A value of every kind that JSON has; each a value of its own, so that it can be found again. */
const values = (): [kind: string, value: unknown][] => [
  ["null", null],
  ["string", "a line of words"],
  ["number", 4711.25],
  ["boolean", true],
  ["array", [[null]]],
  ["object", { constructor: "words", ["__proto__"]: { toString: 1 } }],
];
const kindOf = (value: unknown) => (Array.isArray(value) ? "array" : typeof value);

describe("a value of the wrong type is told with its path, whatever the field", () => {
  it.each(allFields().map((field) => [field.name, field] as const))("%s", async (_, field) => {
    for (const [kind, value] of values()) {
      if (kind === field.type.jsonType) continue;
      const document = field.holding(value);
      const path = pathTo(document, value);
      const findings = await validateContent([document]);
      const here = findings.filter((finding) => printPath(finding.path) === path);
      expect(here, `${kindOf(value)} at ${path}`).toHaveLength(1);
      expect(here[0]).toMatchObject({ rule: "schema", level: "error" });
    }
  });
});
