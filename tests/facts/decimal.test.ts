import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compare,
  decimal,
  divide,
  printDecimal,
  round,
  subtract,
  sum,
  toNumber,
  type Decimal,
  type Rounding,
} from "../../facts/decimal.ts";
import { count } from "../counts.ts";

const runs = { numRuns: count(200, 5000) };
const of = (value: number) => {
  const found = decimal(value);
  if (!found) throw new Error(`${value} is no decimal`);
  return found;
};
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const published = fc
  .record({ units: fc.bigInt(-(10n ** 12n), 10n ** 12n), places: fc.integer({ min: 0, max: 6 }) })
  .map(({ units, places }) => of(Number(`${units}e-${places}`)));

describe("a decimal is the number that was typed", () => {
  it.each([
    [0.1, { units: 1n, places: 1 }],
    [-0, { units: 0n, places: 0 }],
    [1.5e-7, { units: 15n, places: 8 }],
    [1e21, { units: 10n ** 21n, places: 0 }],
    [1.25e22, { units: 125n * 10n ** 20n, places: 0 }],
    [-12.4, { units: -124n, places: 1 }],
    [100, { units: 100n, places: 0 }],
  ])("%s", (value, expected) => expect(decimal(value)).toEqual(expected));

  it.each([NaN, Infinity, -Infinity])("%s is none", (value) =>
    expect(decimal(value)).toBeUndefined(),
  );

  it("comes back as the same number", () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(toNumber(of(value))).toBe(value === 0 ? 0 : value);
      }),
      runs,
    );
  });
});

it("sums are exact where floating point is not", () => {
  expect(0.1 + 0.2).not.toBe(0.3);
  expect(compare(sum([of(0.1), of(0.2)]), of(0.3))).toBe(0);
  fc.assert(
    fc.property(fc.array(published), published, (parts, other) => {
      const total = sum(parts);
      expect(sum([...parts].reverse())).toEqual(total);
      expect(subtract(sum([...parts, other]), other)).toEqual(total);
    }),
    runs,
  );
});

describe("rounding", () => {
  it.each<[number, number, Record<Rounding, string>]>([
    [2.5, 0, { "half up": "3", "half even": "2", up: "3", down: "2" }],
    [3.5, 0, { "half up": "4", "half even": "4", up: "4", down: "3" }],
    [-2.5, 0, { "half up": "−3", "half even": "−2", up: "−3", down: "−2" }],
    [2.4, 0, { "half up": "2", "half even": "2", up: "3", down: "2" }],
    [2.6, 0, { "half up": "3", "half even": "3", up: "3", down: "2" }],
    [1.005, 2, { "half up": "1.01", "half even": "1", up: "1.01", down: "1" }],
    [0.001, 2, { "half up": "0", "half even": "0", up: "0.01", down: "0" }],
    [7, 2, { "half up": "7", "half even": "7", up: "7", down: "7" }],
  ])("%s to %s places", (value, places, expected) => {
    for (const rounding of ["half up", "half even", "up", "down"] as const)
      expect(printDecimal(round(of(value), places, rounding))).toBe(expected[rounding]);
  });

  it("lies within one unit of its last place, and within half of one where halves decide", () => {
    const within = (value: Decimal, rounded: Decimal, places: number, bound: bigint) => {
      const { units, places: left } = subtract(value, rounded);
      const distance = (units < 0n ? -units : units) * 2n * 10n ** BigInt(places);
      expect(distance <= bound * 10n ** BigInt(left)).toBe(true);
    };
    fc.assert(
      fc.property(published, fc.integer({ min: 0, max: 6 }), (value, places) => {
        within(value, round(value, places, "half up"), places, 1n);
        within(value, round(value, places, "half even"), places, 1n);
        within(value, round(value, places, "up"), places, 2n);
        within(value, round(value, places, "down"), places, 2n);
      }),
      runs,
    );
  });
});

it("divides as on paper, and not by zero", () => {
  expect(printDecimal(divide(of(2), of(3), 4, "half up") ?? of(0))).toBe("0.6667");
  expect(printDecimal(divide(of(-2), of(3), 0, "half up") ?? of(0))).toBe("−1");
  expect(printDecimal(divide(of(0.3), of(0.1), 2, "down") ?? of(0))).toBe("3");
  expect(divide(of(1), of(0), 2, "half up")).toBeUndefined();
});

it.each([
  [1243600, "1,243,600"],
  [-0.5, "−0.5"],
  [0.05, "0.05"],
  [999, "999"],
  [-1234.5, "−1,234.5"],
])("prints %s as %s", (value, printed) => expect(printDecimal(of(value))).toBe(printed));
