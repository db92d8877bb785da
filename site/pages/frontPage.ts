import { html, raw } from "../frame/html.ts";
import { VFile } from "vfile";
import { breakdownFigure } from "../blocks/breakdownFigure.ts";
import { figureDisplay } from "../blocks/figureDisplay.ts";
import { pictureFigure } from "../blocks/pictureFigure.ts";
import { quotationFigure } from "../blocks/quotationFigure.ts";
import type { SiteContext } from "../context.ts";
import { commas, type Markup, timeElement } from "../frame/markup.ts";
import { renderPage } from "../frame/page.ts";
import { pathOf, pathOfArticle } from "../lookUp.ts";
import { correctionsPath, frontPath, sectionPath } from "../paths.ts";
import { shareCard } from "../share/shareCard.ts";
import type { ArticleSummary, SiteIndex } from "../siteIndex.ts";
import type { BreakdownFact, StoryFacts } from "../story/facts.ts";
import { isRecord } from "../story/isRecord.ts";
import { toHtml } from "../story/processor.ts";
import { correctionsOfAll, correctionWords } from "./correctionNotes.ts";
import { subjectTitle } from "./corrections.ts";
import { figureWords, smallFigure } from "./factItems.ts";
import { frontStories } from "./frontChoice.ts";
import { authorNames, storyItem } from "./storyItem.ts";
import { kicker } from "./kicker.ts";

/** What the front page shows of a story beside what the index has. */
export interface FrontStory {
  opening: string | null;
  leadImage: unknown;
  /** Ids of the facts it sets apart, in order. */
  statistics: string[];
  breakdowns: string[];
}

/** What the front page is made of. */
export interface FrontData {
  stories: ReadonlyMap<string, FrontStory>;
  facts: StoryFacts;
  /** The id of the story that the quotation of the day is from. */
  quotedIn: string | null;
}

/** The front page. */
export function frontPage(data: FrontData, index: SiteIndex, context: SiteContext): VFile {
  const { site } = context;
  const file = new VFile();
  const { lead, seconds, rows } = frontStories(index);
  const newest = index.stories().newest(1)[0]?.publishedAt ?? null;
  const card = shareCard(
    file,
    {
      kind: "headline",
      paper: site.title,
      kicker: "",
      headline: lead?.headline ?? site.title,
      date: "",
    },
    context,
  );
  return renderPage(
    file,
    {
      title: site.title,
      description: site.description || null,
      path: frontPath,
      type: "website",
      image: { path: card, alt: lead?.headline ?? site.title, width: 1200, height: 630 },
      date: newest,
      crumbs: [],
      front: true,
      main: html`<div class="front">
        ${
          lead
            ? html`<div class="front-top">
                ${leadStory(lead, data, file, index, context)}
                <div class="seconds">
                  ${seconds.map((story) => second(story, data, index, context))}${correctionsBox(index, context)}
                </div>
              </div>`
            : html`<p class="quiet">Nothing has been published yet.</p>`
        }
        ${quotation(data, index, context)}
        ${rows.map(({ section, stories }) => row(section, stories, data, index, context))}
      </div>`,
    },
    context,
  );
}

function leadStory(
  story: ArticleSummary,
  data: FrontData,
  file: VFile,
  index: SiteIndex,
  context: SiteContext,
): Markup {
  const { site } = context;
  const { facts } = data;
  const own = data.stories.get(story._id);
  const breakdowns = (own?.breakdowns ?? []).flatMap((id) => facts.breakdowns.get(id) ?? []);
  const parted = breakdowns.find((one) => one.relation === "partition");
  const shares = breakdowns.find((one) => one.relation === "subset");
  const statistic =
    (own?.statistics ?? []).flatMap((id) => facts.statistics.get(id) ?? [])[0] ?? parted?.total;
  const picture =
    !statistic && isRecord(own?.leadImage)
      ? pictureFigure(own.leadImage, { context, aspect: 1.5, eager: true, sizes: leadSizes })
      : undefined;
  (file.data.pictures ??= []).push(...(picture?.files ?? []));
  const corrections = correctionsOfAll(
    [story._id, ...(statistic ? [statistic._id] : [])],
    facts.correctionsOf,
  );
  const newest = corrections.at(-1);
  const section = index.section.get(story.section)?.title;
  const by = commas([
    authorNames(story, index),
    story.publishedAt ? timeElement(story.publishedAt, site.timeZone) : null,
  ]);
  const words = story.dek ?? own?.opening;
  const fact = [
    statistic ? raw(toHtml(figureDisplay(statistic, { context }))) : "",
    parted ? raw(toHtml(breakdownFigure(parted, { context }))) : "",
    picture ? raw(toHtml(picture.figure)) : "",
  ].filter(Boolean);
  return html`<article class="lead${fact.length > 0 ? "" : " lead-plain"}">
    <p class="kicker">${kicker(story) ?? section}</p>
    <h2><a href="${pathOfArticle(index, story)}">${story.headline}</a></h2>
    <div class="lead-text">
      ${words ? html`<p class="item-dek">${words}</p>` : ""}
      <p class="item-meta">
        ${by}${newest?.date ? html` <span class="corrected">${correctionWords(newest).done} ${timeElement(newest.date, site.timeZone)}</span>` : ""}
      </p>
    </div>
    ${fact.length > 0 ? html`<div class="lead-fact">${fact}</div>` : ""}
    ${shares ? sharesOf(shares, context) : ""}
  </article>`;
}

