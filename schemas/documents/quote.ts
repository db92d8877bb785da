import { defineType } from "@sanity/types";
import { language } from "../fields/language.ts";
import { reference } from "../fields/references.ts";
import { slug } from "../fields/slug.ts";
import { choice, line, prose } from "../fields/words.ts";
import { day } from "../fields/times.ts";
import { factsHold } from "../factsHold.ts";
import { dayInWords, inARow } from "../previewWords.ts";

/** Somebody's words, verbatim, with who said them, as what, when and where it is on record. */
export const quote = defineType({
  name: "quote",
  title: "Quote",
  type: "document",
  groups: [
    { name: "words", title: "Words", default: true },
    { name: "speaker", title: "Speaker" },
    { name: "source", title: "Source" },
  ],
  fields: [
    prose({
      name: "text",
      title: "The words",
      group: "words",
      description: "Exactly as said or printed, without the quotation marks around them.",
      max: 5000,
      rows: 6,
      required: true,
    }),
    slug({ source: "text", group: "words" }),
    choice({
      name: "attribution",
      title: "On what terms",
      group: "speaker",
      description:
        "A published document is public: without “on the record” no speaker may stand in it.",
      options: [
        { value: "on the record", title: "On the record" },
        { value: "background", title: "Background" },
        { value: "not for attribution", title: "Not for attribution" },
      ],
      initialValue: "on the record",
      required: true,
    }),
    reference({
      name: "speaker",
      title: "Speaker",
      group: "speaker",
      to: ["person", "organization"],
    }),
    line({
      name: "attributedAs",
      title: "Attributed as",
      group: "speaker",
      description: "What is printed in place of a name: “a harbour official”.",
      max: 200,
    }),
    line({
      name: "role",
      title: "Role on that day",
      group: "speaker",
      description: "What the speaker was when the words were said, not what they are today.",
      max: 200,
    }),
    day({ name: "saidOn", title: "Said on", group: "source" }),
    day({
      name: "publishedOn",
      title: "Published on",
      group: "source",
      description: "When the day it was said is not known, the day it was given out.",
    }),
    line({
      name: "occasion",
      title: "Venue or occasion",
      group: "source",
      description: "“at the council's meeting, Corn Hall”, “in a news release”.",
      max: 200,
    }),
    reference({
      name: "source",
      title: "Source",
      group: "source",
      description: "Where the words are on record.",
      to: ["source"],
    }),
    language({
      name: "language",
      title: "Language it was said in",
      group: "words",
      description: "Leave empty when it is the paper's own.",
    }),
    prose({
      name: "original",
      title: "The words in that language",
      group: "words",
      max: 5000,
      rows: 4,
    }),
    line({ name: "translator", title: "Translated by", group: "words", max: 200 }),
  ],
  validation: factsHold,
  orderings: [
    { name: "newest", title: "Newest first", by: [{ field: "saidOn", direction: "desc" }] },
  ],
  preview: {
    select: {
      text: "text",
      speaker: "speaker.name",
      attributedAs: "attributedAs",
      saidOn: "saidOn",
      publishedOn: "publishedOn",
    },
    prepare: ({ text, speaker, attributedAs, saidOn, publishedOn }) => ({
      title: text ? `“${text}”` : "No words yet",
      subtitle: inARow(
        speaker || attributedAs || "no speaker",
        dayInWords(saidOn || publishedOn) ?? "no date",
      ),
    }),
  },
});
