import { defineArrayMember, defineField, defineType } from "@sanity/types";
import { wordsIn } from "../../facts/onFile.ts";
import { language } from "../fields/language.ts";
import { references } from "../fields/references.ts";
import { shareNetworksField } from "../fields/shareNetworksField.ts";
import { slugMax, slugProblem } from "../fields/slug.ts";
import { timeZone } from "../fields/timeZone.ts";
import { webAddress } from "../fields/webAddress.ts";
import { line, prose } from "../fields/words.ts";
import { paragraph } from "../blocks/paragraph.ts";

/** The paper itself (one document, id `site`): name, address, language, zone, policies. */
export const site = defineType({
  name: "site",
  title: "Site",
  type: "document",
  groups: [
    { name: "paper", title: "Paper", default: true },
    { name: "policies", title: "Policies" },
    { name: "readers", title: "Readers" },
  ],
  fields: [
    line({ name: "title", title: "Name of the paper", group: "paper", max: 80, required: true }),
    prose({ name: "description", title: "In a sentence", group: "paper", max: 300, rows: 2 }),
    webAddress({
      name: "address",
      title: "Address",
      group: "paper",
      description: "Where the pages stand for readers: https://example.org",
      required: true,
    }),
    language({ name: "language", title: "Language", group: "paper" }),
    timeZone({
      name: "timeZone",
      title: "Time zone",
      group: "paper",
      description: "Dates and months of the pages follow it: Europe/London.",
      required: true,
    }),
    line({
      name: "publisher",
      title: "Publisher",
      group: "paper",
      description: "The company or society that publishes it.",
      max: 160,
    }),
    defineField({ name: "logo", title: "Logo", group: "paper", type: "picture" }),
    references({
      name: "navigation",
      title: "Sections in the masthead",
      group: "paper",
      to: ["section"],
      max: 9,
    }),
    defineField({
      name: "policies",
      title: "Policies",
      group: "policies",
      type: "array",
      of: [
        defineArrayMember({
          name: "policy",
          title: "Policy",
          type: "object",
          fields: [
            line({ name: "title", title: "Title", max: 80, required: true }),
            line({
              name: "slug",
              title: "Address",
              max: slugMax,
              required: true,
              validation: (rule) => rule.custom((value) => slugProblem(value, []) ?? true),
            }),
            defineField({
              name: "body",
              title: "Text",
              type: "array",
              of: [paragraph({ styles: ["normal", "h2", "h3"] })],
              validation: (rule) => rule.max(500),
            }),
          ],
          preview: { select: { title: "title", subtitle: "slug" } },
        }),
      ],
      validation: (rule) => rule.max(12).custom(addressesDiffer),
    }),
    shareNetworksField({
      group: "readers",
      description: "What the share block of a story offers where the story says nothing else.",
    }),
    defineField({
      name: "commentRules",
      title: "Comments",
      group: "readers",
      type: "object",
      fields: [
        defineField({
          name: "emailRequired",
          title: "Ask for an e-mail address",
          type: "boolean",
          initialValue: false,
        }),
        defineField({
          name: "closeAfterDays",
          title: "Close after days",
          description: "Leave empty to keep them open.",
          type: "number",
          validation: (rule) => rule.integer().min(1).max(3650),
        }),
      ],
    }),
  ],
  preview: { select: { title: "title", subtitle: "address" } },
});

function addressesDiffer(policies: unknown) {
  if (!Array.isArray(policies)) return true;
  const slugs = policies.map((policy: unknown) => wordsIn(policy, "slug"));
  const again = slugs.flatMap((slug, index) =>
    slug !== undefined && slugs.indexOf(slug) < index
      ? [{ message: `Two policies have the address “${slug}”.`, path: [index, "slug"] }]
      : [],
  );
  return again.length === 0 ? true : again;
}
