import { VFile } from "vfile";
import type { SiteContext } from "../context.ts";
import { pathOfArticle, urlOf } from "../lookUp.ts";
import type { PageKind } from "../pageKind.ts";
import { feedPath, fileOf, frontPath } from "../paths.ts";
import { articlesQuery } from "../queries/articles.ts";
import { type ArticleDocument, readArticles } from "../queries/readArticle.ts";
import { followFacts, readFacts } from "../queries/readFacts.ts";
import type { ArticleSummary, SiteIndex } from "../siteIndex.ts";
import type { Known, StoryFacts } from "../story/facts.ts";
import { renderStory } from "../story/renderStory.ts";
import { correctionsOfAll, correctionWords } from "./correctionNotes.ts";
import { xml } from "./xml.ts";

/** The stories of the feed, whole. */
export interface FeedData {
  documents: Known<ArticleDocument>;
  facts: StoryFacts;
}

/** How many stories a feed holds. */
const most = 50;

const stories = (index: SiteIndex) => index.stories().newest(most);

/** The newest stories with their full text, as Atom. */
export const feed: PageKind<FeedData> = {
  kind: "feed",
  stage: "feed",
  ids: () => ["feed"],
  has: (id) => id === "feed",
  path: () => undefined,
  documents: (_id, index) => stories(index).map((story) => story._id),
  queries: { articles: articlesQuery },
  follow: followFacts,
  collect(results, index) {
    const documents = readArticles(results["articles"], index);
    const facts = readFacts(results, index);
    return () => ({ documents, facts });
  },
  render: (_id, data, index, context) => [
    new VFile({ path: fileOf(feedPath), value: atom(data, index, context) }),
  ],
};

function atom({ documents, facts }: FeedData, index: SiteIndex, context: SiteContext): string {
  const { site } = context;
  const shown = stories(index).flatMap((story) => {
    const document = documents.get(story._id);
    return document ? [{ story, document }] : [];
  });
  const updated = shown
    .map(({ story }) => changedAt(story))
    .sort()
    .at(-1);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(site.language)}">
<id>${xml(tag(site.address, "feed"))}</id>
<title>${xml(site.title)}</title>
${site.description ? `<subtitle>${xml(site.description)}</subtitle>\n` : ""}<updated>${updated ?? "1970-01-01T00:00:00Z"}</updated>
<link rel="self" href="${xml(urlOf(context, feedPath))}"/>
<link rel="alternate" type="text/html" href="${xml(urlOf(context, frontPath))}"/>
<icon>${xml(urlOf(context, "/icon-192.png"))}</icon>
<author><name>${xml(site.title)}</name></author>
${shown.map(({ story, document }) => entry(story, document, facts, index, context)).join("")}</feed>
`;
}

function entry(
  story: ArticleSummary,
  document: ArticleDocument,
  facts: StoryFacts,
  index: SiteIndex,
  context: SiteContext,
): string {
  const { site } = context;
  const url = urlOf(context, pathOfArticle(index, story));
  // What is wrong with a text is told by the story's own page.
  const text = renderStory(document.body, facts, {
    context,
    file: new VFile(),
    documentId: story._id,
    field: "body",
  });
  const corrected = correctionsOfAll(
    [story._id, ...text.used.quotes, ...text.used.statistics],
    facts.correctionsOf,
  ).map((one) => `<p><strong>${correctionWords(one).noun}.</strong> ${xml(one.text ?? "")}</p>`);
  const topics = story.topics.flatMap((id) => index.topic.get(id) ?? []);
  return `<entry>
<id>${xml(tag(site.address, `article/${encodeURIComponent(story._id)}`))}</id>
<title>${xml(story.headline)}</title>
<link rel="alternate" type="text/html" href="${xml(url)}"/>
<published>${utc(story.publishedAt ?? "")}</published>
<updated>${changedAt(story)}</updated>
${document.authors.map((author) => `<author><name>${xml(author.name ?? "")}</name></author>\n`).join("")}${topics.map((topic) => `<category term="${xml(topic.slug)}" label="${xml(topic.title)}"/>\n`).join("")}${story.dek ? `<summary>${xml(story.dek)}</summary>\n` : ""}<content type="html" xml:base="${xml(url)}">${xml(text.html + corrected.join(""))}</content>
</entry>
`;
}

const utc = (instant: string) => new Date(instant).toISOString();

const changedAt = (story: ArticleSummary) => utc(story.updatedAt ?? story.publishedAt ?? "");

/** A name that stays when the address of a page moves (RFC 4151). */
function tag(address: string, name: string): string {
  return `tag:${new URL(address).hostname},2026:${name}`;
}
