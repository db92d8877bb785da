import { monthOf } from "./printDate.ts";

/** Addresses are made here and nowhere else. Every path begins and ends with a slash. */

/** A part of an address as it came from the lake: missing where a document is unfinished. */
type Part = string | null | undefined;

/** The front page. */
export const frontPath = "/";

/** The newest stories of a section. */
export const sectionPath = (section: Part) => join(section);

/** The stories of one month of a section, topic, person or of the corrections; `month` is "2026-11". */
export const monthPath = (listPath: string, month: string) =>
  `${listPath}${month.replace("-", "/")}/`;

/** A story: `/<section>/<slug>/`. */
export const articlePath = (article: { section: Part; slug: Part }) =>
  join(article.section, article.slug);

/** A topic's stories. */
export const topicPath = (slug: Part) => join("topics", slug);

/** A person who writes or speaks. */
export const personPath = (slug: Part) => join("people", slug);

/** A body that speaks or publishes. */
export const organizationPath = (slug: Part) => join("organizations", slug);

/** A quote on file. */
export const quotePath = (slug: Part) => join("quotes", slug);

/** A statistic on file. */
export const statisticPath = (slug: Part) => join("statistics", slug);

/** A breakdown's numbers as a file, beside the page of its total. */
export const breakdownFilePath = (
  statisticSlug: Part,
  breakdownId: string,
  format: "csv" | "json",
) => `${statisticPath(statisticSlug)}${encodeURIComponent(breakdownId)}.${format}`;

/** All corrections, newest first. */
export const correctionsPath = "/corrections/";

/** Where a correction stands for good: on the page of its month, under its id. */
export const correctionPath = (
  correction: { _id: string; date: string | null },
  timeZone: string,
) =>
  `${correction.date ? monthPath(correctionsPath, monthOf(correction.date, timeZone)) : correctionsPath}#${encodeURIComponent(correction._id)}`;

/** A policy of the paper. */
export const policyPath = (slug: Part) => join("policies", slug);

/** Where the comment form of a story posts to. */
export const commentsPath = (storyId: string) => `/comments/${encodeURIComponent(storyId)}`;

/** The feed of the newest 50 stories. */
export const feedPath = "/feed.xml";

/** A speaker's or publisher's page by the type of its document. */
export const entityPath = (entity: { _type: string; slug: Part }) =>
  entity._type === "organization" ? organizationPath(entity.slug) : personPath(entity.slug);

/** The file under the output folder that a path is served from: `/news/x/` → `news/x/index.html`. */
export const fileOf = (path: string) =>
  path.endsWith("/") ? `${path.slice(1)}index.html` : path.slice(1);

function join(...parts: Part[]): string {
  return `/${parts.map((part) => `${encodeURIComponent(part ?? "")}/`).join("")}`;
}
