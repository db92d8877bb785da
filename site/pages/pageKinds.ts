import type { PageKind } from "../pageKind.ts";
import { article } from "./article.ts";
import { corrections, correctionsMonth } from "./corrections.ts";
import { feed } from "./feed.ts";
import { front } from "./front.ts";
import { notFound } from "./notFound.ts";
import { organization, organizationMonth } from "./organization.ts";
import { person, personMonth } from "./person.ts";
import { policy } from "./policy.ts";
import { quote } from "./quote.ts";
import { redirect } from "./redirect.ts";
import { section, sectionMonth } from "./section.ts";
import { sitemapOf } from "./sitemap.ts";
import { siteFiles } from "./siteFiles.ts";
import { statistic } from "./statistic.ts";
import { topic, topicMonth } from "./topic.ts";

/** Pages that a reader can go to, in the order they are written: what is linked to comes first. */
const pages: readonly PageKind[] = [
  statistic,
  quote,
  article,
  policy,
  notFound,
  sectionMonth,
  section,
  topicMonth,
  topic,
  personMonth,
  person,
  organizationMonth,
  organization,
  correctionsMonth,
  corrections,
  front,
];

/** Every kind of page. A feed is a page that happens to be XML. */
export const pageKinds: readonly PageKind[] = [
  ...pages,
  redirect,
  feed,
  siteFiles,
  sitemapOf({
    lasting: [front, corrections, policy, section, topic, person, organization],
    months: [correctionsMonth, sectionMonth, topicMonth, personMonth, organizationMonth],
    article,
    quote,
    statistic,
  }),
];
