import type { PreviewConfig } from "sanity";
import { printFigure, unitWord } from "../../site/printFigure.ts";
import { printDay, printMoment } from "../printMoment.ts";
import { cut } from "../today/news.ts";

type Selected = Record<string, unknown>;

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const day = (value: unknown) => {
  const words = text(value);
  return words && !Number.isNaN(Date.parse(words)) ? printDay(words, new Date(), "UTC") : undefined;
};
const line = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(" · ");
const list = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(", ");

/** A figure as it is printed, with its unit: `498 arrests`, `12.4%`, `£1,200`. */
function figure({ value, precision, unit }: Selected): string | undefined {
  if (typeof value !== "number") return undefined;
  const shown = {
    value,
    precision: typeof precision === "number" ? precision : 0,
    unit: text(unit),
  };
  return [printFigure(shown), unitWord(shown.unit)].filter(Boolean).join(" ");
}

const statisticFields = (path: string) => ({
  value: `${path}value`,
  precision: `${path}precision`,
  unit: `${path}unit`,
  label: `${path}label`,
  asOf: `${path}asOf`,
  to: `${path}period.to`,
});

const numbered = (none: string) => (selected: Selected) => ({
  title: figure(selected) ?? none,
  subtitle: line(text(selected["label"]), day(selected["asOf"]) ?? day(selected["to"])),
});

/** Where the schema's own rows are not enough: words and numbers as readers will see them. */
export const previews: Readonly<Record<string, PreviewConfig>> = {
  statistic: {
    select: { ...statisticFields(""), source: "source.publisher.shortName" },
    prepare: (selected: Selected) => ({
      title: figure(selected) ?? "No value yet",
      subtitle: line(
        text(selected["label"]),
        day(selected["asOf"]) ?? day(selected["to"]) ?? "no date",
        text(selected["source"]),
      ),
    }),
  },
  statisticEmbed: {
    select: statisticFields("statistic."),
    prepare: numbered("No statistic chosen"),
  },
  figureInProse: {
    select: statisticFields("statistic."),
    prepare: numbered("No statistic chosen"),
  },
  breakdown: {
    select: {
      title: "title",
      value: "total.value",
      precision: "total.precision",
      unit: "total.unit",
      parts: "parts",
      relation: "relation",
    },
    prepare: (selected: Selected) => ({
      title: text(selected["title"]) ?? "No title yet",
      subtitle: line(partsWords(selected["parts"], selected["relation"]), figure(selected)),
    }),
  },
  breakdownEmbed: {
    select: {
      title: "breakdown.title",
      value: "breakdown.total.value",
      parts: "breakdown.parts",
      relation: "breakdown.relation",
      chart: "chart",
    },
    prepare: (selected: Selected) => ({
      title: text(selected["title"]) ?? "No breakdown chosen",
      subtitle: line(
        "Breakdown",
        [partsWords(selected["parts"], selected["relation"]), figure(selected)]
          .filter(Boolean)
          .join(selected["relation"] === "partition" ? " = " : " of "),
        selected["chart"] === false ? "shown as table" : "shown as table and chart",
      ),
    }),
  },
  quote: {
    select: quoteFields(""),
    prepare: (selected: Selected) => ({
      title: words(selected["text"]) ?? "No words yet",
      subtitle: line(
        text(selected["speaker"]) ?? text(selected["attributedAs"]) ?? "no speaker",
        text(selected["role"]),
        day(selected["saidOn"]) ?? day(selected["publishedOn"]) ?? "no date",
      ),
    }),
  },
  quoteEmbed: {
    select: { ...quoteFields("quote."), excerpt: "excerpt" },
    prepare: (selected: Selected) => ({
      title: words(selected["excerpt"]) ?? words(selected["text"]) ?? "No quote chosen",
      subtitle: list(
        text(selected["speaker"]) ?? text(selected["attributedAs"]),
        text(selected["role"]),
        day(selected["saidOn"]) ?? day(selected["publishedOn"]),
      ),
    }),
  },
  schedule: {
    select: { action: "action", at: "at", status: "status", headline: "documents.0.headline" },
    prepare: ({ action, at, status, headline }: Selected) => ({
      title: `${action === "unpublish" ? "Take down" : "Publish"}: ${text(headline) ?? "a document"}`,
      subtitle: line(
        text(at) && printMoment(text(at) ?? "", new Date()),
        text(status) === "pending" ? "waiting" : text(status),
      ),
    }),
  },
  comment: {
    select: {
      text: "text",
      name: "name",
      status: "status",
      story: "story.headline",
      at: "postedAt",
    },
    prepare: ({ text: said, name, story, at }: Selected) => ({
      title: text(said) ?? "No words",
      subtitle: line(text(name), day(at), text(story) && `on “${cut(text(story) ?? "", 60)}”`),
    }),
  },
  report: {
    select: {
      text: "text",
      at: "postedAt",
      headline: "about.headline",
      label: "about.label",
      words: "about.text",
    },
    prepare: ({ text: said, at, headline, label, words: quoted }: Selected) => {
      const about = text(headline) ?? text(label) ?? text(quoted);
      return {
        title: text(said) ?? "No words",
        subtitle: line(day(at), about && `on “${cut(about, 60)}”`),
      };
    },
  },
};

function quoteFields(path: string) {
  return {
    text: `${path}text`,
    speaker: `${path}speaker.name`,
    attributedAs: `${path}attributedAs`,
    role: `${path}role`,
    saidOn: `${path}saidOn`,
    publishedOn: `${path}publishedOn`,
  };
}

function words(value: unknown): string | undefined {
  const said = text(value);
  return said && `“${cut(said, 120)}”`;
}

function partsWords(parts: unknown, relation: unknown): string | undefined {
  const count = Array.isArray(parts) ? parts.length : Object.keys(Object(parts)).length;
  if (count === 0) return undefined;
  return relation === "subset" ? `${count} that may overlap` : `${count} parts`;
}
