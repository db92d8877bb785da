/**
 * What lists, links and feeds need of every published document: a few fields each, no bodies.
 * Read once for an update; published documents only.
 */
export interface SiteIndex {
  articles: readonly ArticleSummary[];
  sections: readonly SectionSummary[];
  topics: readonly { _id: string; title: string; slug: string; description: string | null }[];
  people: readonly { _id: string; slug: string }[];
  organizations: readonly { _id: string; slug: string }[];
  quotes: readonly { _id: string; slug: string }[];
  statistics: readonly { _id: string; slug: string }[];
  corrections: readonly { _id: string; corrects: string; date: string }[];
}

/** A story as a list shows it. */
export interface ArticleSummary {
  _id: string;
  headline: string;
  slug: string;
  /** The id of its section. */
  section: string;
  label: "news" | "analysis" | "opinion" | "sponsored" | null;
  dek: string | null;
  /** An instant; a story without one stands in no list. */
  publishedAt: string | null;
  updatedAt: string | null;
  authors: readonly string[];
  topics: readonly string[];
}

/** A section, its parent for breadcrumbs. */
export interface SectionSummary {
  _id: string;
  title: string;
  slug: string;
  description: string | null;
  parent: string | null;
}