function sharesOf(shares: BreakdownFact, context: SiteContext): Markup {
  return html`<div class="lead-shares">
    ${raw(toHtml(breakdownFigure(shares, { context })))}
    ${(shares.parts ?? []).length > 1 ? html`<p class="item-meta">The groups can overlap.</p>` : ""}
  </div>`;
}

const leadSizes = "(min-width: 72rem) 35rem, calc(100vw - 2.5rem)";

function second(
  story: ArticleSummary,
  data: FrontData,
  index: SiteIndex,
  context: SiteContext,
): Markup {
  const above = index.section.get(story.section)?.title ?? null;
  return storyItem(
    story,
    { level: 2, above, below: beneath(story, data, context) },
    index,
    context,
  );
}

/** Under a headline without a dek: the story's figure, else its first words. */
function beneath(
  story: ArticleSummary,
  { stories, facts }: FrontData,
  context: SiteContext,
): Markup {
  const own = stories.get(story._id);
  if (!own || story.dek !== null) return null;
  const [statistic] = own.statistics.flatMap((id) => facts.statistics.get(id) ?? []);
  if (statistic) return smallFigure(statistic, figureWords(statistic), context);
  return null;
}

function row(
  section: { _id: string; title: string; slug: string },
  stories: readonly ArticleSummary[],
  data: FrontData,
  index: SiteIndex,
  context: SiteContext,
): Markup {
  const id = `section-${section.slug}`;
  return html`<section class="front-row" aria-labelledby="${id}">
    <h2 id="${id}"><a href="${sectionPath(section.slug)}">${section.title}</a></h2>
    <div class="row-items">
      ${stories.map((story) =>
        storyItem(
          story,
          {
            level: 3,
            said: section.title,
            below: beneath(story, data, context),
            dated: !(story.label === "opinion" && story.authors.length > 0),
          },
          index,
          context,
        ),
      )}
    </div>
  </section>`;
}

function quotation({ facts, quotedIn }: FrontData, index: SiteIndex, context: SiteContext): Markup {
  const quote =
    index.front.quotation === null ? undefined : facts.quotes.get(index.front.quotation);
  if (!quote?.text) return "";
  const story = quotedIn === null ? undefined : index.article.get(quotedIn);
  const corrections = facts.correctionsOf(quote._id);
  return html`<section class="front-quotation" aria-label="Quotation of the day">
    ${raw(toHtml(quotationFigure(quote, { corrections, context })))}${story ? html`<p class="from">From <a href="${pathOfArticle(index, story)}">${story.headline}</a></p>` : ""}
  </section>`;
}

function correctionsBox(index: SiteIndex, { site }: SiteContext): Markup {
  const newest = index.corrections.newest(2);
  if (newest.length === 0) return "";
  return html`<section class="front-corrections" aria-labelledby="front-corrections">
    <h2 id="front-corrections"><a href="${correctionsPath}">Corrections</a></h2>
    ${newest.map(({ corrects, date, text }) => {
      const path = pathOf(index, corrects);
      const title = subjectTitle(corrects, index);
      return html`<p>
        <strong>${timeElement(date, site.timeZone)}.</strong>
        ${path ? html`<a href="${path}">${title}</a>` : title}. ${text}
      </p>`;
    })}
  </section>`;
}
