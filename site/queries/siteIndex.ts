import { defineQuery } from "groq";

/**
 * The index: for every published document what lists, links and feeds print of it; by type, each
 * asked for all documents, or for some by `$ids`. Whatever is read through a reference comes with
 * its `_id`, for a change of it is one of the row.
 */

const articleRow = /* groq */ `_id, headline, "slug": slug.current, "section": section._ref, label,
  dek, publishedAt, updatedAt, "authors": authors[]._ref, "topics": topics[]._ref`;
export const indexArticlesQuery = defineQuery(`*[_type == "article"]{${articleRow}}`);
export const someArticlesQuery = defineQuery(`*[_type == "article" && _id in $ids]{${articleRow}}`);

const sectionRow = /* groq */ `_id, title, "slug": slug.current, description, "parent": parent._ref`;
export const indexSectionsQuery = defineQuery(`*[_type == "section"]{${sectionRow}}`);
export const someSectionsQuery = defineQuery(`*[_type == "section" && _id in $ids]{${sectionRow}}`);

const topicRow = /* groq */ `_id, title, "slug": slug.current, description`;
export const indexTopicsQuery = defineQuery(`*[_type == "topic"]{${topicRow}}`);
export const someTopicsQuery = defineQuery(`*[_type == "topic" && _id in $ids]{${topicRow}}`);

const personRow = /* groq */ `_id, name, nameLanguage, "slug": slug.current`;
export const indexPeopleQuery = defineQuery(`*[_type == "person"]{${personRow}}`);
export const somePeopleQuery = defineQuery(`*[_type == "person" && _id in $ids]{${personRow}}`);

const organizationRow = /* groq */ `_id, name, "slug": slug.current`;
export const indexOrganizationsQuery = defineQuery(
  `*[_type == "organization"]{${organizationRow}}`,
);
export const someOrganizationsQuery = defineQuery(
  `*[_type == "organization" && _id in $ids]{${organizationRow}}`,
);

const quoteRow = /* groq */ `_id, "slug": slug.current, attribution, attributedAs, saidOn, publishedOn,
  "speaker": select(attribution == "on the record" => speaker->{_id, name}),
  "source": source->{_id, published}`;
export const indexQuotesQuery = defineQuery(`*[_type == "quote"]{${quoteRow}}`);
export const someQuotesQuery = defineQuery(`*[_type == "quote" && _id in $ids]{${quoteRow}}`);

const statisticRow = /* groq */ `_id, label, "slug": slug.current, asOf, "periodEnd": period.to,
  "source": source->{_id, published, "publisher": publisher._ref}`;
export const indexStatisticsQuery = defineQuery(`*[_type == "statistic"]{${statisticRow}}`);
export const someStatisticsQuery = defineQuery(
  `*[_type == "statistic" && _id in $ids]{${statisticRow}}`,
);

const correctionRow = /* groq */ `_id, "corrects": corrects._ref, kind, field, was, is, text, date,
  foundBy`;
export const indexCorrectionsQuery = defineQuery(`*[_type == "correction"]{${correctionRow}}`);
export const someCorrectionsQuery = defineQuery(
  `*[_type == "correction" && _id in $ids]{${correctionRow}}`,
);

const redirectRow = /* groq */ `_id, from, "target": target._ref, to`;
export const indexRedirectsQuery = defineQuery(`*[_type == "redirect"]{${redirectRow}}`);
export const someRedirectsQuery = defineQuery(
  `*[_type == "redirect" && _id in $ids]{${redirectRow}}`,
);

const frontRow = /* groq */ `_id, "lead": lead._ref, "seconds": seconds[]._ref,
  "quotation": quotation._ref`;
export const indexFrontQuery = defineQuery(`*[_type == "front" && _id == "front"]{${frontRow}}`);
export const someFrontQuery = defineQuery(
  `*[_type == "front" && _id == "front" && _id in $ids]{${frontRow}}`,
);

/** The rows of the index by the type of their documents: of all, and of some. */
export const indexQueries = {
  article: { all: indexArticlesQuery, some: someArticlesQuery },
  section: { all: indexSectionsQuery, some: someSectionsQuery },
  topic: { all: indexTopicsQuery, some: someTopicsQuery },
  person: { all: indexPeopleQuery, some: somePeopleQuery },
  organization: { all: indexOrganizationsQuery, some: someOrganizationsQuery },
  quote: { all: indexQuotesQuery, some: someQuotesQuery },
  statistic: { all: indexStatisticsQuery, some: someStatisticsQuery },
  correction: { all: indexCorrectionsQuery, some: someCorrectionsQuery },
  redirect: { all: indexRedirectsQuery, some: someRedirectsQuery },
  front: { all: indexFrontQuery, some: someFrontQuery },
} as const;

/** The paper itself, for `readSettings`. */
export const siteQuery = defineQuery(`*[_type == "site" && _id == "site"][0]{
  _id, title, description, address, language, timeZone, publisher, shareNetworks, commentRules,
  "navigation": navigation[]->{_id, title, "slug": slug.current},
  policies[]{title, slug, body}}`);
