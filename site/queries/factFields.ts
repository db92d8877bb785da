/**
 * What pages ask of facts, as parts of queries: constants, never built from anything that came in.
 */

/** An `EntityFact`. */
export const entityFields = /* groq */ `_id, _rev, _type, name, nameLanguage, "slug": slug.current`;

/** A `SourceFact`. */
export const sourceFields = /* groq */ `_id, _rev, title, kind, url, published, accessed, archivedUrl,
  publisher->{${entityFields}}`;

/** A `QuoteFact`. A speaker of a quote that is not on the record is never asked for. */
export const quoteFields = /* groq */ `_id, _rev, text, "slug": slug.current, attribution, attributedAs,
  "speaker": select(attribution == "on the record" => speaker->{${entityFields}}),
  role, saidOn, publishedOn, occasion, language, original, translator, source->{${sourceFields}}`;

/** A `StatisticFact`. */
export const statisticFields = /* groq */ `_id, _rev, label, "slug": slug.current, value, unit, precision,
  qualifier, population, asPart, place->{_id, _rev, name, level}, printedAs, asOf, period, source->{${sourceFields}},
  method, standsBeside{difference, statistic->{_id, _rev, label, "slug": slug.current}}`;

/** A `BreakdownFact` whose total and parts are ids: statistics are read once for all breakdowns. */
export const breakdownFields = /* groq */ `_id, _rev, title, subtitle, "total": total._ref, "parts": parts[]._ref,
  relation, derivation, discrepancy, chart, partsHeading, totalLabel, note`;
