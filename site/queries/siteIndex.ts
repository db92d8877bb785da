import { defineQuery } from "groq";

/** The index: for every published document what lists, links and feeds print of it. */
export const indexArticlesQuery = defineQuery(`*[_type == "article"]{
  _id, headline, "slug": slug.current, "section": section._ref, label, dek, publishedAt, updatedAt,
  "authors": authors[]._ref, "topics": topics[]._ref}`);

export const indexSectionsQuery = defineQuery(`*[_type == "section"]{
  _id, title, "slug": slug.current, description, "parent": parent._ref}`);

export const indexTopicsQuery = defineQuery(`*[_type == "topic"]{
  _id, title, "slug": slug.current, description}`);

export const indexPeopleQuery = defineQuery(`*[_type == "person"]{
  _id, name, nameLanguage, "slug": slug.current}`);

export const indexOrganizationsQuery = defineQuery(`*[_type == "organization"]{
  _id, name, "slug": slug.current}`);

export const indexQuotesQuery = defineQuery(`*[_type == "quote"]{
  _id, "slug": slug.current, attribution, attributedAs, saidOn, publishedOn,
  "speaker": select(attribution == "on the record" => speaker->{_id, name}),
  "sourceDate": source->published}`);

export const indexStatisticsQuery = defineQuery(`*[_type == "statistic"]{
  _id, label, "slug": slug.current, asOf, "periodEnd": period.to,
  "source": source->{published, "publisher": publisher._ref}}`);

export const indexCorrectionsQuery = defineQuery(`*[_type == "correction"]{
  _id, "corrects": corrects._ref, kind, field, was, is, text, date, foundBy}`);

export const indexRedirectsQuery = defineQuery(`*[_type == "redirect"]{
  _id, from, "target": target._ref, to}`);

export const indexFrontQuery = defineQuery(`*[_type == "front" && _id == "front"][0]{
  _id, "lead": lead._ref, "seconds": seconds[]._ref, "quotation": quotation._ref}`);

/** What `readIndex` reads, by name. */
export const indexQueries = {
  articles: indexArticlesQuery,
  sections: indexSectionsQuery,
  topics: indexTopicsQuery,
  people: indexPeopleQuery,
  organizations: indexOrganizationsQuery,
  quotes: indexQuotesQuery,
  statistics: indexStatisticsQuery,
  corrections: indexCorrectionsQuery,
  redirects: indexRedirectsQuery,
  front: indexFrontQuery,
} as const;

/** The paper itself, for `readSettings`. */
export const siteQuery = defineQuery(`*[_type == "site" && _id == "site"][0]{
  _id, title, description, address, language, timeZone, publisher, shareNetworks, commentRules,
  "navigation": navigation[]->{_id, title, "slug": slug.current},
  policies[]{title, slug, body}}`);
