import { html, raw } from "../frame/html.ts";
import { numberLink } from "../blocks/figureDisplay.ts";
import type { SiteContext } from "../context.ts";
import { commas, type Markup, timeElement } from "../frame/markup.ts";
import { shortened } from "../networks.ts";
import { quotePath, statisticPath } from "../paths.ts";
import { unitWord } from "../printFigure.ts";
import type { QuoteFact, StatisticFact } from "../story/facts.ts";
import { toHtml } from "../story/processor.ts";
import { heldWords } from "../story/sourceLine.ts";

/** Quotes in a list: the words lead to the quote's page. */
export function quoteItems(quotes: readonly QuoteFact[], { site }: SiteContext): Markup {
  return html`<ul class="quote-items">
    ${quotes.map((quote) => {
      const words = html`“${shortened((quote.text ?? "").replace(/\s+/g, " "), 240)}”`;
      const date = quote.saidOn ?? quote.publishedOn;
      const meta = commas([quote.role, date && timeElement(date, site.timeZone)]);
      return html`<li>
        <p class="quote-words">
          ${quote.slug === null ? words : html`<a class="quoted" href="${quotePath(quote.slug)}">${words}</a>`}
        </p>
        ${meta ? html`<p class="item-meta">${meta}</p>` : ""}
      </li>`;
    })}
  </ul>`;
}

/** Statistics in a list: the number on its dots, its name, when it holds. */
export function statisticItems(statistics: readonly StatisticFact[], context: SiteContext): Markup {
  return html`<ul class="figure-items">
    ${statistics.map(
      (statistic) => html`<li>${smallFigure(statistic, namedWithUnit(statistic), context)}</li>`,
    )}
  </ul>`;
}

function namedWithUnit(statistic: StatisticFact): Markup {
  const { label, slug } = statistic;
  const unit = unitWord(statistic.unit);
  const name = slug === null ? label : html`<a href="${statisticPath(slug)}">${label}</a>`;
  return [unit ? html`<strong>${unit}</strong> ` : "", name];
}

/** A figure in small beside a headline: "38 beds open, as of 20 September". */
export function smallFigure(
  statistic: StatisticFact,
  label: Markup,
  { site }: SiteContext,
): Markup {
  const held = heldWords(statistic, site.timeZone);
  return html`<p class="small-figure">
    <span class="number">${raw(toHtml([numberLink(statistic)]))}</span>
    <span class="words">${label}${held ? `, ${held}` : ""}</span>
  </p>`;
}

/** What a small figure says after its number: unit and of whom, else its name. */
export const figureWords = (statistic: StatisticFact): string =>
  [unitWord(statistic.unit), statistic.population].filter(Boolean).join(" ") ||
  (statistic.label ?? "");
