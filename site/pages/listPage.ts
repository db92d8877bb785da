import { html } from "../frame/html.ts";
import { VFile } from "vfile";
import type { SiteContext } from "../context.ts";
import type { Crumb } from "../frame/breadcrumbs.ts";
import { type Markup, timeElement } from "../frame/markup.ts";
import { renderPage } from "../frame/page.ts";
import type { JsonLd } from "../jsonLd/graph.ts";
import { siteId } from "../jsonLd/site.ts";
import { pathOfArticle, urlOf } from "../lookUp.ts";
import { monthPath } from "../paths.ts";
import { printMonth } from "../printDate.ts";
import { shareCard } from "../share/shareCard.ts";
import type { ArticleSummary, SiteIndex } from "../siteIndex.ts";
import { type MonthLink, monthLinks } from "./months.ts";
import { storyItem } from "./storyItem.ts";

/** What a list of a section, a topic, a person … is made of. */
export interface ListParts {
  /** What kind of list, above its title. */
  kicker?: string | null;
  title: Markup;
  /** The title in plain words. */
  name: string;
  description?: string | null;
  /** Under the title: a role, a biography, a portrait. */
  about?: Markup;
  /** The list's own address; a month's lies under it. */
  path: string;
  /** The month that is shown; without one the newest of all. */
  month?: string;
  months: readonly MonthLink[];
  /** To the list itself; a month's page adds its own. */
  crumbs: readonly Crumb[];
  sectionId?: string;
  stories: readonly ArticleSummary[];
  /** Headings over the stories, where other lists follow. */
  storiesTitle?: string;
  /** What follows the stories. */
  more?: Markup;
  /** What to say when there is nothing. */
  none: string;
  /** What its items need not repeat: the section's name, the author's id. */
  said?: string;
  type?: "website" | "profile";
  graph?: readonly JsonLd[];
}

/** How many stories the first page of a list shows; all of them are on the pages of their months. */
export const newest = 20;

/** A list's page, of its newest or of a month. */
export function listPage(
  parts: ListParts,
  index: SiteIndex,
  context: SiteContext,
  file: VFile = new VFile(),
): VFile {
  const { month, stories, months, name } = parts;
  const path = month ? monthPath(parts.path, month) : parts.path;
  const title = month ? `${name}, ${printMonth(month)}` : name;
  const latest = stories[0]?.publishedAt ?? null;
  const empty = stories.length === 0 && !parts.more;
  const card = shareCard(
    file,
    {
      kind: "headline",
      paper: context.site.title,
      kicker: parts.kicker ?? "",
      headline: name,
      date: "",
    },
    context,
  );
  return renderPage(
    file,
    {
      title,
      description: parts.description ?? `${title}: ${context.site.title}.`,
      path,
      type: parts.type ?? "website",
      image: { path: card, alt: title, width: 1200, height: 630 },
      date: latest,
      sectionId: parts.sectionId,
      crumbs: month
        ? [...withPath(parts.crumbs, parts.path), { title: printMonth(month) }]
        : parts.crumbs,
      graph: [
        collection(parts, title, urlOf(context, path), index, context),
        ...(parts.graph ?? []),
      ],
      main: html`<div class="list-page">
        <header class="list-head">
          ${parts.kicker ? html`<p class="kicker">${parts.kicker}</p>` : ""}
          <h1>
            ${parts.title}${month ? html` <span class="list-month">${printMonth(month)}</span>` : ""}
          </h1>
          ${parts.description && !month ? html`<p class="dek">${parts.description}</p>` : ""}
          ${month ? "" : (parts.about ?? "")}
        </header>
        <div class="list-body">
          ${empty ? html`<p class="quiet">${parts.none}</p>` : ""}
          ${stories.length > 0 ? storyRows(parts, index, context) : ""} ${parts.more ?? ""}
        </div>
        ${monthLinks(months, parts.path, month)}
      </div>`,
    },
    context,
  );
}

function storyRows(parts: ListParts, index: SiteIndex, context: SiteContext): Markup {
  const level = parts.storiesTitle ? 3 : 2;
  return html`${parts.storiesTitle ? html`<h2 class="list-title">${parts.storiesTitle}</h2>` : ""}
    <ol class="story-rows">
      ${parts.stories.map(
        (story) =>
          html`<li>
            <p class="row-date">
              ${story.publishedAt ? timeElement(story.publishedAt, context.site.timeZone) : ""}
            </p>
            ${storyItem(story, { level, dated: false, said: parts.said }, index, context)}
          </li>`,
      )}
    </ol>`;
}

function withPath(crumbs: readonly Crumb[], path: string): Crumb[] {
  return crumbs.map((crumb, at) => (at === crumbs.length - 1 ? { ...crumb, path } : crumb));
}

function collection(
  { stories, description }: ListParts,
  title: string,
  url: string,
  index: SiteIndex,
  context: SiteContext,
): JsonLd {
  return {
    "@type": "CollectionPage",
    "@id": `${url}#list`,
    url,
    name: title,
    description,
    isPartOf: { "@id": siteId(context.site.address) },
    mainEntity:
      stories.length > 0
        ? {
            "@type": "ItemList",
            itemListElement: stories.map((story, at) => ({
              "@type": "ListItem",
              position: at + 1,
              url: urlOf(context, pathOfArticle(index, story)),
            })),
          }
        : null,
  };
}
