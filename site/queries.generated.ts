// Made by `npm run generate` from the schemas and queries. Change those, not this file.
import type {
  ArticleLink,
  Body,
  BreakdownReference,
  FigureInProse,
  Link,
  Picture,
  Quoted,
  Source,
  StatisticReference,
} from "../schemas/types.generated.ts";

// Source: site/queries/articles.ts
// Variable: articlesQuery
// Query: *[_type == "article" && _id in $ids]{  _id, _rev, headline, body, leadImage, "cites": cites[]._ref, "sources": sources[]->{_id, _rev, title, kind, url, published, accessed, archivedUrl,  publisher->{_id, _rev, _type, name, nameLanguage, "slug": slug.current}},  "authors": authors[]->{_id, _rev, _type, name, nameLanguage, "slug": slug.current, jobTitle}, comments, shareNetworks, publishedAt, updatedAt,  label, seo}
export type ArticlesQueryResult = Array<{
  _id: string;
  _rev: string;
  headline: string | null;
  body: Body | null;
  leadImage: Picture | null;
  cites: Array<string> | null;
  sources: Array<{
    _id: string;
    _rev: string;
    title: string | null;
    kind: string | null;
    url: string | null;
    published: string | null;
    accessed: string | null;
    archivedUrl: string | null;
    publisher: {
      _id: string;
      _rev: string;
      _type: "organization";
      name: string | null;
      nameLanguage: null;
      slug: string | null;
    } | null;
  }> | null;
  authors: Array<{
    _id: string;
    _rev: string;
    _type: "person";
    name: string | null;
    nameLanguage: string | null;
    slug: string | null;
    jobTitle: string | null;
  }> | null;
  comments: "closed" | "hidden" | "open" | null;
  shareNetworks: Array<"bluesky" | "copy" | "email" | "facebook" | "linkedin" | "mastodon" | "pinterest" | "print" | "reddit" | "telegram" | "threads" | "whatsapp" | "x"> | null;
  publishedAt: string | null;
  updatedAt: string | null;
  label: "analysis" | "news" | "opinion" | "sponsored" | null;
  seo: {
    title?: string;
    description?: string;
    image?: Picture;
  } | null;
}>;

// Source: site/queries/articles.ts
// Variable: approvedCommentsQuery
// Query: *[_type == "comment" && references($ids) && status == "approved"]{  _id, _rev, "story": story._ref, "parent": parent._ref, "about": about._ref, name, text, fromPaper,  website, postedAt}
export type ApprovedCommentsQueryResult = Array<{
  _id: string;
  _rev: string;
  story: string | null;
  parent: string | null;
  about: string | null;
  name: string | null;
  text: string | null;
  fromPaper: boolean | null;
  website: string | null;
  postedAt: string | null;
}>;

// Source: site/queries/citing.ts
// Variable: citingQuery
// Query: *[_type == "article" && references($ids)]{  _id, _rev, "cites": cites[]._ref,  "embeds": body[_type in ["quoteEmbed", "statisticEmbed"]]{    "id": coalesce(quote._ref, statistic._ref), excerpt},  "blocks": body[_type == "block" && (count(markDefs[_type in ["quoted", "figureInProse"]]) > 0    || count(children[_type == "figureInProse"]) > 0)]{    "defs": markDefs[]{_key, "id": coalesce(quote._ref, statistic._ref)},    "spans": children[_type == "span" && count(marks) > 0]{text, marks},    "inline": children[_type == "figureInProse"]{"id": statistic._ref}}}
export type CitingQueryResult = Array<{
  _id: string;
  _rev: string;
  cites: Array<string> | null;
  embeds: Array<{
    id: string | null;
    excerpt: null;
  } | {
    id: string | null;
    excerpt: string | null;
  }> | null;
  blocks: Array<{
    defs: Array<{
      _key: string;
      id: null;
    } | {
      _key: string;
      id: string | null;
    }> | null;
    spans: Array<{
      text: string | null;
      marks: Array<string> | null;
    }> | null;
    inline: Array<{
      id: string | null;
    }> | null;
  }> | null;
}>;

