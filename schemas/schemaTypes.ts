import { articleLink } from "./blocks/articleLink.ts";
import { body } from "./blocks/body.ts";
import { breakdownEmbed } from "./blocks/breakdownEmbed.ts";
import { divider } from "./blocks/divider.ts";
import { factBox } from "./blocks/factBox.ts";
import { figureInProse } from "./blocks/figureInProse.ts";
import { link } from "./blocks/link.ts";
import { picture } from "./blocks/picture.ts";
import { pullQuote } from "./blocks/pullQuote.ts";
import { quoted } from "./blocks/quoted.ts";
import { quoteEmbed } from "./blocks/quoteEmbed.ts";
import { statisticEmbed } from "./blocks/statisticEmbed.ts";
import { article } from "./documents/article.ts";
import { breakdown } from "./documents/breakdown.ts";
import { comment } from "./documents/comment.ts";
import { correction } from "./documents/correction.ts";
import { front } from "./documents/front.ts";
import { organization } from "./documents/organization.ts";
import { person } from "./documents/person.ts";
import { place } from "./documents/place.ts";
import { quote } from "./documents/quote.ts";
import { receipt } from "./documents/receipt.ts";
import { redirect } from "./documents/redirect.ts";
import { report } from "./documents/report.ts";
import { schedule } from "./documents/schedule.ts";
import { section } from "./documents/section.ts";
import { site } from "./documents/site.ts";
import { source } from "./documents/source.ts";
import { statistic } from "./documents/statistic.ts";
import { topic } from "./documents/topic.ts";

/** Every document of the newsroom. */
export const documentTypes = [
  article,
  quote,
  statistic,
  breakdown,
  person,
  organization,
  place,
  source,
  section,
  topic,
  correction,
  schedule,
  receipt,
  comment,
  report,
  redirect,
  front,
  site,
];

/** Every block and mark that a story's text is made of. */
export const blockTypes = [
  body,
  link,
  articleLink,
  quoted,
  figureInProse,
  quoteEmbed,
  statisticEmbed,
  breakdownEmbed,
  pullQuote,
  picture,
  factBox,
  divider,
];

/** The whole content model, as the Studio, the command line and the type generator take it. */
export const schemaTypes = [...documentTypes, ...blockTypes];

/** Documents of which there is one; its id is its type's name. */
export const singletons = ["front", "site"] as const;
