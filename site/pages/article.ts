import { VFile } from "vfile";
import type { ShownComment } from "../comments/threadComments.ts";
import { pathOfArticle } from "../lookUp.ts";
import type { PageKind } from "../pageKind.ts";
import { approvedCommentsQuery, articlesQuery } from "../queries/articles.ts";
import { type ArticleDocument, readArticles } from "../queries/readArticle.ts";
import { readComments } from "../queries/readComments.ts";
import { followFacts, readFacts } from "../queries/readFacts.ts";
import type { StoryFacts } from "../story/facts.ts";
import { renderStory } from "../story/renderStory.ts";
import { tell } from "../tell.ts";
import { articlePage } from "./articlePage.ts";
import { factsFile } from "./factsFile.ts";

/** What a story's page is made of. */
export interface ArticleData {
  document: ArticleDocument;
  comments: ShownComment[];
  facts: StoryFacts;
}

/** A story, and beside it its facts as a file. */
export const article: PageKind<ArticleData> = {
  kind: "article",
  stage: "story",
  ids: (index) => [...index.article.ids()],
  has: (id, index) => index.article.get(id) !== undefined,
  path: (id, index) => {
    const story = index.article.get(id);
    return story && pathOfArticle(index, story);
  },
  queries: { articles: articlesQuery, comments: approvedCommentsQuery },
  follow: followFacts,
  collect(results, index) {
    const documents = readArticles(results["articles"], index);
    const comments = readComments(results["comments"], index.reads);
    const facts = readFacts(results, index);
    return (id) => {
      const document = documents.get(id);
      return document && { document, comments: comments(id), facts };
    };
  },
  render(id, { document, comments, facts }, index, context) {
    const story = index.article.get(id);
    if (!story) return [];
    const file = new VFile();
    for (const problem of document.problems) tell(file, { rule: "malformed", ...problem });
    if (!document.hasHeadline)
      tell(file, {
        rule: "no-headline",
        id,
        field: "headline",
        message: "The story has no headline.",
      });
    if (story.publishedAt === null)
      tell(file, {
        rule: "no-date",
        id,
        field: "publishedAt",
        message: "Without the time of its publication the story stands in no list.",
      });
    const text = renderStory(document.body, facts, {
      context,
      file,
      documentId: id,
      field: "body",
    });
    const shown = document.comments === "hidden" ? [] : comments;
    const parts = { story, document, comments: shown, facts, text };
    return [articlePage(file, parts, index, context), factsFile(parts, index, context)];
  },
};
