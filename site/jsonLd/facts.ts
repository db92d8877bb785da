import type { SiteContext } from "../context.ts";
import { correctionPath, entityPath, quotePath, statisticPath } from "../paths.ts";
import { printFigure, unitWord } from "../printFigure.ts";
import { withOffset } from "../printDate.ts";
import type {
  CorrectionFact,
  EntityFact,
  QuoteFact,
  SourceFact,
  StatisticFact,
} from "../story/facts.ts";
import { webHref } from "../story/webHref.ts";
import type { JsonLd } from "./graph.ts";

/** A quote as a `Quotation`, whose name among machines is its page. */
export function quotationNode(
  quote: QuoteFact,
  corrections: readonly CorrectionFact[],
  context: SiteContext,
): JsonLd {
  const date = quote.saidOn ?? quote.publishedOn;
  return {
    "@type": "Quotation",
    "@id": factId(quote, quotePath, "quotation", context),
    text: quote.text,
    inLanguage: context.site.language,
    creator: quote.speaker
      ? {
          ...entity(quote.speaker, context),
          jobTitle: quote.speaker._type === "person" ? quote.role : null,
        }
      : null,
    dateCreated: date,
    isBasedOn: sourceRef(quote.source),
    translator: quote.translator ? { "@type": "Person", name: quote.translator } : null,
    correction: corrections.map((one) => correctionRef(one, context)),
  };
}

/** A statistic as a `Claim` about an `Observation`. */
export function claimNodes(
  statistic: StatisticFact,
  corrections: readonly CorrectionFact[],
  context: SiteContext,
): JsonLd[] {
  const claim = factId(statistic, statisticPath, "claim", context);
  const observation = factId(statistic, statisticPath, "observation", context);
  const { asOf, period, place } = statistic;
  return [
    {
      "@type": "Claim",
      "@id": claim,
      name: statistic.label,
      text: claimWords(statistic),
      about: { "@id": observation },
      isBasedOn: sourceRef(statistic.source),
      correction: corrections.map((one) => correctionRef(one, context)),
    },
    {
      "@type": "Observation",
      "@id": observation,
      value: statistic.value,
      unitText: statistic.unit,
      observationAbout: place?.name ? { "@type": "Place", name: place.name } : null,
      observationDate: asOf ?? period?.to,
      observationPeriod: period?.from && period.to ? `${period.from}/${period.to}` : null,
      variableMeasured: statistic.label,
    },
  ];
}

/** A correction, whose parent is what it corrects. */
export function correctionNode(
  correction: CorrectionFact,
  parentId: string | undefined,
  context: SiteContext,
): JsonLd {
  return {
    "@type": "CorrectionComment",
    "@id": correctionId(correction, context),
    text: correction.text,
    dateCreated: correction.date && withOffset(correction.date, context.site.timeZone),
    parentItem: parentId ? { "@id": parentId } : null,
  };
}

/** A correction's name among machines: where it stands for good, on the page of its month. */
export const correctionId = (correction: CorrectionFact, { site }: SiteContext) =>
  site.address + correctionPath(correction, site.timeZone);

const correctionRef = (correction: CorrectionFact, context: SiteContext) => ({
  "@id": correctionId(correction, context),
});

/** A source as a work that can be cited; nothing where it has neither title nor address. */
export function sourceNodes(source: SourceFact | null): JsonLd[] {
  const id = sourceId(source);
  if (!source || id === null) return [];
  const url = webHref(source.url);
  return [
    {
      "@type": "CreativeWork",
      "@id": id,
      name: source.title,
      url,
      datePublished: source.published,
      archivedAt: webHref(source.archivedUrl),
      publisher: source.publisher?.name
        ? { "@type": "Organization", name: source.publisher.name }
        : null,
    },
  ];
}

/** A source that the graph has a node of. */
export function sourceRef(source: SourceFact | null): JsonLd | null {
  const id = sourceId(source);
  return id === null ? null : { "@id": id };
}

const sourceId = (source: SourceFact | null) =>
  source && (source.title || webHref(source.url))
    ? `urn:stet:${encodeURIComponent(source._id.toWellFormed())}`
    : null;

/** Somebody, by the page of ours about them. */
export function entity(of: EntityFact, { site }: SiteContext): JsonLd {
  const url =
    of.slug === null ? null : site.address + entityPath({ _type: of._type, slug: of.slug });
  return {
    "@type": of._type === "organization" ? "Organization" : "Person",
    "@id": url,
    name: of.name,
    url,
  };
}

/** A fact's name among machines: its page, and what on it; without a page its document. */
export function factId(
  fact: { _id: string; slug: string | null },
  path: (slug: string) => string,
  part: string,
  { site }: SiteContext,
): string {
  return fact.slug === null
    ? `urn:stet:${encodeURIComponent(fact._id.toWellFormed())}#${part}`
    : `${site.address}${path(fact.slug)}#${part}`;
}

/** "498 arrests of undocumented immigrants in the operation". */
export function claimWords(statistic: StatisticFact): string {
  const unit = unitWord(statistic.unit);
  return [printFigure(statistic), unit, statistic.population ?? (unit ? null : statistic.label)]
    .filter(Boolean)
    .join(" ");
}
