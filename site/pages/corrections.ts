import { html } from "../frame/html.ts";
import { VFile } from "vfile";
import type { SiteContext } from "../context.ts";
import { home } from "../frame/breadcrumbs.ts";
import { type Markup, timeElement } from "../frame/markup.ts";
import { correctionNode } from "../jsonLd/facts.ts";
import { pathOf, quoteTitle, urlOf } from "../lookUp.ts";
import type { PageKind } from "../pageKind.ts";
import { correctionsPath, monthPath } from "../paths.ts";
import type { CorrectionSummary, SiteIndex } from "../siteIndex.ts";
import { correctionWords } from "./correctionNotes.ts";
import { listPage, newest } from "./listPage.ts";
import { monthsAround } from "./months.ts";

const none = {
  queries: {},
  collect: () => () => null,
};

/** The newest corrections; the page is there, and says so, when there are none. */
export const corrections: PageKind<null> = {
  kind: "corrections",
  stage: "list",
  ids: () => ["corrections"],
  has: (id) => id === "corrections",
  path: () => correctionsPath,
  ...none,
  render: (_id, _none, index, context) => [
    page(index.corrections.newest(newest), undefined, index, context),
  ],
};

/** The corrections of a month, each where its permalink leads. */
export const correctionsMonth: PageKind<null> = {
  kind: "correctionsMonth",
  stage: "list",
  ids: (index) => [...index.corrections.monthNames()],
  has: (month, index) => index.corrections.month(month).length > 0,
  path: (month) => monthPath(correctionsPath, month),
  ...none,
  render: (month, _none, index, context) => [
    page(index.corrections.month(month), month, index, context),
  ],
};

function page(
  rows: readonly CorrectionSummary[],
  month: string | undefined,
  index: SiteIndex,
  context: SiteContext,
): VFile {
  const title = "Corrections";
  return listPage(
    {
      title,
      name: title,
      description: "What we had wrong, when we found it, and what is right.",
      path: correctionsPath,
      month,
      months: month
        ? monthsAround(month, index.corrections.monthNames())
        : index.corrections.months(),
      crumbs: [home, { title }],
      stories: [],
      more:
        rows.length > 0
          ? html`<ol class="correction-rows">
              ${rows.map((one) => correctionRow(one, index, context))}
            </ol>`
          : null,
      none: "No correction has been needed yet.",
      graph: rows.map((one) => correctionNode(one, subjectUrl(one, index, context), context)),
    },
    index,
    context,
  );
}

function correctionRow(
  correction: CorrectionSummary,
  index: SiteIndex,
  { site }: SiteContext,
): Markup {
  const { _id, corrects, date, was, is, text, foundBy } = correction;
  const path = pathOf(index, corrects);
  const title = subjectTitle(corrects, index);
  return html`<li id="${_id}">
    <p class="row-date">${timeElement(date, site.timeZone)}</p>
    <div>
      <p class="kicker">${correctionWords(correction).noun}</p>
      <h2>${path ? html`<a href="${path}">${title}</a>` : title}</h2>
      <p class="correction-text">${text}</p>
      ${was && is ? html`<p class="was-is"><s>${was}</s> <span class="is">${is}</span></p>` : ""}
      ${foundBy ? html`<p class="item-meta">${foundBy}</p>` : ""}
    </div>
  </li>`;
}

/** What a correction corrects, by its name. */
export function subjectTitle(id: string, index: SiteIndex): string {
  const quote = index.quote.get(id);
  return (
    index.article.get(id)?.headline ??
    index.statistic.get(id)?.label ??
    (quote ? `Words of ${quoteTitle(quote)}` : "A story that is no longer published")
  );
}

function subjectUrl(
  { corrects }: CorrectionSummary,
  index: SiteIndex,
  context: SiteContext,
): string | undefined {
  const path = pathOf(index, corrects);
  return path && urlOf(context, path);
}
