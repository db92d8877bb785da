import type { CorrectionFact } from "./story/facts.ts";

/**
 * What lists, links and feeds need of every published document: a few fields each, no bodies.
 * Read once for an update; published documents only; plain data. Each list is in order: stories
 * and corrections newest first, the rest by id.
 */
export interface SiteIndex {
  articles: readonly ArticleSummary[];
  sections: readonly SectionSummary[];
  topics: readonly TopicSummary[];
  people: readonly PersonSummary[];
  organizations: readonly OrganizationSummary[];
  quotes: readonly QuoteSummary[];
  statistics: readonly StatisticSummary[];
  corrections: readonly CorrectionSummary[];
  redirects: readonly RedirectSummary[];
  /** Slugs of the policies; their texts are the site's. */
  policies: readonly string[];
  front: FrontChoice;
  /** Documents that have no page or stand incomplete in lists, and why. */
  problems: readonly IndexProblem[];
}

/** A story as a list shows it. */
export interface ArticleSummary {
  _id: string;
  headline: string;
  slug: string;
  /** The id of its section, which is published. */
  section: string;
  label: "news" | "analysis" | "opinion" | "sponsored" | null;
  dek: string | null;
  /** An instant; a story without one stands in no list. */
  publishedAt: string | null;
  updatedAt: string | null;
  /** "2026-11", of `publishedAt` in the site's zone. */
  month: string | null;
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

/** A topic. */
export interface TopicSummary {
  _id: string;
  title: string;
  slug: string;
  description: string | null;
}

/** Somebody with a page. */
export interface PersonSummary {
  _id: string;
  slug: string;
  name: string;
  nameLanguage: string | null;
}

/** A body with a page. */
export interface OrganizationSummary {
  _id: string;
  slug: string;
  name: string;
}

/** A quote, by whom and when: enough for a link. */
export interface QuoteSummary {
  _id: string;
  slug: string;
  /** What is printed for the speaker, never a name that is withheld. */
  by: string;
  /** The id of a speaker on the record. */
  speaker: string | null;
  /** A day, `2017-09-28`. */
  date: string | null;
}

/** A statistic by its name. */
export interface StatisticSummary {
  _id: string;
  slug: string;
  label: string;
  /** The id of the organization that gave it out. */
  publisher: string | null;
  /** A day. */
  date: string | null;
}

/** A correction whole: there are few, and many pages show them. */
export interface CorrectionSummary extends CorrectionFact {
  corrects: string;
  date: string;
  /** "2017-10", in the site's zone. */
  month: string;
}

/** An address that moved. */
export interface RedirectSummary {
  _id: string;
  from: string;
  target: string | null;
  to: string | null;
}

/** What an editor chose for the front page, by id. */
export interface FrontChoice {
  lead: string | null;
  seconds: readonly string[];
  quotation: string | null;
  /** Sections that have a row, in the order of the masthead. */
  sections: readonly string[];
}

/** Why a document is missing somewhere. */
export interface IndexProblem {
  id: string;
  field: string;
  message: string;
}
