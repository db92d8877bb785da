import type { Finding, Rule } from "./finding.ts";
import { fieldOf, referenceIn, wordsIn } from "./onFile.ts";

/** A statistic says what it counts, as of when, and who says so. */
export const provenance: Rule = {
  name: "provenance",
  types: ["statistic"],
  follows: ["source"],
  find(document, onFile) {
    const findings: Finding[] = [];
    const missing = (field: string, message: string) =>
      findings.push({
        rule: "provenance",
        level: "error",
        id: document._id,
        path: [field],
        message,
      });
    const name = `The statistic “${wordsIn(document, "label") ?? document._id}”`;

    if (!wordsIn(document, "unit"))
      missing("unit", `${name} has no unit: say what is counted, such as arrests, % or £.`);

    const period = document["period"];
    if (!wordsIn(document, "asOf") && !wordsIn(period, "to") && !wordsIn(period, "from"))
      missing("asOf", `${name} has no date: give the day it was true, or its period.`);

    const source = referenceIn(fieldOf(document, "source"));
    if (source === undefined) missing("source", `${name} has no source.`);
    else if (onFile.get(source)?._type !== "source")
      missing("source", `${name} names a source that is not on file (${source}).`);
    return findings;
  },
};
