import { describe, expect, it } from "vitest";
import { comparable } from "../../facts/comparable.ts";
import type { StoredDocument } from "../../facts/onFile.ts";
import { breakdownOf, statistic, to } from "./newsroom.ts";

const place = (_id: string, level: string, containedIn?: string): StoredDocument => ({
  _id,
  _type: "place",
  name: _id.toUpperCase(),
  level,
  ...(containedIn !== undefined && { containedIn: to(containedIn) }),
});
const places = [
  place("boston", "city", "suffolk"),
  place("suffolk", "county", "massachusetts"),
  place("massachusetts", "state", "usa"),
  place("denver", "city", "colorado"),
  place("colorado", "state", "usa"),
  place("usa", "country"),
  place("here", "city", "there"),
  place("there", "city", "here"),
];

/** Findings about a partition of two parts that hold these fields. */
function between(first: object, second: object, fields: object = {}, total: object = {}) {
  const { document, file } = breakdownOf(3, [1, 2], fields, [
    statistic("total", 3, total),
    statistic("part0", 1, first),
    statistic("part1", 2, second),
    ...places,
  ]);
  return comparable.find(document, file);
}
const at = (id: string) => ({ place: to(id) });

describe("parts that can be compared", () => {
  it.each([
    ["the same in all", {}, {}],
    ["levels that differ: a city and a state that does not hold it", at("boston"), at("colorado")],
    ["one place", at("boston"), at("boston")],
    ["places that hold each other, which nobody can decide", at("here"), at("usa")],
    ["units written differently", { unit: "\u200bArrests " }, { unit: "arrests" }],
    ["a population that only one states", { population: "of adults" }, {}],
  ])("%s", (_, first, second) => expect(between(first, second)).toEqual([]));

  it("overlap freely in a subset", () => {
    expect(between(at("boston"), at("usa"), { relation: "subset" })).toEqual([]);
  });

  it("are of unlike units in a ratio", () => {
    expect(
      between(
        { unit: "arrests" },
        { unit: "residents" },
        { relation: "derived", derivation: { operation: "ratio" } },
      ),
    ).toEqual([]);
  });
});

describe("parts that cannot", () => {
  const second = { level: "error", path: ["parts", { _key: "k1" }] };
  it.each([
    ["unit", { unit: "people" }, "the unit of Label of part1 is “people”"],
    ["population", { population: "of children" }, "the population of Label of part1"],
    ["as-of", { asOf: "2018-01-01" }, "the period of Label of part1 is “2018-01-01”"],
    [
      "period",
      { period: { from: "2017-01-01", to: "2017-12-31" } },
      "the period of Label of part1 is “2017-01-01 to 2017-12-31”",
    ],
  ])("differ in %s", (_, fields, words) => {
    expect(
      between({ population: "of adults" }, { population: "of adults", ...fields }),
    ).toMatchObject([{ ...second, message: expect.stringContaining(words) }]);
  });

  it.each([
    ["a city in its county", "suffolk", "boston"],
    ["a city in its state", "massachusetts", "boston"],
    ["a state in its country", "usa", "colorado"],
  ])("%s would be counted twice", (_, outer, inner) => {
    expect(between(at(outer), at(inner))).toMatchObject([
      { ...second, message: expect.stringContaining(`${inner.toUpperCase()} lies in`) },
    ]);
  });

  it("differ in unit where one is the percentage of the other", () => {
    expect(
      between(
        { unit: "£" },
        { unit: "arrests" },
        { relation: "derived", derivation: { operation: "percent" } },
        { unit: "%" },
      ),
    ).toHaveLength(1);
  });
});
