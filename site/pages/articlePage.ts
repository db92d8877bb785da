import { html, raw } from "../frame/html.ts";
import type { VFile } from "vfile";
import { pictureFigure } from "../blocks/pictureFigure.ts";
import { commentBlock, commentCount } from "../comments/commentBlock.ts";
import type { SiteContext } from "../context.ts";
import { sectionCrumbs } from "../frame/breadcrumbs.ts";
import { listed, type Markup, nameElement, timeElement } from "../frame/markup.ts";
import { fieldAttribute } from "../frame/fieldAttribute.ts";
import { renderPage } from "../frame/page.ts";
import { articleNodes } from "../jsonLd/article.ts";
import { pathOfArticle, urlOf } from "../lookUp.ts";
import { entityPath, topicPath } from "../paths.ts";
import { printDate, printTime, withOffset } from "../printDate.ts";
import { shareBlock } from "../share/shareBlock.ts";
import { shareCard } from "../share/shareCard.ts";
import type { ArticleSummary, SiteIndex } from "../siteIndex.ts";
import type { CorrectionFact, EntityFact, SourceFact } from "../story/facts.ts";
import { toHtml } from "../story/processor.ts";
import { type ArticleParts, correctable } from "./articleParts.ts";
import { correctionNote, correctionsOfAll, correctionWords } from "./correctionNotes.ts";
import { kicker } from "./kicker.ts";
import { openingWords } from "./openingWords.ts";
import { sourceItem } from "./sourceItem.ts";

/** A story's page. */
export function articlePage(
  file: VFile,
  parts: ArticleParts,
  index: SiteIndex,
  context: SiteContext,
): VFile {
  const { story, document, comments, facts, text } = parts;
  const { site } = context;
  const path = pathOfArticle(index, story);
  const url = urlOf(context, path);
  const section = index.section.get(story.section)?.title ?? null;
  const corrections = correctionsOfAll(correctable(parts), facts.correctionsOf);
  const description = document.seo.description ?? story.dek ?? openingWords(document.body, 200);
  const lead = document.leadImage
    ? pictureFigure(document.leadImage, { context, eager: true })
    : undefined;
  (file.data.pictures ??= []).push(...text.pictures, ...(lead?.files ?? []));
  const card = shareCard(
    file,
    {
      kind: "headline",
      paper: site.title,
      kicker: kicker(story) ?? section ?? "",
      headline: story.headline,
      date: story.publishedAt ? printDate(story.publishedAt, site.timeZone) : "",
    },
    context,
  );
  const offset = (instant: string | null) => instant && withOffset(instant, site.timeZone);
  return renderPage(
    file,
    {
      title: document.seo.title ?? story.headline,
      description,
      path,
      type: "article",
      image: { path: card, alt: story.headline, width: 1200, height: 630 },
      published: offset(story.publishedAt),
      modified: offset(story.updatedAt),
      section,
      sectionId: story.section,
      date: story.updatedAt ?? story.publishedAt,
      crumbs: [...sectionCrumbs(index, story.section), { title: story.headline }],
      graph: articleNodes(
        {
          story,
          url,
          headline: story.headline,
          description,
          images: [
            lead?.files.findLast((one) => one.format === "jpeg" || one.format === "png")?.path,
            card,
          ]
            .filter((image) => image !== undefined)
            .map((image) => urlOf(context, image)),
          section,
          authors: document.authors,
          quotes: text.used.quotes.flatMap((id) => facts.quotes.get(id) ?? []),
          statistics: [...new Set([...document.cites, ...text.used.statistics])].flatMap(
            (id) => facts.statistics.get(id) ?? [],
          ),
          sources: document.sources,
          corrections,
          correctionsOf: facts.correctionsOf,
          comments,
          words: text.words,
        },
        context,
      ),
      main: html`<article class="article${story.label === "opinion" ? " opinion" : ""}">
          ${heading(parts, corrections, context)}
          ${lead ? html`<div${fieldAttribute({ id: story._id, path: "leadImage" }, context)} class="lead-picture">${raw(toHtml(lead.figure))}</div>` : ""}
          ${correctionNotes(corrections.filter(isRetraction), context)}
          <div class="story">${raw(text.html)}</div>
          ${after(document.sources, story, corrections, index, context)}
          ${shareBlock({ url, title: story.headline, description: story.dek, media: urlOf(context, card) }, document.shareNetworks, context)}
        </article>
        ${commentBlock({ storyId: story._id, state: document.comments, comments, publishedAt: story.publishedAt }, index, context)}`,
    },
    context,
  );
}

