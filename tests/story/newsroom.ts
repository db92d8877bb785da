import { createHash } from "node:crypto";
import { VFile } from "vfile";
import type { SiteContext } from "../../site/context.ts";
import type {
  BreakdownFact,
  CorrectionFact,
  QuoteFact,
  StatisticFact,
  StoryFacts,
} from "../../site/story/facts.ts";
import { renderStory } from "../../site/story/renderStory.ts";
import stored from "../blocks/facts.json" with { type: "json" };

/** A paper in another zone than most machines, so that a date of the machine's own would show. */
export const context: SiteContext = {
  site: {
    title: "The Aldwater Record",
    description: "",
    address: "https://record.example",
    language: "en-GB",
    timeZone: "Europe/London",
    publisher: "The Aldwater Record",
    navigation: [],
    policies: [],
    shareNetworks: [],
    emailRequired: false,
    closeAfterDays: null,
  },
  assets: { styles: "/assets/a.css", script: "/assets/a.js", preloadFonts: [] },
  hash: (text) => createHash("sha256").update(text).digest("hex").slice(0, 12),
};

/** Facts as they may come from a lake that checks nothing: any field may be missing or be anything. */
export interface LooseFacts {
  quotes: readonly unknown[];
  statistics: readonly unknown[];
  breakdowns: readonly unknown[];
  articles: readonly unknown[];
  corrections: readonly unknown[];
}

type Stored = Readonly<Record<string, unknown>>;

/** The facts of `tests/blocks/facts.json`, ids of statistics inside breakdowns followed. */
export const facts: StoryFacts = storyFacts(stored);

/** Facts by id, the way the pages' queries give them to the renderer. */
export function storyFacts(loose: LooseFacts): StoryFacts {
  const statistics = byId<StatisticFact>(loose.statistics);
  const follow = (id: unknown) => (typeof id === "string" ? (statistics.get(id) ?? null) : id);
  const breakdowns = (loose.breakdowns as readonly Stored[]).map((breakdown) => {
    const parts = breakdown["parts"];
    return {
      ...breakdown,
      total: follow(breakdown["total"]),
      parts: Array.isArray(parts) ? parts.map(follow) : parts,
    };
  });
  const corrections = new Map<string, CorrectionFact[]>();
  for (const correction of loose.corrections as readonly CorrectionFact[])
    corrections.set(correction.corrects ?? "", [
      ...(corrections.get(correction.corrects ?? "") ?? []),
      correction,
    ]);
  return {
    quotes: byId<QuoteFact>(loose.quotes),
    statistics,
    breakdowns: byId<BreakdownFact>(breakdowns),
    articles: byId<{ path: string; headline: string }>(loose.articles),
    correctionsOf: (id) => corrections.get(id) ?? [],
  };
}

function byId<Fact>(list: readonly unknown[]): Map<string, Fact> {
  return new Map((list as readonly Stored[]).map((fact) => [String(fact["_id"]), fact as Fact]));
}

/** Renders a body, and gives with it what was reported: "rule field". */
export function render(body: unknown, from: StoryFacts = facts) {
  const file = new VFile();
  const story = renderStory(body, from, { context, file, documentId: "story", field: "body" });
  const reports = file.messages.map(({ ruleId, data }) => `${ruleId} ${data?.field}`);
  return { ...story, file, reports };
}

/** A span. */
export const span = (text: unknown, ...marks: unknown[]) => ({
  _type: "span",
  text,
  marks,
});

/** A paragraph of spans. */
export const paragraph = (...children: unknown[]) => ({
  _type: "block",
  style: "normal",
  markDefs: [] as unknown[],
  children,
});
