import { defineArrayMember, defineField, defineType } from "@sanity/types";
import { reference, references } from "../fields/references.ts";
import { shareNetworksField } from "../fields/shareNetworksField.ts";
import { slug } from "../fields/slug.ts";
import { instant } from "../fields/times.ts";
import { choice, line, prose } from "../fields/words.ts";
import { dayInWords, inARow, titleOf } from "../previewWords.ts";

const labels = [
  { value: "news", title: "News" },
  { value: "analysis", title: "Analysis" },
  { value: "opinion", title: "Opinion" },
  { value: "sponsored", title: "Sponsored" },
] as const;

/** A story. One without authors, dek, picture or body still renders. */
export const article = defineType({
  name: "article",
  title: "Story",
  type: "document",
  groups: [
    { name: "story", title: "Story", default: true },
    { name: "facts", title: "Facts" },
    { name: "media", title: "Media" },
    { name: "publishing", title: "Publishing" },
    { name: "search", title: "Search" },
  ],
  fields: [
    line({
      name: "headline",
      title: "Headline",
      group: "story",
      description: "A number in it must be the value of a statistic that the story cites (Facts).",
      max: 200,
      required: true,
    }),
    slug({ source: "headline", group: "story", perSection: true }),
    reference({
      name: "section",
      title: "Section",
      group: "story",
      description: "Its word stands in the story's address.",
      to: ["section"],
      required: true,
    }),
    choice({
      name: "label",
      title: "Kind of story",
      group: "story",
      description: "Readers see Analysis, Opinion and Sponsored above the headline.",
      options: labels,
      initialValue: "news",
    }),
    prose({
      name: "dek",
      title: "Dek",
      group: "story",
      description: "The sentence under the headline: what the reader will know after reading.",
      max: 400,
      rows: 2,
    }),
    references({
      name: "authors",
      title: "Authors",
      group: "story",
      description: "In the order of the byline. May be empty.",
      to: ["person"],
      max: 12,
    }),
    defineField({ name: "body", title: "Text", group: "story", type: "body" }),
    references({
      name: "topics",
      title: "Topics",
      group: "story",
      description: "The story stands on the page of each.",
      to: ["topic"],
      max: 12,
    }),
    references({
      name: "cites",
      title: "Statistics stated in headline, dek and search texts",
      group: "facts",
      description: "Every number in those texts must be the value of one of these.",
      to: ["statistic"],
      max: 40,
    }),
    references({
      name: "sources",
      title: "Sources",
      group: "facts",
      description: "What the story rests on beside its quotes and statistics.",
      to: ["source"],
      max: 40,
    }),
    defineField({
      name: "notFigures",
      title: "Not a figure",
      group: "facts",
      type: "array",
      description:
        "Words with a number in headline, dek or search texts that state no statistic: “Pier 39”.",
      of: [
        defineArrayMember({ type: "string", validation: (rule) => rule.required().min(1).max(80) }),
      ],
      validation: (rule) => rule.unique().max(40),
    }),
    defineField({
      name: "leadImage",
      title: "Lead image",
      group: "media",
      type: "picture",
      description: "Above the text, in lists and where the story is shared.",
    }),
    choice({
      name: "stage",
      title: "Stage",
      group: "publishing",
      description: "For colleagues: is it still being written, or may somebody read it?",
      options: [
        { value: "draft", title: "Draft" },
        { value: "in review", title: "In review" },
      ],
      initialValue: "draft",
    }),
    instant({
      name: "publishedAt",
      title: "Published at",
      group: "publishing",
      description: "The time that readers see. A story without it stands in no list.",
      required: true,
    }),
    instant({
      name: "updatedAt",
      title: "Updated at",
      group: "publishing",
      description: "Set it when readers should know that the story changed. Saving never sets it.",
      validation: (rule) =>
        rule.custom((value, { document }) =>
          value && Date.parse(value) < Date.parse(String(document?.["publishedAt"]))
            ? "The update lies before the publication."
            : true,
        ),
    }),
    choice({
      name: "comments",
      title: "Comments",
      group: "publishing",
      description: "Closed shows what was written and takes nothing new; hidden shows nothing.",
      options: [
        { value: "open", title: "Open" },
        { value: "closed", title: "Closed, shown" },
        { value: "hidden", title: "Hidden" },
      ],
      initialValue: "open",
    }),
    shareNetworksField({
      group: "publishing",
      description: "Leave empty for the site's own choice.",
    }),
    defineField({
      name: "seo",
      title: "Search and share texts",
      group: "search",
      type: "object",
      description: "Only where headline, dek and lead image do not serve.",
      fields: [
        line({ name: "title", title: "Title", max: 120 }),
        prose({ name: "description", title: "Description", max: 300, rows: 2 }),
        defineField({ name: "image", title: "Image", type: "picture" }),
      ],
    }),
  ],
  orderings: [
    {
      name: "newest",
      title: "Newest first",
      by: [{ field: "publishedAt", direction: "desc" }],
    },
    { name: "headline", title: "Headline", by: [{ field: "headline", direction: "asc" }] },
  ],
  preview: {
    select: {
      headline: "headline",
      section: "section.title",
      label: "label",
      publishedAt: "publishedAt",
      media: "leadImage",
    },
    prepare: ({ headline, section, label, publishedAt, media }) => ({
      title: headline || "No headline yet",
      subtitle: inARow(
        section || "no section",
        label === "news" ? "" : titleOf(labels, label),
        dayInWords(publishedAt) ?? "no date",
      ),
      media,
    }),
  },
});
