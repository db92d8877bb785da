import { printFigure } from "../../site/printFigure.ts";
import type { FactType } from "./factQuery.ts";
import type { PutFact } from "./insertFact.ts";
import { typedNumber } from "./typedNumber.ts";

/** A fact as it is begun from typed words: what can be read of them is filled in. */
export function newFact(
  type: FactType,
  typed: string,
  id: string,
): {
  draft: { _id: string; _type: FactType; [field: string]: unknown };
  fact: PutFact;
} {
  const words = typed.trim().replace(/^["“”'‘’]+|["“”'‘’]+$/g, "");
  const value = typedNumber(words);
  const isDraft = true;
  const draft = { _id: `drafts.${id}`, _type: type };
  switch (type) {
    case "statistic": {
      const precision = value === undefined ? 0 : decimalsOf(value);
      const begun = value === undefined ? { ...(words && { label: words }) } : { value };
      return {
        draft: { ...draft, ...begun, precision, qualifier: "exact" },
        fact: {
          id,
          type,
          isDraft,
          printed: value === undefined ? undefined : printFigure({ value, precision }),
        },
      };
    }
    case "quote":
      return {
        draft: { ...draft, ...(words && { text: words }), attribution: "on the record" },
        fact: { id, type, isDraft, printed: words || undefined },
      };
    case "breakdown":
      return {
        draft: { ...draft, ...(words && { title: words }), relation: "partition", chart: "bars" },
        fact: { id, type, isDraft, printed: undefined },
      };
  }
}

const decimalsOf = (value: number) => Math.min(String(value).split(".")[1]?.length ?? 0, 6);
