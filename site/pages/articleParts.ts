import type { ShownComment } from "../comments/threadComments.ts";
import type { ArticleDocument } from "../queries/readArticle.ts";
import type { ArticleSummary } from "../siteIndex.ts";
import type { StoryFacts } from "../story/facts.ts";
import type { RenderedStory } from "../story/renderStory.ts";

/** A story on its way to the page. */
export interface ArticleParts {
  story: ArticleSummary;
  document: ArticleDocument;
  comments: readonly ShownComment[];
  facts: StoryFacts;
  text: RenderedStory;
}

/** Ids of the documents whose corrections a story shows: its own, and those of the facts it names. */
export const correctable = ({
  story,
  document,
  text,
}: Omit<ArticleParts, "facts" | "comments">) => [
  story._id,
  ...document.cites,
  ...text.used.quotes,
  ...text.used.statistics,
];
