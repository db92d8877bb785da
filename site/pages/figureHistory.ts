import { html } from "../frame/html.ts";
import { type Markup, timeElement } from "../frame/markup.ts";
import { printFigure } from "../printFigure.ts";
import type { CorrectionFact, StatisticFact } from "../story/facts.ts";
import { correctionNote } from "./correctionNotes.ts";

/** What the figure was before, newest first, each old value struck through and dated. */
export function figureHistory(
  statistic: StatisticFact,
  corrections: readonly CorrectionFact[],
  timeZone: string,
): Markup {
  if (corrections.length === 0) return "";
  const values = corrections.filter((one) => one.field === "value" && one.was && one.is);
  const others = corrections.filter((one) => !values.includes(one));
  const date = (one: CorrectionFact) => one.date && timeElement(one.date, timeZone);
  const newest = values.at(-1);
  return html`<section class="sided history" aria-labelledby="corrected">
    <h2 id="corrected">Corrected</h2>
    <div>
      ${
        newest
          ? html`<ol class="values" reversed>
              <li>
                <p class="value">${printFigure(statistic)}</p>
                <p><strong>Since ${date(newest)}.</strong> ${newest.text}</p>
              </li>
              ${values.toReversed().map(
                (one) =>
                  html`<li>
                    <p class="value"><s>${one.was}</s></p>
                    <p>
                      <strong>Until ${date(one)}.</strong>
                      ${one.foundBy}${one === newest ? "" : html` ${one.text}`}
                    </p>
                  </li>`,
              )}
            </ol>`
          : ""
      }
      ${others.map((one) => correctionNote(one, timeZone))}
    </div>
  </section>`;
}
