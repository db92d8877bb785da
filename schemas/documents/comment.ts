import { defineArrayMember, defineField, defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { webAddress } from "../fields/webAddress.ts";
import { choice, line, prose } from "../fields/words.ts";
import { instant } from "../fields/times.ts";
import { inARow, titleOf } from "../previewWords.ts";

const statuses = [
  { value: "pending", title: "To review" },
  { value: "approved", title: "Approved" },
  { value: "rejected", title: "Rejected" },
  { value: "spam", title: "Spam" },
] as const;

/** What a reader answered. Its id is dotted (`comment.…`), so that nobody without a token reads it. */
export const comment = defineType({
  name: "comment",
  title: "Comment",
  type: "document",
  liveEdit: true,
  fields: [
    reference({ name: "story", title: "Story", to: ["article"], required: true }),
    prose({ name: "text", title: "Comment", max: 5000, required: true }),
    line({ name: "name", title: "Name", max: 80, required: true }),
    choice({
      name: "status",
      title: "Status",
      options: statuses,
      initialValue: "pending",
      required: true,
    }),
    reference({
      name: "parent",
      title: "Answers",
      description: "The comment that it stands under.",
      to: ["comment"],
      weak: true,
    }),
    reference({
      name: "about",
      title: "About",
      description: "The quote or figure of the story that it speaks of.",
      to: ["quote", "statistic"],
      weak: true,
    }),
    defineField({
      name: "fromPaper",
      title: "The paper's reply",
      type: "boolean",
      description: "Written by an editor for the paper, and marked so.",
      initialValue: false,
    }),
    line({
      name: "email",
      title: "E-mail",
      description: "Never published.",
      max: 254,
      validation: (rule) => rule.email(),
    }),
    webAddress({
      name: "website",
      title: "Website",
      description: "Given by the reader; never published.",
    }),
    instant({ name: "postedAt", title: "Posted at", required: true }),
    defineField({
      name: "heldBy",
      title: "Held by",
      type: "array",
      description: "The rules that asked for an editor's eye.",
      of: [defineArrayMember({ type: "string", validation: (rule) => rule.max(80) })],
      validation: (rule) => rule.max(40),
    }),
    line({
      name: "addressHash",
      title: "Sender",
      description: "A keyed hash of the address it came from, kept for 30 days.",
      max: 128,
      readOnly: true,
    }),
    prose({
      name: "reason",
      title: "Reason",
      description: "For colleagues; never published.",
      max: 500,
      rows: 2,
    }),
  ],
  orderings: [
    { name: "newest", title: "Newest first", by: [{ field: "postedAt", direction: "desc" }] },
  ],
  preview: {
    select: { text: "text", name: "name", status: "status", story: "story.headline" },
    prepare: ({ text, name, status, story }) => ({
      title: text || "No words",
      subtitle: inARow(titleOf(statuses, status), name, story),
    }),
  },
});
