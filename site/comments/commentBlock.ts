import { html } from "../frame/html.ts";
import type { SiteContext } from "../context.ts";
import { type Markup, timeElement } from "../frame/markup.ts";
import { pathOf } from "../lookUp.ts";
import { printTime } from "../printDate.ts";
import type { SiteIndex } from "../siteIndex.ts";
import { webHref } from "../story/webHref.ts";
import { commentForm } from "./commentForm.ts";
import { formMessages } from "./commentRules.ts";
import { commentText } from "./commentText.ts";
import {
  commentAnchor,
  mostLevels,
  type ShownComment,
  type Thread,
  threadComments,
} from "./threadComments.ts";

/** What the block is made of. */
export interface CommentBlockParts {
  storyId: string;
  state: "open" | "closed" | "hidden";
  comments: readonly ShownComment[];
  /** An instant: from it the days are counted after which comments close. */
  publishedAt: string | null;
}

/** Readers' answers to a story, and the form; nothing where an editor has hidden them. */
export function commentBlock(
  parts: CommentBlockParts,
  index: SiteIndex,
  context: SiteContext,
): Markup {
  if (parts.state === "hidden") return "";
  const threads = threadComments(parts.comments);
  return html`<section class="comments sided" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">
        Comments${parts.comments.length > 0 ? html` <span class="count">${parts.comments.length}</span>` : ""}
      </h2>
      <div class="threads">
        ${threads.length > 0 ? list(threads, 1, parts, index, context) : parts.state === "open" ? html`<p class="quiet">No comments yet.</p>` : ""}
        ${parts.state === "closed" ? html`<p class="closed-note"><strong>${formMessages.closed}</strong></p>` : ""}
      </div>
    </section>
    ${parts.state === "open" ? yourComment(parts, threads, context) : ""}`;
}

function yourComment(
  { storyId, publishedAt }: CommentBlockParts,
  threads: readonly Thread[],
  { site }: SiteContext,
): Markup {
  const closes = closingDay(publishedAt, site.closeAfterDays);
  return html`<section class="your-comment sided" aria-labelledby="your-comment">
    <h2 id="your-comment">Your comment</h2>
    <p class="margin-note">
      An editor reads each comment before it appears. E-mail addresses are never
      published.${closes ? html` Comments close on ${timeElement(closes, site.timeZone)}.` : ""}
    </p>
    <div>
      <p class="form-notice" id="comment-held" tabindex="-1">
        <strong>${formMessages.held}</strong>
      </p>
      ${commentForm({ storyId, emailRequired: site.emailRequired, answerable: answerable(threads, site.title, site.timeZone) })}
    </div>
  </section>`;
}

function list(
  threads: readonly Thread[],
  level: number,
  parts: CommentBlockParts,
  index: SiteIndex,
  context: SiteContext,
): Markup {
  return html`<ol>
    ${threads.map(
      ({ comment, answers }) =>
        html`<li>
          ${single(comment, level, parts, index, context)}
          ${answers.length > 0 ? list(answers, level + 1, parts, index, context) : ""}
        </li>`,
    )}
  </ol>`;
}

function single(
  comment: ShownComment,
  level: number,
  { state }: CommentBlockParts,
  index: SiteIndex,
  { site }: SiteContext,
): Markup {
  const anchor = commentAnchor(comment._id);
  const website = comment.website && /^https?:/i.test(comment.website) && webHref(comment.website);
  const name = nameOf(comment, site.title);
  const about = comment.about === null ? undefined : aboutLink(index, comment.about);
  return html`<article class="comment${comment.fromPaper ? " from-paper" : ""}" id="${anchor}">
    <p class="comment-by">
      <span class="comment-name"
        >${website ? html`<a href="${website}" rel="ugc nofollow noopener"><bdi>${name}</bdi></a>` : html`<bdi>${name}</bdi>`}</span
      >${comment.fromPaper ? html` <span class="mark">The paper’s reply</span>` : ""}${comment.postedAt ? html` <a class="comment-time" href="#${anchor}">${timeElement(comment.postedAt, site.timeZone, printTime)}</a>` : ""}
    </p>
    ${about ? html`<p class="comment-about">About ${about}</p>` : ""}
    <div class="comment-text">${commentText(comment.text ?? "")}</div>
    ${
      state === "open" && level < mostLevels
        ? html`<p class="comment-reply">
            <a href="#comment-form" data-reply="${comment._id}"
              >Reply<span class="unseen"> to ${name}</span></a
            >
          </p>`
        : ""
    }
  </article>`;
}

function aboutLink(index: SiteIndex, id: string): Markup {
  const path = pathOf(index, id);
  return (
    path && html`<a href="${path}">this ${path.startsWith("/quotes/") ? "quotation" : "figure"}</a>`
  );
}

function answerable(threads: readonly Thread[], paper: string, timeZone: string, level = 1) {
  const found: { id: string; title: string }[] = [];
  for (const { comment, answers } of threads) {
    if (level >= mostLevels) break;
    const time = comment.postedAt ? `, ${printTime(comment.postedAt, timeZone)}` : "";
    found.push({ id: comment._id, title: nameOf(comment, paper) + time });
    found.push(...answerable(answers, paper, timeZone, level + 1));
  }
  return found;
}

const nameOf = (comment: ShownComment, paper: string) =>
  comment.name ?? (comment.fromPaper ? paper : "A reader");

/** The last day on which comments are open, reckoned from the story: the page knows no clock. */
function closingDay(publishedAt: string | null, days: number | null): string | null {
  if (publishedAt === null || days === null || days < 1 || days > 36_500) return null;
  return new Date(Date.parse(publishedAt) + days * 86_400_000).toISOString();
}

/** "3 comments", for the line above a story. */
export const commentCount = (count: number) => (count === 1 ? "1 comment" : `${count} comments`);
