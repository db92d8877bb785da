import { readBreakdown, type Breakdown, type Member } from "./breakdown.ts";
import type { Finding, Rule } from "./finding.ts";
import { normalizeText } from "./normalizeText.ts";
import { fieldOf, referenceIn, wordsIn, type OnFile } from "./onFile.ts";

type Problem = Pick<Finding, "path" | "message" | "found">;

/**
 * Parts can be compared: one unit, one population, one period; and where they are added, none of
 * their places lies in another. Their levels may differ: cities, counties and a state add up.
 */
export const comparable: Rule = {
  name: "comparable",
  types: ["breakdown"],
  follows: ["total", "parts", "place", "containedIn"],
  find(document, onFile) {
    const breakdown = readBreakdown(document, onFile);
    return problemsOf(breakdown, onFile).map((problem) => ({
      rule: "comparable",
      level: "error",
      id: document._id,
      ...problem,
    }));
  },
};

function problemsOf(breakdown: Breakdown, onFile: OnFile): Problem[] {
  const { total, parts, relation, operation } = breakdown;
  const all = (total ? [total, ...parts] : parts).filter((one) => one.statistic);
  switch (relation) {
    case "partition":
      return [...alike(breakdown, all, aspects), ...overlapping(breakdown, parts, onFile)];
    case "subset":
      return alike(breakdown, all, aspects);
    case "derived":
      // A ratio is of unlike things; a percentage or a difference of like ones, in their unit alone:
      // "this year's rise in percent of last year's income".
      return operation === "ratio" ? [] : alike(breakdown, parts, [unit]);
    default:
      return [];
  }
}

interface Aspect {
  field: string;
  /** The aspect as it is compared and printed; nothing where the statistic does not state it. */
  of(one: Member): string | undefined;
}

const unit: Aspect = { field: "unit", of: (one) => wordsIn(one.statistic, "unit") };
const population: Aspect = {
  field: "population",
  of: (one) => wordsIn(one.statistic, "population"),
};
const period: Aspect = {
  field: "period",
  of({ statistic }) {
    const [from, to] = ["from", "to"].map((end) => wordsIn(fieldOf(statistic, "period"), end));
    return from || to ? `${from ?? "…"} to ${to ?? "…"}` : wordsIn(statistic, "asOf");
  },
};
const aspects = [unit, population, period];

/** One problem for each part that differs from the first that states the aspect (the total's is first). */
function alike({ title }: Breakdown, members: readonly Member[], wanted: Aspect[]): Problem[] {
  return wanted.flatMap(({ field, of }) => {
    const stating = members.filter((one) => of(one) !== undefined);
    const [first, ...others] = stating;
    const measure = first && of(first);
    if (!first || measure === undefined) return [];
    return others
      .filter((one) => same(of(one)) !== same(measure))
      .map((one) => ({
        path: one.path,
        message: `In “${title}” the ${field} of ${one.name} is “${of(one)}”, that of ${first.name} “${measure}”: they cannot be compared.`,
        found: of(one),
      }));
  });
}

function overlapping({ title }: Breakdown, parts: readonly Member[], onFile: OnFile): Problem[] {
  const placed = parts.flatMap((part) => {
    const place = referenceIn(fieldOf(part.statistic, "place"));
    return place === undefined ? [] : [{ part, place }];
  });
  return placed.flatMap(({ part, place }) => {
    const around = placesAround(place, onFile);
    const outer = placed.find((other) => around.has(other.place));
    if (!outer) return [];
    const [inside, outside] = [place, outer.place].map(
      (id) => wordsIn(onFile.get(id), "name") ?? id,
    );
    return [
      {
        path: part.path,
        message: `In “${title}” ${inside} lies in ${outside}: ${part.name} would be counted twice beside ${outer.part.name}.`,
        found: inside,
      },
    ];
  });
}

/** The places that a place lies in, itself left out; a circle of places ends where it began. */
function placesAround(place: string, onFile: OnFile): Set<string> {
  const around = new Set<string>();
  let outer = referenceIn(fieldOf(onFile.get(place), "containedIn"));
  while (outer !== undefined && outer !== place && !around.has(outer)) {
    around.add(outer);
    outer = referenceIn(fieldOf(onFile.get(outer), "containedIn"));
  }
  return around;
}

function same(words: string | undefined): string {
  return normalizeText(words ?? "").toLowerCase();
}
