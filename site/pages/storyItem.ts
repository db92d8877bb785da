import { html } from "../frame/html.ts";
import type { SiteContext } from "../context.ts";
import { commas, listed, type Markup, nameElement, timeElement } from "../frame/markup.ts";
import { pathOfArticle } from "../lookUp.ts";
import type { ArticleSummary, SiteIndex } from "../siteIndex.ts";
import { kicker } from "./kicker.ts";

/** How a story stands in a list. */
export interface StoryItemOptions {
  /** Of its headline. */
  level: 2 | 3;
  /** Above the headline, where the list does not say it: the section. */
  above?: string | null;
  /** Under the headline, in place of the dek. */
  below?: Markup;
  /** Without the date, where it stands beside. */
  dated?: boolean;
  /** What the list's own title says, and its items need not: a section's name, an author's id. */
  said?: string;
}

/** A story in a list: headline, dek, who and when; the headline's link covers it all. */
export function storyItem(
  story: ArticleSummary,
  { level, above, below, dated = true, said }: StoryItemOptions,
  index: SiteIndex,
  { site }: SiteContext,
): Markup {
  const label = kicker(story) ?? above;
  const link = html`<a href="${pathOfArticle(index, story)}">${story.headline}</a>`;
  const isSaid = story.authors.length === 1 && story.authors[0] === said;
  const meta = commas([
    isSaid ? null : authorNames(story, index),
    dated && story.publishedAt ? timeElement(story.publishedAt, site.timeZone) : null,
  ]);
  return html`<div class="story-item${story.label === "opinion" ? " opinion" : ""}">
    ${label && label !== said ? html`<p class="kicker">${label}</p>` : ""}
    ${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
    ${story.dek ? html`<p class="item-dek">${story.dek}</p>` : ""} ${below ?? ""}
    ${meta ? html`<p class="item-meta">${meta}</p>` : ""}
  </div>`;
}

/** Who wrote a story, as far as they have pages; nothing for nobody. */
export function authorNames(story: ArticleSummary, index: SiteIndex): Markup {
  const people = story.authors.flatMap((id) => index.person.get(id) ?? []);
  return people.length > 0
    ? html`${listed(people.map(({ name, nameLanguage }) => nameElement(name, nameLanguage)))}`
    : null;
}
