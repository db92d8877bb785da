import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { SiteContext } from "../context.ts";
import { entityPath, quotePath } from "../paths.ts";
import { checkedQuote } from "../story/checkedFacts.ts";
import { correctedMark } from "../story/correctedMark.ts";
import type { CorrectionFact, EntityFact, QuoteFact } from "../story/facts.ts";
import { languageAttributes, languageName } from "../story/language.ts";
import { dateElement, sourceLine } from "../story/sourceLine.ts";
import { webHref } from "../story/webHref.ts";
import type { Unchecked } from "./block.ts";

/** How a quotation is shown beside its own words. */
export interface QuotationOptions {
  /** The part that is shown; the whole without one. */
  excerpt?: string | null;
  corrections?: readonly CorrectionFact[];
  context: SiteContext;
  /** On the quote's own page: set larger, without the link that leads there. */
  page?: boolean;
}

/** A quotation: the words in a blockquote, who said them outside it. */
export function quotationFigure(
  fact: Unchecked<QuoteFact>,
  { excerpt = null, corrections = [], context, page = false }: QuotationOptions,
): Element {
  const quote = checkedQuote(fact);
  const { timeZone } = context.site;
  const cite = webHref(quote.source?.url);
  const original = excerpt === null ? quote.original : null;
  const mark = correctedMark(corrections, timeZone);
  return h("figure", { className: [page ? "quote-page" : "quote-embed"] }, [
    h(
      "blockquote",
      { cite: cite?.startsWith("http") ? cite : undefined },
      paragraphs(excerpt ?? quote.text ?? ""),
    ),
    ...(original === null
      ? []
      : [
          h(
            "blockquote",
            { className: ["original"], ...languageAttributes(quote.language) },
            paragraphs(original),
          ),
        ]),
    h("figcaption", [
      ...line("speaker", speaker(quote)),
      ...line("role", circumstances(quote, timeZone)),
      ...line("translator", translation(quote)),
      ...line("source", source(quote, timeZone)),
      ...(mark ? [h("p", mark)] : []),
      ...(page || quote.slug === null
        ? []
        : line("share", [h("a", { href: quotePath(quote.slug) }, "Share this quotation")])),
    ]),
  ]);
}

/** The name that may be printed: of a speaker on the record, else what stands in its place. */
export function attributedTo(quote: Unchecked<QuoteFact>): string | null {
  const { speaker, attributedAs } = checkedQuote(quote);
  return speaker?.name ?? attributedAs;
}

function speaker({ speaker, attributedAs }: QuoteFact): ElementContent[] {
  return speaker
    ? [entityLink(speaker)]
    : attributedAs
      ? [{ type: "text", value: attributedAs }]
      : [];
}

function entityLink(entity: EntityFact): ElementContent {
  const name = h("span", languageAttributes(entity.nameLanguage), entity.name ?? "");
  const shown = entity.nameLanguage ? name : { type: "text" as const, value: entity.name ?? "" };
  return entity.slug === null
    ? shown
    : h("a", { href: entityPath({ _type: entity._type, slug: entity.slug }) }, shown);
}

/** Role then, occasion and date, as far as they are known. */
function circumstances(quote: QuoteFact, timeZone: string): ElementContent[] {
  const date = quote.saidOn ?? quote.publishedOn;
  // Of words that are only known as published, the source says where.
  const occasion = quote.saidOn ? quote.occasion : null;
  const parts: ElementContent[] = [quote.role, occasion]
    .filter((words) => words !== null)
    .map((value) => ({ type: "text", value }));
  if (date) parts.push(dateElement(date, timeZone));
  return parts.flatMap((part, index) =>
    index === 0 ? [part] : [{ type: "text", value: ", " } as const, part],
  );
}

function translation({ language, translator }: QuoteFact): ElementContent[] {
  const name = languageName(language);
  if (name === null && translator === null) return [];
  const words = [
    "Translated",
    ...(name ? ["from", name] : []),
    ...(translator ? ["by", translator] : []),
  ];
  return [{ type: "text", value: words.join(" ") }];
}

function source({ source }: QuoteFact, timeZone: string): ElementContent[] {
  const line = sourceLine(source, true);
  return line.length > 0 && source?.published
    ? [...line, { type: "text", value: ", " }, dateElement(source.published, timeZone)]
    : line;
}

function line(name: string, content: ElementContent[]): Element[] {
  return content.length === 0 ? [] : [h("p", { className: [name] }, content)];
}

function paragraphs(words: string): Element[] {
  return words
    .split(/\n+/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => h("p", paragraph));
}
