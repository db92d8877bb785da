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
}

/** The facts that a search found, each once, the best first. */
export function readFacts(sent: unknown, now: Date): Fact[] {
  const answer = rowOf(sent);
  const rows = factsOrder.flatMap((name) => answer?.rows(name) ?? []);
  const facts = new Map<string, Fact>();
  for (const row of rows) {
    const fact = readFact(row, now);
    if (fact && !facts.has(fact.id)) facts.set(fact.id, fact);
  }
  return [...facts.values()].slice(0, factsShown);
}

function readFact(row: Row, now: Date): Fact | undefined {
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