// Source: site/queries/citing.ts
// Variable: breakdownsNamingQuery
// Query: *[_type == "breakdown" && references($ids)] | order(_id){  _id, _rev, title, "total": total._ref, "parts": parts[]._ref}
export type BreakdownsNamingQueryResult = Array<{
  _id: string;
  _rev: string;
  title: string | null;
  total: string | null;
  parts: Array<string> | null;
}>;

// Source: site/queries/entities.ts
// Variable: entitiesQuery
// Query: *[_type in ["person", "organization"] && _id in $ids]{_id, _rev, _type, name, nameLanguage, "slug": slug.current, url,  "line": jobTitle, "about": coalesce(bio, description), portrait}
export type EntitiesQueryResult = Array<{
  _id: string;
  _rev: string;
  _type: "organization";
  name: string | null;
  nameLanguage: null;
  slug: string | null;
  url: string | null;
  line: null;
  about: string | null;
  portrait: null;
} | {
  _id: string;
  _rev: string;
  _type: "person";
  name: string | null;
  nameLanguage: string | null;
  slug: string | null;
  url: string | null;
  line: string | null;
  about: string | null;
  portrait: Picture | null;
}>;

// Source: site/queries/facts.ts
// Variable: factQuotesQuery
// Query: *[_type == "quote" && _id in $ids] | order(_id) {_id, _rev, text, "slug": slug.current, attribution, attributedAs,  "speaker": select(attribution == "on the record" => speaker->{_id, _rev, _type, name, nameLanguage, "slug": slug.current}),  role, saidOn, publishedOn, occasion, language, original, translator, source->{_id, _rev, title, kind, url, published, accessed, archivedUrl,  publisher->{_id, _rev, _type, name, nameLanguage, "slug": slug.current}}}
export type FactQuotesQueryResult = Array<{
  _id: string;
  _rev: string;
  text: string | null;
  slug: string | null;
  attribution: "background" | "not for attribution" | "on the record" | null;
  attributedAs: string | null;
  speaker: {
    _id: string;
    _rev: string;
    _type: "organization";
    name: string | null;
    nameLanguage: null;
    slug: string | null;
  } | {
    _id: string;
    _rev: string;
    _type: "person";
    name: string | null;
    nameLanguage: string | null;
    slug: string | null;
  } | null;
  role: string | null;
  saidOn: string | null;
  publishedOn: string | null;
  occasion: string | null;
  language: string | null;
  original: string | null;
  translator: string | null;
  source: {
    _id: string;
    _rev: string;
    title: string | null;
    kind: string | null;
    url: string | null;
    published: string | null;
    accessed: string | null;
    archivedUrl: string | null;
    publisher: {
      _id: string;
      _rev: string;
      _type: "organization";
      name: string | null;
      nameLanguage: null;
      slug: string | null;
    } | null;
  } | null;
}>;

// Source: site/queries/facts.ts
// Variable: factStatisticsQuery
// Query: *[_type == "statistic" && _id in $ids] | order(_id) {_id, _rev, label, "slug": slug.current, value, unit, precision,  qualifier, population, asPart, place->{_id, _rev, name, level}, printedAs, asOf, period, source->{_id, _rev, title, kind, url, published, accessed, archivedUrl,  publisher->{_id, _rev, _type, name, nameLanguage, "slug": slug.current}},  method, standsBeside{difference, statistic->{_id, _rev, label, "slug": slug.current}}}
export type FactStatisticsQueryResult = Array<{
  _id: string;
  _rev: string;
  label: string | null;
  slug: string | null;
  value: number | null;
  unit: string | null;
  precision: number | null;
  qualifier: "about" | "almost" | "at least" | "at most" | "exact" | "more than" | null;
  population: string | null;
  asPart: string | null;
  place: {
    _id: string;
    _rev: string;
    name: string | null;
    level: "city" | "country" | "county" | "state" | null;
  } | null;
  printedAs: string | null;
  asOf: string | null;
  period: {
    from?: string;
    to?: string;
  } | null;
  source: {
    _id: string;
    _rev: string;
    title: string | null;
    kind: string | null;
    url: string | null;
    published: string | null;
    accessed: string | null;
    archivedUrl: string | null;
    publisher: {
      _id: string;
      _rev: string;
      _type: "organization";
      name: string | null;
      nameLanguage: null;
      slug: string | null;
    } | null;
  } | null;
  method: string | null;
  standsBeside: {
    difference: string | null;
    statistic: {
      _id: string;
      _rev: string;
      label: string | null;
      slug: string | null;
    } | null;
  } | null;
}>;

