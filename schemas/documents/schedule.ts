import { defineField, defineType } from "@sanity/types";
import { reference, references } from "../fields/references.ts";
import { choice } from "../fields/words.ts";
import { instant } from "../fields/times.ts";
import { timeZone } from "../fields/timeZone.ts";
import { inARow, momentInWords, titleOf } from "../previewWords.ts";

const actions = [
  { value: "publish", title: "Publish" },
  { value: "unpublish", title: "Unpublish" },
] as const;
const statuses = [
  { value: "pending", title: "Waiting" },
  { value: "done", title: "Done" },
  { value: "failed", title: "Failed" },
  { value: "cancelled", title: "Cancelled" },
] as const;

/** Documents to publish or unpublish together at a time. */
export const schedule = defineType({
  name: "schedule",
  title: "Schedule",
  type: "document",
  liveEdit: true,
  fields: [
    references({
      name: "documents",
      title: "Documents",
      description: "All of them together, or none.",
      to: ["article", "quote", "statistic", "breakdown", "correction", "front"],
      weak: true,
      required: true,
      max: 50,
    }),
    choice({
      name: "action",
      title: "Action",
      options: actions,
      initialValue: "publish",
      required: true,
    }),
    instant({ name: "at", title: "At", required: true }),
    timeZone({
      name: "timeZone",
      title: "Time zone",
      description: "Of the editor who set it, such as Europe/London.",
    }),
    choice({
      name: "status",
      title: "Status",
      options: statuses,
      initialValue: "pending",
      required: true,
    }),
    reference({ name: "receipt", title: "Receipt", to: ["receipt"], weak: true }),
    defineField({
      name: "seen",
      title: "Seen",
      type: "boolean",
      description: "An editor has read how it ended.",
      initialValue: false,
    }),
  ],
  orderings: [{ name: "soonest", title: "Soonest first", by: [{ field: "at", direction: "asc" }] }],
  preview: {
    select: { action: "action", at: "at", status: "status", headline: "documents.0.headline" },
    prepare: ({ action, at, status, headline }) => ({
      title: [titleOf(actions, action), headline].filter(Boolean).join(": "),
      subtitle: inARow(titleOf(statuses, status), momentInWords(at)),
    }),
  },
});
