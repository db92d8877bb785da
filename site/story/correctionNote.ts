import type { Element } from "hast";
import { h } from "hastscript";
import type { Allowance } from "../blocks/block.ts";
import { checkedCorrection } from "./checkedFacts.ts";
import type { CorrectionFact } from "./facts.ts";
import { dateElement } from "./sourceLine.ts";

const kinds = {
  correction: { noun: "Correction", done: "Corrected" },
  clarification: { noun: "Clarification", done: "Clarified" },
  update: { noun: "Update", done: "Updated" },
  retraction: { noun: "Retraction", done: "Retracted" },
} as const;

/** The dated note of a correction: what it said and what is right, in the paper's words. */
export function correctionNote(correction: CorrectionFact, timeZone: string): Element {
  const { kind, date, text } = checkedCorrection(correction);
  return h("p", { className: ["correction"] }, [
    h("strong", [
      kinds[kind ?? "correction"].noun,
      ...(date ? [", ", dateElement(date, timeZone)] : []),
      ".",
    ]),
    ...(text ? [` ${text}`] : []),
  ]);
}

/** "Corrected 2 October 2017" beside a fact, of the newest of its corrections; nothing without one. */
export function correctedMark(
  corrections: readonly CorrectionFact[],
  timeZone: string,
): Element | null {
  const newest = corrections.at(-1);
  if (!newest) return null;
  const { kind, date } = checkedCorrection(newest);
  return h("span", { className: ["corrected"] }, [
    kinds[kind ?? "correction"].done,
    ...(date ? [" ", dateElement(date, timeZone)] : []),
  ]);
}

export const correctionAllowance: Allowance = {
  tagNames: ["p", "span", "strong", "time"],
  attributes: {
    p: [["className", "correction"]],
    span: [["className", "corrected"]],
    time: ["dateTime"],
  },
};
