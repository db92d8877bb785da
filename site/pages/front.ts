import type { FrontNamingQueryResult, FrontStoriesQueryResult } from "../queries.generated.ts";
import type { PageKind, Results } from "../pageKind.ts";
import { frontPath } from "../paths.ts";
import { factQuotesQuery } from "../queries/facts.ts";
import { rowsOf } from "../queries/fields.ts";
import { frontNamingQuery, frontStoriesQuery } from "../queries/front.ts";
import { followFacts, readFacts } from "../queries/readFacts.ts";
import { newestFirst } from "../liveLists.ts";
import type { SiteIndex } from "../siteIndex.ts";
import { isRecord } from "../story/isRecord.ts";
import { frontStories } from "./frontChoice.ts";
import { type FrontData, frontPage, type FrontStory } from "./frontPage.ts";
import { openingWords } from "./openingWords.ts";

/** The front page: what an editor chose, else the newest; then a row for each section. */
export const front: PageKind<FrontData> = {
  kind: "front",
  stage: "list",
  ids: () => ["front"],
  has: (id) => id === "front",
  path: () => frontPath,
  documents(_id, index) {
    const { lead, seconds, rows } = frontStories(index);
    const stories = [lead, ...seconds, ...rows.flatMap((row) => row.stories)];
    const quotation = index.front.quotation;
    return [
      // A story without a dek shows its first words or its figure instead: these are read.
      ...stories.flatMap((story) =>
        story && (story === lead || story.dek === null) ? [story._id] : [],
      ),
      ...(quotation === null ? [] : [quotation]),
    ];
  },
  queries: { stories: frontStoriesQuery, quotes: factQuotesQuery, naming: frontNamingQuery },
  follow: followFacts,
  collect: (results, index) => () => ({
    stories: readStories(results),
    facts: readFacts(results, index),
    quotedIn: quotedIn(results, index),
  }),
  render: (_id, data, index, context) => [frontPage(data, index, context)],
};

function readStories(results: Results): Map<string, FrontStory> {
  return new Map(
    rowsOf<FrontStoriesQueryResult>(results["stories"], []).map((row) => {
      const embeds = row.list("embeds");
      const named = (field: "statistic" | "breakdown") =>
        embeds.flatMap((embed) => {
          const reference = embed.raw(field);
          const id = isRecord(reference) ? reference["_ref"] : null;
          return typeof id === "string" ? [id] : [];
        });
      const story: FrontStory = {
        opening: openingWords(row.raw("opening"), 240),
        leadImage: row.raw("leadImage"),
        statistics: named("statistic"),
        breakdowns: named("breakdown"),
      };
      return [row.id, story];
    }),
  );
}

/** The newest story that the quotation of the day is from. */
function quotedIn(results: Results, index: SiteIndex): string | null {
  const quotation = index.front.quotation;
  if (quotation === null) return null;
  const stories = rowsOf<FrontNamingQueryResult>(results["naming"], []).flatMap((row) => {
    index.reads.note(row.id);
    const isNamed = [...row.texts("embeds"), ...row.texts("marks")].includes(quotation);
    return (isNamed && index.article.get(row.id)) || [];
  });
  return stories.sort(newestFirst)[0]?._id ?? null;
}
