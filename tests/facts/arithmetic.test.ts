import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arithmetic } from "../../facts/arithmetic.ts";
import { count } from "../counts.ts";
import { breakdownOf, statistic, to } from "./newsroom.ts";

const runs = { numRuns: count(200, 5000) };
const find = ({ document, file }: ReturnType<typeof breakdownOf>) =>
  arithmetic.find(document, file);
const derived = (operation: string, rounding = "half up") => ({
  relation: "derived",
  derivation: { operation, rounding },
});

describe("a partition", () => {
  it("that adds up passes: the ten counts of the first story", () => {
    expect(find(breakdownOf(498, [28, 30, 63, 101, 45, 107, 33, 27, 14, 50]))).toEqual([]);
  });

  it("that does not is named with both sums and all parts", () => {
    const [finding, ...others] = find(breakdownOf(498, [28, 30, 63, 101, 45, 106, 33, 27, 14, 50]));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: "arithmetic",
      level: "error",
      id: "breakdown",
      path: ["parts"],
      found: "497",
    });
    expect(finding?.message).toMatch(
      /^“Arrests by place” does not add up: its 10 parts make 497, and Label of total is 498, a difference of 1\. Parts: Label of part0 28, .*Label of part5 106, .*Label of part9 50\.$/,
    );
  });

  it("passes exactly when it adds up, in decimals to six places", () => {
    const amount = fc.integer({ min: -(10 ** 9), max: 10 ** 9 });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: -3, max: 3 }),
        (parts, places, off) => {
          const typed = (whole: number) => Number(`${whole}e-${places}`);
          const total = parts.reduce((a, b) => a + b, 0) + off;
          expect(find(breakdownOf(typed(total), parts.map(typed)))).toHaveLength(off === 0 ? 0 : 1);
        },
      ),
      runs,
    );
  });

  it("of a source whose own parts do not add up passes when it says who says so, and by how much", () => {
    const discrepancy = (fields: object) =>
      find(breakdownOf(100, [60, 37], { discrepancy: fields }));
    expect(discrepancy({ saidBy: "The port", difference: 3 })).toEqual([]);
    expect(discrepancy({ difference: 3 })).toMatchObject([
      { level: "error", path: ["discrepancy", "saidBy"] },
    ]);
    expect(discrepancy({ saidBy: "The port" })).toMatchObject([{ path: ["parts"] }]);
    expect(discrepancy({ saidBy: "The port", difference: 2 })).toMatchObject([
      { path: ["parts"] },
      {
        path: ["discrepancy", "difference"],
        found: "2",
        fix: { id: "breakdown", path: ["discrepancy", "difference"], value: 3 },
      },
    ]);
  });

  it("that adds up again no longer needs its discrepancy", () => {
    expect(
      find(breakdownOf(100, [60, 40], { discrepancy: { saidBy: "The port", difference: 3 } })),
    ).toMatchObject([{ level: "warning", path: ["discrepancy"] }]);
  });
});

describe("a subset", () => {
  it("may overlap and is never added", () => {
    expect(find(breakdownOf(498, [317, 104, 498], { relation: "subset" }))).toEqual([]);
  });

  it("that exceeds its total is named", () => {
    const findings = find(breakdownOf(498, [517, 104], { relation: "subset" }));
    expect(findings).toMatchObject([
      { level: "error", path: ["parts", { _key: "k0" }], found: "517" },
    ]);
    expect(findings[0]?.message).toContain("more than its total");
  });

  it("passes exactly when no part exceeds the total", () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer(), { minLength: 1 }), (total, parts) => {
        expect(find(breakdownOf(total, parts, { relation: "subset" }))).toHaveLength(
          parts.filter((part) => part > total).length,
        );
      }),
      runs,
    );
  });
});

describe("a derived value", () => {
  it.each([
    ["percent", "half up", 9, [111924, 1243600]],
    ["percent", "half up", 63.7, [317, 498]],
    ["percent", "down", 63.6, [317, 498]],
    ["percent", "half even", 12.5, [1, 8]],
    ["percent", "half even", 2, [5, 200]],
    ["percent", "half up", 3, [5, 200]],
    ["ratio", "half up", 0.33, [1, 3]],
    ["ratio", "up", 0.34, [1, 3]],
    ["difference", "half up", 112500, [184000, 71500]],
    ["difference", "half up", 0.1, [0.3, 0.1, 0.1]],
  ])("%s, rounded %s: %s", (operation, rounding, total, parts) => {
    expect(find(breakdownOf(total, parts, derived(operation, rounding)))).toEqual([]);
  });

  it("that its inputs do not give is named with what they give", () => {
    expect(find(breakdownOf(64, [317, 498], derived("percent", "down")))).toMatchObject([
      { level: "error", path: ["total"], found: "64", fix: { id: "total", value: 63 } },
    ]);
  });

  it("is compared at the digits it is printed with", () => {
    const { document, file } = breakdownOf(64, [317, 498], derived("percent"), [
      statistic("total", 64, { precision: 1 }),
    ]);
    expect(arithmetic.find(document, file)).toMatchObject([{ fix: { value: 63.7 } }]);
  });

  it.each([
    ["percent of nothing", [1, 0], derived("percent"), ["parts", { _key: "k1" }]],
    ["one part", [1], derived("percent"), ["parts"]],
    ["three parts of a ratio", [1, 2, 3], derived("ratio"), ["parts"]],
    ["no operation", [1, 2], { relation: "derived" }, ["derivation"]],
    ["an operation nobody knows", [1, 2], derived("constructor"), ["derivation"]],
    ["no relation", [1, 2], { relation: undefined }, ["relation"]],
    ["no parts", [], {}, ["parts"]],
  ])("%s cannot be computed", (_, parts, fields, path) => {
    expect(find(breakdownOf(1, parts, fields))).toMatchObject([{ level: "error", path }]);
  });
});

describe("what a breakdown refers to", () => {
  it("may be missing, which is named, and nothing is computed", () => {
    const { document, file } = breakdownOf(3, [1], {
      parts: [to("part0", "a"), to("nowhere", "b"), { _key: "c" }],
    });
    const findings = arithmetic.find(document, file);
    expect(findings.map((finding) => finding.path)).toEqual([
      ["parts", { _key: "b" }],
      ["parts", { _key: "c" }],
    ]);
    expect(findings[0]?.message).toContain("(nowhere)");
  });

  it.each([undefined, null, "498", NaN, {}, []])("may have no countable value: %s", (value) => {
    expect(find(breakdownOf(1, [value]))).toMatchObject([
      {
        path: ["parts", { _key: "k0" }],
        message: "Label of part0 has no value that can be counted.",
      },
    ]);
  });

  it("may be no statistic", () => {
    const { document, file } = breakdownOf(1, [], { parts: [to("person", "a")] }, [
      { _id: "person", _type: "person", value: 1 },
    ]);
    expect(arithmetic.find(document, file)).toMatchObject([{ path: ["parts", { _key: "a" }] }]);
  });

  it("may be retracted, which warns", () => {
    const { document, file } = breakdownOf(3, [1, 2], {}, [
      {
        _id: "r",
        _type: "correction",
        kind: "retraction",
        corrects: to("part1"),
        date: "2026-11-02T08:00:00Z",
      },
      { _id: "c", _type: "correction", kind: "correction", corrects: to("part0") },
    ]);
    expect(arithmetic.find(document, file)).toMatchObject([
      {
        level: "warning",
        path: ["parts", { _key: "k1" }],
        message: expect.stringContaining("retracted (2026-11-02)"),
      },
    ]);
  });
});