const isRetraction = (correction: CorrectionFact) => correction.kind === "retraction";

function heading(
  { story, document, comments }: ArticleParts,
  corrections: readonly CorrectionFact[],
  context: SiteContext,
): Markup {
  const { site } = context;
  const mark = (field: string) => fieldAttribute({ id: story._id, path: field }, context);
  const label = kicker(story);
  const newest = corrections.at(-1);
  const time = (instant: string) => timeElement(instant, site.timeZone, printTime);
  return html`<header class="story-head">
    ${label ? html`<p class="kicker">${label}</p>` : ""}
    <h1${story.headline.length > 90 ? html` class="long"` : ""}${mark("headline")}>${story.headline}</h1>
    ${story.dek ? html`<p${mark("dek")} class="dek">${story.dek}</p>` : ""}
    <div class="meta">
      ${document.authors.length > 0 ? html`<p${mark("authors")} class="byline">By ${listed(document.authors.map(author))}</p>` : ""}
      ${story.publishedAt ? html`<p>Published <strong>${time(story.publishedAt)}</strong></p>` : ""}
      ${story.updatedAt ? html`<p>Updated <strong>${time(story.updatedAt)}</strong></p>` : ""}
      ${newest ? html`<p><a class="corrected" href="#corrections">${correctionWords(newest).done}</a></p>` : ""}
      ${comments.length > 0 ? html`<p class="meta-end"><a href="#comments">${commentCount(comments.length)}</a></p>` : ""}
    </div>
  </header>`;
}

function author(person: EntityFact): Markup {
  const name = nameElement(person.name ?? "", person.nameLanguage);
  return person.slug === null
    ? html`<strong>${name}</strong>`
    : html`<a rel="author" href="${entityPath({ _type: person._type, slug: person.slug })}"
        >${name}</a
      >`;
}

function after(
  sources: readonly SourceFact[],
  story: ArticleSummary,
  corrections: readonly CorrectionFact[],
  index: SiteIndex,
  context: SiteContext,
): Markup {
  const { site } = context;
  const topics = story.topics.flatMap((id) => index.topic.get(id) ?? []);
  return [
    correctionNotes(
      corrections.filter((one) => !isRetraction(one)),
      context,
      !corrections.some(isRetraction),
    ),
    sources.length > 0
      ? html`<section class="sided sources">
          <h2>Sources</h2>
          <ul>
            ${sources.map((one) => sourceItem(one, site.timeZone))}
          </ul>
        </section>`
      : "",
    topics.length > 0
      ? html`<section class="sided topics">
          <div>
            <p>
              More on
              ${listed(topics.map(({ title, slug }) => html`<a href="${topicPath(slug)}">${title}</a>`))}
            </p>
          </div>
        </section>`
      : "",
  ];
}

/** Notes under the story; a retraction stands above it, and is what “Retracted” leads to. */
function correctionNotes(
  corrections: readonly CorrectionFact[],
  { site }: SiteContext,
  named = true,
): Markup {
  if (corrections.length === 0) return "";
  return html`<section
    class="sided corrections"
    ${named ? html` id="corrections"` : ""}
    aria-label="Corrections"
  >
    <div>${corrections.map((one) => correctionNote(one, site.timeZone))}</div>
  </section>`;
}
