import { html, raw } from "../frame/html.ts";
import type { VFile } from "vfile";
import { breakdownFigure } from "../blocks/breakdownFigure.ts";
import { figureDisplay } from "../blocks/figureDisplay.ts";
import type { SiteContext } from "../context.ts";
import { home } from "../frame/breadcrumbs.ts";
import { listed, type Markup, timeElement } from "../frame/markup.ts";
import { renderPage } from "../frame/page.ts";
import { claimWords } from "../jsonLd/facts.ts";
import { statisticNodes } from "../jsonLd/statistic.ts";
import { urlOf } from "../lookUp.ts";
import { breakdownFilePath, statisticPath } from "../paths.ts";
import { printDate } from "../printDate.ts";
import { printFigure, unitWord } from "../printFigure.ts";
import { shareBlock } from "../share/shareBlock.ts";
import { shareCard } from "../share/shareCard.ts";
import type { SiteIndex, StatisticSummary } from "../siteIndex.ts";
import { checkedBreakdown } from "../story/checkedFacts.ts";
import type { BreakdownFact, CorrectionFact, StatisticFact } from "../story/facts.ts";
import { toHtml } from "../story/processor.ts";
import { capitalized, heldWords, sourceName } from "../story/sourceLine.ts";
import { type Appearance, appearsIn, printedWords } from "./appearances.ts";
import { checkLine } from "./checkLine.ts";
import { correctionsOfAll } from "./correctionNotes.ts";
import { factTable } from "./factTable.ts";
import { figureHistory } from "./figureHistory.ts";
import { sourceWords } from "./sourceItem.ts";

/** What a statistic's page is made of. */
export interface StatisticData {
  statistic: StatisticFact;
  /** Of which it is the total. */
  breakdowns: BreakdownFact[];
  /** Of which it is a part. */
  partOf: BreakdownFact[];
  appearances: Appearance[];
}

/** A statistic's page. */
export function statisticPage(
  file: VFile,
  row: StatisticSummary,
  data: StatisticData,
  index: SiteIndex,
  context: SiteContext,
): VFile {
  const { statistic, breakdowns, appearances } = data;
  const { site } = context;
  const path = statisticPath(row.slug);
  const url = urlOf(context, path);
  const corrections = index.correctionsOf(row._id);
  const held = heldWords(statistic, site.timeZone);
  const source = sourceName(statistic.source);
  const words = claimWords(statistic);
  const sentence = [words, held, source && `source: ${source}`].filter(Boolean).join(", ");
  const newest = corrections.at(-1);
  const card = shareCard(
    file,
    {
      kind: "figure",
      paper: site.title,
      value: printFigure(statistic),
      unit: unitWord(statistic.unit),
      label: statistic.population ?? statistic.label ?? "",
      asOf: held ? capitalized(held) : "",
      source: source ?? "",
      corrected: newest?.date ? printDate(newest.date, site.timeZone) : "",
    },
    context,
  );
  return renderPage(
    file,
    {
      title: `${row.label}: ${printFigure(statistic)}`,
      description: `${capitalized(sentence)}.`,
      path,
      type: "article",
      image: { path: card, alt: sentence, width: 1200, height: 630 },
      crumbs: [home, { title: "Statistics" }, { title: row.label }],
      graph: statisticNodes(data, corrections, context),
      main: html`<article class="fact-page statistic-record">
        <h1 class="unseen">${row.label}</h1>
        ${raw(toHtml(figureDisplay(statistic, { corrections, context, page: true })))}
        ${record(statistic, breakdowns, row.slug, context)}
        ${figureHistory(statistic, corrections, site.timeZone)}
        ${breakdowns.length > 0 ? parts(breakdowns, index, context) : ""} ${partOf(data.partOf)}
        ${appearsIn(appearances, printedWords, index, context)}
        ${shareBlock({ url, title: capitalized(words), description: held ? `${capitalized(held)}.${source ? ` Source: ${source}.` : ""}` : null, media: urlOf(context, card) }, [], context)}
      </article>`,
    },
    context,
  );
}

const qualifiers = {
  exact: "Exactly",
  about: "About",
  almost: "Almost",
  "more than": "More than",
  "at least": "At least",
  "at most": "At most",
} as const;

function record(
  statistic: StatisticFact,
  breakdowns: readonly BreakdownFact[],
  slug: string,
  { site }: SiteContext,
): Markup {
  const { asOf, period, place, qualifier, source, standsBeside } = statistic;
  const unit = unitWord(statistic.unit);
  const value = `${printFigure(statistic)}${unit ? ` ${unit}` : ""}`;
  const date = (day: string) => timeElement(day, site.timeZone);
  const sums = breakdowns.flatMap((one) => checkLine(checkedBreakdown(one)) ?? []);
  const other = standsBeside?.statistic;
  return factTable("The figure", [
    ["Value", qualifier ? `${qualifiers[qualifier]} ${value}` : value],
    ["As of", asOf && date(asOf)],
    [
      "Period",
      period?.from && period.to
        ? html`${date(period.from)} to ${date(period.to)}`
        : (period?.from ?? period?.to) && date(period?.from ?? period?.to ?? ""),
    ],
    ["Place", statistic.printedAs ?? place?.name],
    ["Source", source && html`${sourceWords(source, site.timeZone)}`],
    ["How counted", statistic.method],
    [
      "Check",
      sums.length > 0 ? html`${sums.map((sum) => html`<span class="sum">${sum}</span>`)}` : null,
    ],
    [
      "Beside it",
      other?.label
        ? html`${other.slug === null ? other.label : html`<a href="${statisticPath(other.slug)}">${other.label}</a>`}${standsBeside?.difference ? `. ${standsBeside.difference}` : ""}`
        : null,
    ],
    [
      "Data",
      breakdowns.length > 0
        ? html`${breakdowns.map((one) => html`<span class="data-files">${breakdowns.length > 1 && one.title ? html`${one.title}: ` : ""}<a href="${breakdownFilePath(slug, one._id, "csv")}">CSV</a> <a href="${breakdownFilePath(slug, one._id, "json")}">JSON</a></span>`)}`
        : null,
    ],
  ]);
}

function parts(
  breakdowns: readonly BreakdownFact[],
  index: SiteIndex,
  context: SiteContext,
): Markup {
  const correctionsIn = (breakdown: BreakdownFact): CorrectionFact[] =>
    correctionsOfAll(
      [breakdown.total, ...(breakdown.parts ?? [])].flatMap((one) => one?._id ?? []),
      index.correctionsOf,
    );
  return html`<section class="parts" aria-labelledby="parts">
    <h2 id="parts">Its parts</h2>
    ${breakdowns.map((one) =>
      raw(toHtml(breakdownFigure(one, { corrections: correctionsIn(one), context }))),
    )}
  </section>`;
}

function partOf(breakdowns: readonly BreakdownFact[]): Markup {
  const wholes = breakdowns.flatMap(({ title, total }) =>
    total?.slug ? [html`<a href="${statisticPath(total.slug)}">${title ?? total.label}</a>`] : [],
  );
  return wholes.length > 0
    ? html`<section class="sided part-of">
        <h2>Part of</h2>
        <p>${listed(wholes)}</p>
      </section>`
    : "";
}
