import type { Reads } from "./reads.ts";
import type { CorrectionFact } from "./story/facts.ts";

/**
 * What lists, links and feeds need of every published document: a few fields each, no bodies. A
 * page reads it through here, and each reading is noted (site/reads.ts).
 */
export interface SiteIndex {
  article: ById<ArticleSummary>;
  section: ById<SectionSummary>;
  topic: ById<TopicSummary>;
  person: ById<PersonSummary>;
  organization: ById<OrganizationSummary>;
  quote: ById<QuoteSummary>;
  statistic: ById<StatisticSummary>;
  redirect: ById<RedirectSummary>;
  /** A document of any type that has a page. */
  entry(id: string): Entry | undefined;
  /** Stories with a date: all, or those of a section, a topic, an author. */
  stories(of?: string): Dated<ArticleSummary>;
  /** Stories without a date: they stand in no list. */
  undated: Dated<ArticleSummary>;
  /** Quotes: all, or by who speaks. */
  quotes(of?: string): Dated<QuoteSummary>;
  /** Statistics: all, or by who gave them out. */
  statistics(of?: string): Dated<StatisticSummary>;
  corrections: Dated<CorrectionSummary>;
  /** The corrections of a document, oldest first. */
  correctionsOf(id: string): readonly CorrectionSummary[];
  /** Whether a document's page stands at an address. */
  isTaken(path: string): boolean;
  /** Ids of the lists of stories, quotes and statistics that have something in a month. */
  listsOf(month: string): readonly string[];
  /** Slugs of the policies; their texts are the site's. */
  policies: readonly string[];
  readonly front: FrontChoice;
  reads: Reads;
}

/** The summaries of the documents of one type that have a page. */
export interface ById<T> {
  get(id: string): T | undefined;
  /** In order. */
  ids(): readonly string[];
}

/** Things with a date, newest first; what has none stands last and in no month. */
export interface Dated<T> {
  /** At most 50. */
  newest(most: number): readonly T[];
  /** Those of a month, "2026-11"; those without a date under "". */
  month(month: string): readonly T[];
  /** The months that have any, newest first. */
  months(): readonly Month[];
  monthNames(): readonly string[];
}

/** A month and how much it holds. */
export interface Month {
  month: string;
  count: number;
}

/** The summary of each type of document. */
export interface Summaries {
  article: ArticleSummary;
  section: SectionSummary;
  topic: TopicSummary;
  person: PersonSummary;
  organization: OrganizationSummary;
  quote: QuoteSummary;
  statistic: StatisticSummary;
  redirect: RedirectSummary;
  correction: CorrectionSummary;
  front: FrontSummary;
}

/** Types of documents that the index knows. */
export type SummaryType = keyof Summaries;

/** A document of the index with its type. */
export type Entry = {
  [Type in SummaryType]: { type: Type; summary: Summaries[Type] };
}[SummaryType];

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
  month: string | null;
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
  month: string | null;
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
export interface FrontSummary {
  _id: string;
  lead: string | null;
  seconds: readonly string[];
  quotation: string | null;
}

/** What the front page shows. */
export interface FrontChoice extends Omit<FrontSummary, "_id"> {
  /** Sections that have a row, in the order of the masthead. */
  sections: readonly string[];
}

/** Why a document is missing somewhere. */
export interface IndexProblem {
  id: string;
  field: string;
  message: string;
}
