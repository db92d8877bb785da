import { html } from "hono/html";
import type { SiteContext } from "../context.ts";
import { listed, type Markup, nameElement, timeElement } from "../frame/markup.ts";
import { lookUp, pathOfArticle } from "../lookUp.ts";
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
}

/** A story in a list: headline, dek, who and when; the headline's link covers it all. */
export function storyItem(
  story: ArticleSummary,
  { level, above, below, dated = true }: StoryItemOptions,
  index: SiteIndex,
  { site }: SiteContext,
): Markup {
  const label = kicker(story) ?? above;
  const link = html`<a href="${pathOfArticle(index, story)}">${story.headline}</a>`;
  const names = authorNames(story, index);
  const date = dated && story.publishedAt ? timeElement(story.publishedAt, site.timeZone) : null;
  const meta = [names, date].filter(Boolean);
  return html`<div class="story-item${story.label === "opinion" ? " opinion" : ""}">
    ${label ? html`<p class="kicker">${label}</p>` : ""}
    ${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
    ${story.dek ? html`<p class="item-dek">${story.dek}</p>` : ""} ${below ?? ""}
    ${meta.length > 0 ? html`<p class="item-meta">${meta.map((piece, at) => [at > 0 ? ", " : "", piece])}</p>` : ""}
  </div>`;
}

/** Who wrote a story, as far as they have pages; nothing for nobody. */
export function authorNames(story: ArticleSummary, index: SiteIndex): Markup {
  const people = story.authors.flatMap((id) => lookUp(index).person.get(id) ?? []);
  return people.length > 0
    ? html`${listed(people.map(({ name, nameLanguage }) => nameElement(name, nameLanguage)))}`
    : null;
}
