import { home } from "../frame/breadcrumbs.ts";
import { topicPath } from "../paths.ts";
import type { TopicSummary } from "../siteIndex.ts";
import { storyLists } from "./storyLists.ts";

/** A topic: its newest stories from all sections, and a page for every month. */
export const { newestPage: topic, monthPages: topicMonth } = storyLists<TopicSummary>({
  kind: "topic",
  rows: (index) => index.topic,
  path: ({ slug }) => topicPath(slug),
  parts: ({ title, description }) => ({
    kicker: "Topic",
    title,
    name: title,
    description,
    crumbs: [home, { title: "Topics" }, { title }],
    none: "Nothing has been published on this yet.",
  }),
});
