import type { Element } from "hast";
import { h } from "hastscript";
import type { Allowance } from "../blocks/block.ts";
import { checkedCorrection } from "./checkedFacts.ts";
import type { CorrectionFact } from "./facts.ts";
import { dateElement } from "./sourceLine.ts";

const done = {
  correction: "Corrected",
  clarification: "Clarified",
  update: "Updated",
  retraction: "Retracted",
} as const;

/** "Corrected 2 October 2017" beside a fact, of the newest of its corrections; nothing without one. */
export function correctedMark(
  corrections: readonly CorrectionFact[],
  timeZone: string,
): Element | null {
  const newest = corrections
    .map(checkedCorrection)
    .reduce<CorrectionFact | null>(
      (latest, one) => (latest && instant(latest) > instant(one) ? latest : one),
      null,
    );
  return (
    newest &&
    h("span", { className: ["corrected"] }, [
      done[newest.kind ?? "correction"],
      ...(newest.date ? [" ", dateElement(newest.date, timeZone)] : []),
    ])
  );
}

export const correctedAllowance: Allowance = {
  tagNames: ["span", "time"],
  attributes: { span: [["className", "corrected"]], time: ["dateTime"] },
};

const instant = ({ date }: CorrectionFact) => Date.parse(date ?? "") || 0;
