import type { SiteContext } from "../context.ts";
import type { ShownComment } from "../comments/threadComments.ts";
import { commentAnchor } from "../comments/threadComments.ts";
import { withOffset } from "../printDate.ts";
import type { ArticleSummary } from "../siteIndex.ts";
import type {
  CorrectionFact,
  EntityFact,
  QuoteFact,
  SourceFact,
  StatisticFact,
} from "../story/facts.ts";
import {
  claimNodes,
  correctionId,
  correctionNode,
  entity,
  factId,
  quotationNode,
  sourceNodes,
  sourceRef,
} from "./facts.ts";
import { distinct, type JsonLd } from "./graph.ts";
import { quotePath, statisticPath } from "../paths.ts";
import { publisherId, siteId } from "./site.ts";

/** What a story's graph is made of. */
export interface ArticleGraphParts {
  story: ArticleSummary;
  url: string;
  headline: string;
  description: string | null;
  /** Absolute addresses. */
  images: readonly string[];
  section: string | null;
  authors: readonly EntityFact[];
  quotes: readonly QuoteFact[];
  statistics: readonly StatisticFact[];
  sources: readonly SourceFact[];
  corrections: readonly CorrectionFact[];
  /** Corrections by the id of what they correct. */
  correctionsOf: (id: string) => readonly CorrectionFact[];
  comments: readonly ShownComment[];
  words: number;
}

const types = {
  news: "NewsArticle",
  analysis: "AnalysisNewsArticle",
  opinion: "OpinionNewsArticle",
  sponsored: "AdvertiserContentArticle",
} as const;

/** A story with its facts, sources, corrections and comments. */
export function articleNodes(parts: ArticleGraphParts, context: SiteContext): JsonLd[] {
  const { story, url, quotes, statistics } = parts;
  const { site } = context;
  const id = `${url}#article`;
  const at = (instant: string | null) => instant && withOffset(instant, site.timeZone);
  const authors = parts.authors.map((author) => entity(author, context));
  const parents = new Map([
    [story._id, id],
    ...quotes.map((q): [string, string] => [q._id, factId(q, quotePath, "quotation", context)]),
    ...statistics.map((s): [string, string] => [s._id, factId(s, statisticPath, "claim", context)]),
  ]);
  return distinct([
    {
      "@type": types[story.label ?? "news"],
      "@id": id,
      mainEntityOfPage: url,
      url,
      headline: parts.headline,
      description: parts.description,
      image: parts.images,
      datePublished: at(story.publishedAt),
      dateModified: at(story.updatedAt ?? story.publishedAt),
      author: authors.map((author) => (author["@id"] ? { "@id": author["@id"] } : author)),
      publisher: { "@id": publisherId(site.address) },
      isPartOf: { "@id": siteId(site.address) },
      articleSection: parts.section,
      inLanguage: site.language,
      wordCount: parts.words || null,
      citation: parts.sources.map(sourceRef),
      correction: parts.corrections.map((one) => ({ "@id": correctionId(one, context) })),
      hasPart: quotes.map((quote) => ({ "@id": parents.get(quote._id) })),
      mentions: statistics.map((statistic) => ({ "@id": parents.get(statistic._id) })),
      commentCount: parts.comments.length || null,
      comment: parts.comments.map((comment) => commentNode(comment, url, site.timeZone)),
    },
    ...authors.filter((author) => author["@id"]),
    ...quotes.map((quote) => quotationNode(quote, parts.correctionsOf(quote._id), context)),
    ...statistics.flatMap((one) => claimNodes(one, parts.correctionsOf(one._id), context)),
    ...[...quotes, ...statistics].flatMap((fact) => sourceNodes(fact.source)),
    ...parts.sources.flatMap(sourceNodes),
    ...parts.corrections.map((one) =>
      correctionNode(one, parents.get(one.corrects ?? ""), context),
    ),
  ]);
}

/** A comment as machines may have it: words, time and name. */
function commentNode(comment: ShownComment, url: string, timeZone: string): JsonLd {
  return {
    "@type": "Comment",
    "@id": `${url}#${commentAnchor(comment._id)}`,
    text: comment.text,
    dateCreated: comment.postedAt && withOffset(comment.postedAt, timeZone),
    author: comment.name ? { "@type": "Person", name: comment.name } : null,
  };
}
