import type { ArticlesQueryResult } from "../queries.generated.ts";
import type { PictureValue } from "../context.ts";
import type { EntityFact, Known, SourceFact } from "../story/facts.ts";
import type { SiteIndex } from "../siteIndex.ts";
import { checkedEntity, checkedSource } from "../story/checkedFacts.ts";
import { isRecord } from "../story/isRecord.ts";
import { type Fields, fieldsOf, type Problems } from "./fields.ts";
import { linkedEntity, linkedSource } from "./readFacts.ts";
import { madeOnce, rowsById } from "./rowsById.ts";

/** A story as its page needs it, beside what the index has. */
export interface ArticleDocument {
  _id: string;
  hasHeadline: boolean;
  body: unknown;
  leadImage: PictureValue | null;
  cites: string[];
  sources: SourceFact[];
  authors: EntityFact[];
  comments: "open" | "closed" | "hidden";
  shareNetworks: string[];
  seo: { title: string | null; description: string | null; image: PictureValue | null };
  /** What was wrong with its fields. */
  problems: Problems;
}

/** Stories by id, from what `articlesQuery` gave. */
export function readArticles(rows: unknown, index: SiteIndex): Known<ArticleDocument> {
  return madeOnce(rowsById(rows, index.reads), index.reads, (value) => {
    const problems: Problems = [];
    const row = fieldsOf<ArticlesQueryResult[number]>(value, problems);
    return row ? readArticle(row, index, problems) : undefined;
  });
}

function readArticle(
  row: Fields<ArticlesQueryResult[number]>,
  index: SiteIndex,
  problems: Problems,
): ArticleDocument {
  const seo = row.object("seo");
  // The index has read these; here they are only looked at, so that what is wrong is told.
  row.instant("publishedAt");
  row.instant("updatedAt");
  row.choice("label", ["news", "analysis", "opinion", "sponsored"]);
  const named = <T>(field: "authors" | "sources", read: (value: unknown) => T | null): T[] =>
    listOf(row.raw(field)).flatMap((value, at) => {
      const found = read(value);
      if (found !== null) return [found];
      const message = "What is named here is not published, or has no name; it is left out.";
      problems.push({ id: row.id, field: `${field}[${at}]`, message });
      return [];
    });
  return {
    _id: row.id,
    hasHeadline: row.text("headline") !== null,
    body: row.raw("body"),
    leadImage: picture(row.raw("leadImage")),
    cites: row.texts("cites"),
    sources: named("sources", (source) => linkedSource(checkedSource(source), index)),
    authors: named("authors", (author) => linkedEntity(checkedEntity(author), index)),
    comments: row.choice("comments", ["open", "closed", "hidden"]) ?? "open",
    shareNetworks: row.texts("shareNetworks"),
    seo: {
      title: seo?.text("title") ?? null,
      description: seo?.text("description") ?? null,
      image: picture(seo?.raw("image")),
    },
    problems,
  };
}

const picture = (value: unknown): PictureValue | null => (isRecord(value) ? value : null);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