// Source: site/queries/facts.ts
// Variable: factBreakdownsQuery
// Query: *[_type == "breakdown" && _id in $ids] | order(_id) {_id, _rev, title, subtitle, "total": total._ref, "parts": parts[]._ref,  relation, derivation, discrepancy, chart, partsHeading, totalLabel, note}
export type FactBreakdownsQueryResult = Array<{
  _id: string;
  _rev: string;
  title: string | null;
  subtitle: string | null;
  total: string | null;
  parts: Array<string> | null;
  relation: "derived" | "partition" | "subset" | null;
  derivation: {
    operation?: "difference" | "percent" | "ratio";
    rounding?: "down" | "half even" | "half up" | "up";
  } | null;
  discrepancy: {
    saidBy?: string;
    difference?: number;
    note?: string;
  } | null;
  chart: "bars" | "none" | null;
  partsHeading: string | null;
  totalLabel: string | null;
  note: string | null;
}>;

// Source: site/queries/front.ts
// Variable: frontStoriesQuery
// Query: *[_type == "article" && _id in $ids]{  _id, _rev, leadImage, "opening": body[_type == "block"][0...4]{_type, style, children[]{text}},  "embeds": body[_type in ["statisticEmbed", "breakdownEmbed"]]{_type, statistic, breakdown}}
export type FrontStoriesQueryResult = Array<{
  _id: string;
  _rev: string;
  leadImage: Picture | null;
  opening: Array<{
    _type: "block";
    style: "h2" | "h3" | "normal" | null;
    children: Array<{
      text: null;
    } | {
      text: string | null;
    }> | null;
  }> | null;
  embeds: Array<{
    _type: "breakdownEmbed";
    statistic: null;
    breakdown: BreakdownReference | null;
  } | {
    _type: "statisticEmbed";
    statistic: StatisticReference | null;
    breakdown: null;
  }> | null;
}>;

// Source: site/queries/front.ts
// Variable: frontNamingQuery
// Query: *[_type == "article" && references($ids)]{  _id, _rev, "embeds": body[defined(quote._ref)].quote._ref,  "marks": body[].markDefs[defined(quote._ref)].quote._ref}
export type FrontNamingQueryResult = Array<{
  _id: string;
  _rev: string;
  embeds: Array<string | null> | null;
  marks: Array<string | null> | null;
}>;

