import { printFigure, unitWord } from "../../site/printFigure.ts";
import { printDay } from "../printMoment.ts";
import { type Row, rowOf } from "../rowsOf.ts";
import { cut } from "../today/news.ts";
import { factsOrder, factsShown, type FactType } from "./factQuery.ts";

/** A fact that can be put into a story. */
export interface Fact {
  id: string;
  type: FactType;
  /** As it is read in a list: `498 arrests`, `“The words …”`. */
  title: string;
  detail: string;
  /** As it stands in a sentence: `498`, the quote's words; nothing for what cannot stand there. */
  printed: string | undefined;
  /** Readers cannot see it yet: a reference to it becomes strong when both are published. */
  isDraft: boolean;
}

/** Ids of the facts that a search found, to ask which of them are published. */
export const factIds = (sent: unknown) => rowsIn(sent).flatMap((row) => row.text("_id") ?? []);

/** The facts that a search found, each once, the best first; `published` are ids of theirs. */
export function readFacts(sent: unknown, published: ReadonlySet<string>, now: Date): Fact[] {
  const facts = new Map<string, Fact>();
  for (const row of rowsIn(sent)) {
    const fact = readFact(row, now);
    if (!fact || facts.has(fact.id)) continue;
    const isDraft = !published.has(fact.id);
    facts.set(fact.id, {
      ...fact,
      isDraft,
      detail: isDraft ? line(fact.detail, "not published yet") : fact.detail,
    });
  }
  return [...facts.values()].slice(0, factsShown);
}

function rowsIn(sent: unknown): Row[] {
  const answer = rowOf(sent);
  return factsOrder.flatMap((name) => answer?.rows(name) ?? []);
}

function readFact(row: Row, now: Date): Omit<Fact, "isDraft"> | undefined {
  const [id, type] = [row.text("_id"), row.text("_type")];
  if (id === undefined) return undefined;
  const on = (...names: string[]) => {
    const day = names.map((name) => row.text(name)).find((found) => found !== undefined);
    return day && printDay(day, now, "UTC");
  };
  switch (type) {
    case "statistic": {
      const figure = figureOf(row);
      return {
        id,
        type,
        title: figure ? figureInList(row) : "No value yet",
        detail: line(row.text("label"), on("asOf", "to") ?? "no date", row.text("source")),
        printed: figure,
      };
    }
    case "quote": {
      const words = row.text("text");
      return {
        id,
        type,
        title: words ? `“${cut(words, 160)}”` : "No words yet",
        detail: line(
          row.text("speaker") ?? row.text("attributedAs") ?? "no speaker",
          row.text("role"),
          on("saidOn", "publishedOn") ?? "no date",
        ),
        printed: words,
      };
    }
    case "breakdown": {
      const total = row.row("total");
      const parts = row.number("parts") ?? 0;
      return {
        id,
        type,
        title: row.text("title") ?? "No title yet",
        detail: line(`${parts} ${parts === 1 ? "part" : "parts"}`, total && figureInList(total)),
        printed: undefined,
      };
    }
    default:
      return undefined;
  }
}

function figureOf(row: Row): string | undefined {
  const value = row.number("value");
  return value === undefined
    ? undefined
    : printFigure({ value, precision: row.number("precision"), unit: row.text("unit") });
}

const figureInList = (row: Row) =>
  [figureOf(row) ?? "no total", unitWord(row.text("unit"))].filter(Boolean).join(" ");

const line = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(" · ");
