import { decimal, type Decimal, type Rounding } from "./decimal.ts";
import { fieldOf, referenceIn, wordsIn, type OnFile, type StoredDocument } from "./onFile.ts";
import type { Path } from "./path.ts";

/** A total and its parts as the rules read them: each with its place in the breakdown. */
export interface Breakdown {
  title: string;
  relation: string | undefined;
  total: Member | undefined;
  parts: Member[];
  operation: string | undefined;
  rounding: Rounding;
}

/** A statistic that a breakdown refers to. */
export interface Member {
  path: Path;
  /** The statistic's id; nothing where there is no reference. */
  id: string | undefined;
  /** The statistic; nothing where the reference leads to none. */
  statistic: StoredDocument | undefined;
  /** How a sentence calls it. */
  name: string;
  value: Decimal | undefined;
}

/** A member whose value can be computed with. */
export type Known = Member & { value: Decimal };

const roundings: readonly string[] = ["half up", "half even", "up", "down"];

/** Reads a breakdown and looks its statistics up. */
export function readBreakdown(document: StoredDocument, onFile: OnFile): Breakdown {
  const derivation = document["derivation"];
  const parts: readonly unknown[] = Array.isArray(document["parts"]) ? document["parts"] : [];
  return {
    title: wordsIn(document, "title") ?? document._id,
    relation: wordsIn(document, "relation"),
    total:
      document["total"] === undefined ? undefined : member(document["total"], ["total"], onFile),
    parts: parts.map((part, index) => {
      const key = wordsIn(part, "_key");
      return member(part, ["parts", key === undefined ? index : { _key: key }], onFile);
    }),
    operation: wordsIn(derivation, "operation"),
    rounding: roundingIn(wordsIn(derivation, "rounding")),
  };
}

/** Whether a member's value can be computed with. */
export function isKnown(one: Member): one is Known {
  return one.value !== undefined;
}

function member(value: unknown, path: Path, onFile: OnFile): Member {
  const id = referenceIn(value);
  const found = id === undefined ? undefined : onFile.get(id);
  const statistic = found?._type === "statistic" ? found : undefined;
  const number = fieldOf(statistic, "value");
  return {
    path,
    id,
    statistic,
    name: wordsIn(statistic, "printedAs") ?? wordsIn(statistic, "label") ?? id ?? "nothing",
    value: typeof number === "number" ? decimal(number) : undefined,
  };
}

function roundingIn(words: string | undefined): Rounding {
  return isRounding(words) ? words : "half up";
}

function isRounding(words: string | undefined): words is Rounding {
  return words !== undefined && roundings.includes(words);
}
