import { html } from "../frame/html.ts";
import { type Markup, timeElement } from "../frame/markup.ts";
import type { CorrectionFact } from "../story/facts.ts";

const kinds = {
  correction: { noun: "Correction", done: "Corrected" },
  clarification: { noun: "Clarification", done: "Clarified" },
  update: { noun: "Update", done: "Updated" },
  retraction: { noun: "Retraction", done: "Retracted" },
} as const;

/** The noun and the participle of a kind of correction. */
export const correctionWords = ({ kind }: CorrectionFact) => kinds[kind ?? "correction"];

/** A correction as a dated note: calm, never hidden. */
export function correctionNote(correction: CorrectionFact, timeZone: string): Markup {
  const { noun } = correctionWords(correction);
  return html`<p class="correction">
    <strong
      >${noun}${correction.date ? [", ", timeElement(correction.date, timeZone)] : ""}.</strong
    >
    ${correction.text}
  </p>`;
}

/** All corrections of some documents, each once, oldest first. */
export function correctionsOfAll(
  ids: Iterable<string>,
  correctionsOf: (id: string) => readonly CorrectionFact[],
): CorrectionFact[] {
  return [...new Set(ids)]
    .flatMap((id) => correctionsOf(id))
    .sort(
      (a, b) =>
        (Date.parse(a.date ?? "") || 0) - (Date.parse(b.date ?? "") || 0) ||
        (a._id < b._id ? -1 : 1),
    );
}
