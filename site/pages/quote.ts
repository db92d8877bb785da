import { html, raw } from "../frame/html.ts";
import { VFile } from "vfile";
import { quotationFigure } from "../blocks/quotationFigure.ts";
import type { SiteContext } from "../context.ts";
import { home } from "../frame/breadcrumbs.ts";
import { commas, type Markup, nameElement, timeElement } from "../frame/markup.ts";
import { renderPage } from "../frame/page.ts";
import { correctionNode, factId, quotationNode, sourceNodes } from "../jsonLd/facts.ts";
import { quoteTitle, urlOf } from "../lookUp.ts";
import { shortened } from "../networks.ts";
import type { PageKind } from "../pageKind.ts";
import { entityPath, quotePath } from "../paths.ts";
import { printDate } from "../printDate.ts";
import { citingQuery } from "../queries/citing.ts";
import { factQuotesQuery } from "../queries/facts.ts";
import { readFacts } from "../queries/readFacts.ts";
import { shareBlock } from "../share/shareBlock.ts";
import { shareCard } from "../share/shareCard.ts";
import type { QuoteSummary, SiteIndex } from "../siteIndex.ts";
import type { CorrectionFact, QuoteFact } from "../story/facts.ts";
import { languageName } from "../story/language.ts";
import { toHtml } from "../story/processor.ts";
import { tell } from "../tell.ts";
import { type Appearance, appearsIn, readAppearances } from "./appearances.ts";
import { correctionNote } from "./correctionNotes.ts";
import { factTable } from "./factTable.ts";
import { sourceWords } from "./sourceItem.ts";

/** What a quote's page is made of. */
export interface QuoteData {
  quote: QuoteFact;
  appearances: Appearance[];
}

/** A quote on file: the words, their record, where they appear. */
export const quote: PageKind<QuoteData> = {
  kind: "quote",
  stage: "story",
  ids: (index) => [...index.quote.ids()],
  has: (id, index) => index.quote.get(id) !== undefined,
  path(id, index) {
    const row = index.quote.get(id);
    return row && quotePath(row.slug);
  },
  queries: { quotes: factQuotesQuery, citing: citingQuery },
  collect(results, index) {
    const { quotes } = readFacts(results, index);
    const appearances = readAppearances(results["citing"], index.reads);
    return (id) => {
      const quote = quotes.get(id);
      return quote && { quote, appearances: appearances(id) };
    };
  },
  render(id, { quote, appearances }, index, context) {
    const row = index.quote.get(id);
    return row ? [page(row, quote, appearances, index, context)] : [];
  },
};

function page(
  row: QuoteSummary,
  quote: QuoteFact,
  appearances: readonly Appearance[],
  index: SiteIndex,
  context: SiteContext,
): VFile {
  const file = new VFile();
  if (quote.text === null)
    tell(file, {
      rule: "no-words",
      id: row._id,
      field: "text",
      message: "The quote has no words.",
    });
  const { site } = context;
  const path = quotePath(row.slug);
  const title = quoteTitle(row);
  const words = `“${quote.text ?? ""}”`;
  const corrections = index.correctionsOf(row._id);
  const card = shareCard(
    file,
    {
      kind: "quotation",
      paper: site.title,
      text: quote.text ?? "",
      speaker: row.by,
      role: [quote.role, row.date && printDate(row.date, site.timeZone)].filter(Boolean).join(", "),
    },
    context,
  );
  return renderPage(
    file,
    {
      title: `${title}: ${shortened(words, 60)}`,
      description: `${shortened(words, 220)} ${title}`,
      path,
      type: "article",
      image: { path: card, alt: `${words} ${title}`, width: 1200, height: 630 },
      crumbs: [home, { title: "Quotations" }, { title }],
      graph: graph(quote, corrections, context),
      main: html`<article class="fact-page quote-record">
        <h1 class="unseen">${title}</h1>
        ${raw(toHtml(quotationFigure(quote, { corrections, context, page: true })))}
        ${record(quote, corrections, context)}
        ${corrections.length > 0 ? html`<section class="sided corrections" aria-label="Corrections" id="corrections"><div>${corrections.map((one) => correctionNote(one, site.timeZone))}</div></section>` : ""}
        ${appearsIn(appearances, printedAs, index, context)}
        ${shareBlock({ url: urlOf(context, path), title: `${words} ${title}`, description: null, media: urlOf(context, card) }, [], context)}
      </article>`,
    },
    context,
  );
}

function record(
  quote: QuoteFact,
  corrections: readonly CorrectionFact[],
  { site }: SiteContext,
): Markup {
  const { speaker, source } = quote;
  const date = (day: string | null) => day && timeElement(day, site.timeZone);
  const language = languageName(quote.language);
  const terms = quote.attribution === "on the record" ? "on the record" : null;
  return factTable("The words", [
    ["Speaker", speaker ? speakerLink(speaker) : quote.attributedAs],
    ["Role that day", quote.role],
    ["Said", circumstances([date(quote.saidOn), quote.occasion, terms])],
    [
      "Published",
      circumstances([
        date(quote.publishedOn),
        source?.kind && quote.publishedOn ? `in a ${source.kind}` : null,
        quote.saidOn ? null : terms,
      ]),
    ],
    [
      "Language",
      circumstances([language, quote.translator && `translated by ${quote.translator}`]),
    ],
    ["Source", source && html`${sourceWords(source, site.timeZone)}`],
    [
      "Corrections",
      corrections.length > 0 ? html`<a href="#corrections">${corrections.length}</a>` : "None",
    ],
  ]);
}

/** Pieces with commas; nothing where the first, which the row is about, is missing. */
function circumstances(pieces: readonly Markup[]): Markup {
  if (!pieces[0]) return null;
  return commas(pieces);
}

function speakerLink(speaker: NonNullable<QuoteFact["speaker"]>): Markup {
  const name = nameElement(speaker.name ?? "", speaker.nameLanguage);
  return speaker.slug === null
    ? name
    : html`<a href="${entityPath({ _type: speaker._type, slug: speaker.slug })}">${name}</a>`;
}

const printedAs = (appearance: Appearance): Markup =>
  appearance.whole ? "Printed in full." : appearance.printed.length > 0 ? "Printed in part." : null;

function graph(quote: QuoteFact, corrections: readonly CorrectionFact[], context: SiteContext) {
  const id = factId(quote, quotePath, "quotation", context);
  return [
    quotationNode(quote, corrections, context),
    ...sourceNodes(quote.source),
    ...corrections.map((one) => correctionNode(one, id, context)),
  ];
}