// Source: site/queries/policies.ts
// Variable: policiesQuery
// Query: *[_type == "site" && _id in $ids]{  _id, _rev, policies[]{title, slug, body}}
export type PoliciesQueryResult = Array<{
  _id: string;
  _rev: string;
  policies: Array<{
    title: string | null;
    slug: string | null;
    body: Array<{
      children?: Array<{
        _key: string;
      } & FigureInProse | {
        marks?: Array<string>;
        text?: string;
        _type: "span";
        _key: string;
      }>;
      style?: "h2" | "h3" | "normal";
      listItem?: "bullet" | "number";
      markDefs?: Array<{
        _key: string;
      } & ArticleLink | {
        _key: string;
      } & FigureInProse | {
        _key: string;
      } & Link | {
        _key: string;
      } & Quoted>;
      level?: number;
      _type: "block";
      _key: string;
    }> | null;
  }> | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: indexArticlesQuery
// Query: *[_type == "article"]{_id, headline, "slug": slug.current, "section": section._ref, label,  dek, publishedAt, updatedAt, "authors": authors[]._ref, "topics": topics[]._ref}
export type IndexArticlesQueryResult = Array<{
  _id: string;
  headline: string | null;
  slug: string | null;
  section: string | null;
  label: "analysis" | "news" | "opinion" | "sponsored" | null;
  dek: string | null;
  publishedAt: string | null;
  updatedAt: string | null;
  authors: Array<string> | null;
  topics: Array<string> | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: someArticlesQuery
// Query: *[_type == "article" && _id in $ids]{_id, headline, "slug": slug.current, "section": section._ref, label,  dek, publishedAt, updatedAt, "authors": authors[]._ref, "topics": topics[]._ref}
export type SomeArticlesQueryResult = Array<{
  _id: string;
  headline: string | null;
  slug: string | null;
  section: string | null;
  label: "analysis" | "news" | "opinion" | "sponsored" | null;
  dek: string | null;
  publishedAt: string | null;
  updatedAt: string | null;
  authors: Array<string> | null;
  topics: Array<string> | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: indexSectionsQuery
// Query: *[_type == "section"]{_id, title, "slug": slug.current, description, "parent": parent._ref}
export type IndexSectionsQueryResult = Array<{
  _id: string;
  title: string | null;
  slug: string | null;
  description: string | null;
  parent: string | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: someSectionsQuery
// Query: *[_type == "section" && _id in $ids]{_id, title, "slug": slug.current, description, "parent": parent._ref}
export type SomeSectionsQueryResult = Array<{
  _id: string;
  title: string | null;
  slug: string | null;
  description: string | null;
  parent: string | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: indexTopicsQuery
// Query: *[_type == "topic"]{_id, title, "slug": slug.current, description}
export type IndexTopicsQueryResult = Array<{
  _id: string;
  title: string | null;
  slug: string | null;
  description: string | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: someTopicsQuery
// Query: *[_type == "topic" && _id in $ids]{_id, title, "slug": slug.current, description}
export type SomeTopicsQueryResult = Array<{
  _id: string;
  title: string | null;
  slug: string | null;
  description: string | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: indexPeopleQuery
// Query: *[_type == "person"]{_id, name, nameLanguage, "slug": slug.current}
export type IndexPeopleQueryResult = Array<{
  _id: string;
  name: string | null;
  nameLanguage: string | null;
  slug: string | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: somePeopleQuery
// Query: *[_type == "person" && _id in $ids]{_id, name, nameLanguage, "slug": slug.current}
export type SomePeopleQueryResult = Array<{
  _id: string;
  name: string | null;
  nameLanguage: string | null;
  slug: string | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: indexOrganizationsQuery
// Query: *[_type == "organization"]{_id, name, "slug": slug.current}
export type IndexOrganizationsQueryResult = Array<{
  _id: string;
  name: string | null;
  slug: string | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: someOrganizationsQuery
// Query: *[_type == "organization" && _id in $ids]{_id, name, "slug": slug.current}
export type SomeOrganizationsQueryResult = Array<{
  _id: string;
  name: string | null;
  slug: string | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: indexQuotesQuery
// Query: *[_type == "quote"]{_id, "slug": slug.current, attribution, attributedAs, saidOn, publishedOn,  "speaker": select(attribution == "on the record" => speaker->{_id, name}),  "source": source->{_id, published}}
export type IndexQuotesQueryResult = Array<{
  _id: string;
  slug: string | null;
  attribution: "background" | "not for attribution" | "on the record" | null;
  attributedAs: string | null;
  saidOn: string | null;
  publishedOn: string | null;
  speaker: {
    _id: string;
    name: string | null;
  } | null;
  source: {
    _id: string;
    published: string | null;
  } | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: someQuotesQuery
// Query: *[_type == "quote" && _id in $ids]{_id, "slug": slug.current, attribution, attributedAs, saidOn, publishedOn,  "speaker": select(attribution == "on the record" => speaker->{_id, name}),  "source": source->{_id, published}}
export type SomeQuotesQueryResult = Array<{
  _id: string;
  slug: string | null;
  attribution: "background" | "not for attribution" | "on the record" | null;
  attributedAs: string | null;
  saidOn: string | null;
  publishedOn: string | null;
  speaker: {
    _id: string;
    name: string | null;
  } | null;
  source: {
    _id: string;
    published: string | null;
  } | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: indexStatisticsQuery
// Query: *[_type == "statistic"]{_id, label, "slug": slug.current, asOf, "periodEnd": period.to,  "source": source->{_id, published, "publisher": publisher._ref}}
export type IndexStatisticsQueryResult = Array<{
  _id: string;
  label: string | null;
  slug: string | null;
  asOf: string | null;
  periodEnd: string | null;
  source: {
    _id: string;
    published: string | null;
    publisher: string | null;
  } | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: someStatisticsQuery
// Query: *[_type == "statistic" && _id in $ids]{_id, label, "slug": slug.current, asOf, "periodEnd": period.to,  "source": source->{_id, published, "publisher": publisher._ref}}
export type SomeStatisticsQueryResult = Array<{
  _id: string;
  label: string | null;
  slug: string | null;
  asOf: string | null;
  periodEnd: string | null;
  source: {
    _id: string;
    published: string | null;
    publisher: string | null;
  } | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: indexCorrectionsQuery
// Query: *[_type == "correction"]{_id, "corrects": corrects._ref, kind, field, was, is, text, date,  foundBy}
export type IndexCorrectionsQueryResult = Array<{
  _id: string;
  corrects: string | null;
  kind: "clarification" | "correction" | "retraction" | "update" | null;
  field: string | null;
  was: string | null;
  is: string | null;
  text: string | null;
  date: string | null;
  foundBy: string | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: someCorrectionsQuery
// Query: *[_type == "correction" && _id in $ids]{_id, "corrects": corrects._ref, kind, field, was, is, text, date,  foundBy}
export type SomeCorrectionsQueryResult = Array<{
  _id: string;
  corrects: string | null;
  kind: "clarification" | "correction" | "retraction" | "update" | null;
  field: string | null;
  was: string | null;
  is: string | null;
  text: string | null;
  date: string | null;
  foundBy: string | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: indexRedirectsQuery
// Query: *[_type == "redirect"]{_id, from, "target": target._ref, to}
export type IndexRedirectsQueryResult = Array<{
  _id: string;
  from: string | null;
  target: string | null;
  to: string | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: someRedirectsQuery
// Query: *[_type == "redirect" && _id in $ids]{_id, from, "target": target._ref, to}
export type SomeRedirectsQueryResult = Array<{
  _id: string;
  from: string | null;
  target: string | null;
  to: string | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: indexFrontQuery
// Query: *[_type == "front" && _id == "front"]{_id, "lead": lead._ref, "seconds": seconds[]._ref,  "quotation": quotation._ref}
export type IndexFrontQueryResult = Array<{
  _id: "front";
  lead: string | null;
  seconds: Array<string> | null;
  quotation: string | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: someFrontQuery
// Query: *[_type == "front" && _id == "front" && _id in $ids]{_id, "lead": lead._ref, "seconds": seconds[]._ref,  "quotation": quotation._ref}
export type SomeFrontQueryResult = Array<{
  _id: string;
  lead: string | null;
  seconds: Array<string> | null;
  quotation: string | null;
}>;

// Source: site/queries/siteIndex.ts
// Variable: siteQuery
// Query: *[_type == "site" && _id == "site"][0]{  _id, title, description, address, language, timeZone, publisher, shareNetworks, commentRules,  "navigation": navigation[]->{_id, title, "slug": slug.current},  policies[]{title, slug, body}}
export type SiteQueryResult = {
  _id: "site";
  title: string | null;
  description: string | null;
  address: string | null;
  language: string | null;
  timeZone: string | null;
  publisher: string | null;
  shareNetworks: Array<"bluesky" | "copy" | "email" | "facebook" | "linkedin" | "mastodon" | "pinterest" | "print" | "reddit" | "telegram" | "threads" | "whatsapp" | "x"> | null;
  commentRules: {
    emailRequired?: boolean;
    closeAfterDays?: number;
  } | null;
  navigation: Array<{
    _id: string;
    title: string | null;
    slug: string | null;
  }> | null;
  policies: Array<{
    title: string | null;
    slug: string | null;
    body: Array<{
      children?: Array<{
        _key: string;
      } & FigureInProse | {
        marks?: Array<string>;
        text?: string;
        _type: "span";
        _key: string;
      }>;
      style?: "h2" | "h3" | "normal";
      listItem?: "bullet" | "number";
      markDefs?: Array<{
        _key: string;
      } & ArticleLink | {
        _key: string;
      } & FigureInProse | {
        _key: string;
      } & Link | {
        _key: string;
      } & Quoted>;
      level?: number;
      _type: "block";
      _key: string;
    }> | null;
  }> | null;
} | null;
