import type { SanityClient } from "@sanity/client";
import type { SiteSettings } from "../site/context.ts";
import type { ArticleSummary, SectionSummary, SiteIndex } from "../site/siteIndex.ts";

type Row = Record<string, unknown>;

// What a list cannot do without; a document that lacks one of these has no page.
const queries = {
  articles: `*[_type == "article" && defined(slug.current)]{_id, "headline": coalesce(headline, ""), "slug": slug.current, "section": section._ref, label, dek, publishedAt, updatedAt, "authors": authors[]._ref, "topics": topics[]._ref}`,
  sections: `*[_type == "section" && defined(slug.current)]{_id, "title": coalesce(title, slug.current), "slug": slug.current, description, "parent": parent._ref}`,
  topics: `*[_type == "topic" && defined(slug.current)]{_id, "title": coalesce(title, slug.current), "slug": slug.current, description}`,
  people: `*[_type == "person" && defined(slug.current)]{_id, "slug": slug.current}`,
  organizations: `*[_type == "organization" && defined(slug.current)]{_id, "slug": slug.current}`,
  quotes: `*[_type == "quote" && defined(slug.current)]{_id, "slug": slug.current}`,
  statistics: `*[_type == "statistic" && defined(slug.current)]{_id, "slug": slug.current}`,
  corrections: `*[_type == "correction" && defined(corrects._ref)]{_id, "corrects": corrects._ref, "date": coalesce(date, "")}`,
};

const settingsQuery = `*[_id == "site"][0]{title, description, address, language, timeZone, publisher, "navigation": navigation[]->{_id, title, "slug": slug.current}, policies[]{title, slug, body}, shareNetworks, "emailRequired": commentRules.emailRequired, "closeAfterDays": commentRules.closeAfterDays}`;

/** What every update starts from: the published documents in few fields each, and the paper itself. */
export async function readSite(
  client: SanityClient,
): Promise<{ index: SiteIndex; settings: SiteSettings }> {
  const names = Object.keys(queries) as (keyof typeof queries)[];
  const [settings, ...lists] = await Promise.all([
    client.fetch<Row | null>(settingsQuery, {}, { perspective: "published" }),
    ...names.map((name) => client.fetch<Row[]>(queries[name], {}, { perspective: "published" })),
  ]);
  const read = Object.fromEntries(names.map((name, at) => [name, sound(lists[at] ?? [])]));
  return {
    index: {
      articles: read["articles"]!.filter(isText("section")).map(asArticle),
      sections: read["sections"]!.map(asSection),
      topics: read["topics"]!.map((row) => ({
        ...named(row),
        description: text(row["description"]),
      })),
      people: read["people"]!.map(slugged),
      organizations: read["organizations"]!.map(slugged),
      quotes: read["quotes"]!.map(slugged),
      statistics: read["statistics"]!.map(slugged),
      corrections: read["corrections"]!.map((row) => ({
        _id: String(row["_id"]),
        corrects: String(row["corrects"]),
        date: String(row["date"]),
      })),
    },
    settings: asSettings(settings ?? {}),
  };
}

/** The index without some documents: what has no page must stand in no list and be no link. */
export function withoutDocuments(index: SiteIndex, ids: ReadonlySet<string>): SiteIndex {
  const keep = <T extends { _id: string }>(rows: readonly T[]) =>
    rows.filter((row) => !ids.has(row._id));
  return {
    articles: keep(index.articles),
    sections: keep(index.sections),
    topics: keep(index.topics),
    people: keep(index.people),
    organizations: keep(index.organizations),
    quotes: keep(index.quotes),
    statistics: keep(index.statistics),
    corrections: keep(index.corrections),
  };
}

// The order of the lake's answers is its own business; ours is by id, everywhere the same.
function sound(rows: Row[]): Row[] {
  return rows
    .filter(
      (row) => typeof row["_id"] === "string" && (row["slug"] === undefined || text(row["slug"])),
    )
    .sort((a, b) => (String(a["_id"]) < String(b["_id"]) ? -1 : 1));
}

const isText = (field: string) => (row: Row) => typeof row[field] === "string";

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

const texts = (value: unknown) =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

const slugged = (row: Row) => ({ _id: String(row["_id"]), slug: String(row["slug"]) });

const named = (row: Row) => ({ ...slugged(row), title: text(row["title"]) ?? String(row["slug"]) });

const labels = ["news", "analysis", "opinion", "sponsored"] as const;

function asArticle(row: Row): ArticleSummary {
  return {
    ...slugged(row),
    headline: String(row["headline"]),
    section: String(row["section"]),
    label: labels.find((label) => label === row["label"]) ?? null,
    dek: text(row["dek"]),
    publishedAt: text(row["publishedAt"]),
    updatedAt: text(row["updatedAt"]),
    authors: texts(row["authors"]),
    topics: texts(row["topics"]),
  };
}

function asSection(row: Row): SectionSummary {
  return { ...named(row), description: text(row["description"]), parent: text(row["parent"]) };
}

function asSettings(row: Row): SiteSettings {
  const title = text(row["title"]) ?? "Stet";
  const rows = (value: unknown): Row[] =>
    Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
  return {
    title,
    description: text(row["description"]) ?? "",
    address: (text(row["address"]) ?? "http://localhost:4000").replace(/\/+$/, ""),
    language: text(row["language"]) ?? "en",
    timeZone: zone(row["timeZone"]),
    publisher: text(row["publisher"]) ?? title,
    navigation: rows(row["navigation"]).filter(isText("slug")).map(named),
    policies: rows(row["policies"])
      .filter(isText("slug"))
      .map((policy) => ({
        title: text(policy["title"]) ?? String(policy["slug"]),
        slug: String(policy["slug"]),
        body: policy["body"],
      })),
    shareNetworks: Array.isArray(row["shareNetworks"]) ? texts(row["shareNetworks"]) : [],
    emailRequired: row["emailRequired"] === true,
    closeAfterDays: typeof row["closeAfterDays"] === "number" ? row["closeAfterDays"] : null,
  };
}

function zone(value: unknown): string {
  const name = text(value) ?? "UTC";
  try {
    new Intl.DateTimeFormat("en", { timeZone: name }).format(0);
    return name;
  } catch {
    // Intl refuses an unknown zone by throwing; `check` names it, pages are made in UTC.
    return "UTC";
  }
}
