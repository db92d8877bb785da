import { VFile } from "vfile";
import type { SiteContext } from "../context.ts";
import { pathOfArticle, urlOf } from "../lookUp.ts";
import { fileOf, quotePath, statisticPath } from "../paths.ts";
import type { SiteIndex } from "../siteIndex.ts";
import type { SourceFact } from "../story/facts.ts";
import { type ArticleParts, correctable } from "./articleParts.ts";
import { correctionsOfAll } from "./correctionNotes.ts";

/** `facts.json` beside a story: what it states, each with a hash of its content. */
export function factsFile(parts: ArticleParts, index: SiteIndex, context: SiteContext): VFile {
  const { story, document, facts, text } = parts;
  const path = pathOfArticle(index, story);
  const hashed = <T extends object>(fact: T) => ({
    ...fact,
    hash: context.hash(JSON.stringify(fact)),
  });
  const address = (slug: string | null, at: (slug: string) => string) =>
    slug === null ? null : urlOf(context, at(slug));
  const quotes = text.used.quotes.flatMap((id) => facts.quotes.get(id) ?? []);
  const statistics = [...new Set([...document.cites, ...text.used.statistics])].flatMap(
    (id) => facts.statistics.get(id) ?? [],
  );
  const sources = new Map<string, SourceFact>();
  for (const { source } of [...quotes, ...statistics]) if (source) sources.set(source._id, source);
  for (const source of document.sources) sources.set(source._id, source);
  const value = {
    story: urlOf(context, path),
    quotes: quotes.map(({ slug, source, ...quote }) =>
      hashed({ ...quote, url: address(slug, quotePath), source: source?._id ?? null }),
    ),
    statistics: statistics.map(({ slug, source, ...statistic }) =>
      hashed({ ...statistic, url: address(slug, statisticPath), source: source?._id ?? null }),
    ),
    sources: [...sources.values()].map(hashed),
    corrections: correctionsOfAll(correctable(parts), facts.correctionsOf).map(hashed),
  };
  return new VFile({
    path: fileOf(`${path}facts.json`),
    value: `${JSON.stringify(value, null, 2)}\n`,
  });
}
