import type { StoryFacts } from "../../site/story/facts.ts";
import { storyFacts } from "./newsroom.ts";

type Document = Readonly<Record<string, unknown>> & { _id: string; _type: string };

/** The facts of the newsroom's published documents, references followed two steps, as the pages' queries do. */
export function contentFacts(documents: readonly Document[]): StoryFacts {
  const byId = new Map(documents.map((document) => [document._id, document]));
  const follow = (value: unknown, steps: number): unknown => {
    if (Array.isArray(value)) return value.map((item) => follow(item, steps));
    if (typeof value !== "object" || value === null) return value;
    if ("_ref" in value && typeof value._ref === "string") {
      const document = byId.get(value._ref);
      return document && steps > 0 ? flat(document, steps - 1) : null;
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, follow(inner, steps)]),
    );
  };
  const flat = (document: Document, steps: number): object => ({
    ...Object.fromEntries(
      Object.entries(document).map(([name, inner]) => [name, follow(inner, steps)]),
    ),
    slug: slugOf(document),
  });
  const all = (type: string) => documents.filter((document) => document._type === type);
  return storyFacts({
    quotes: all("quote").map((document) => flat(document, 2)),
    statistics: all("statistic").map((document) => flat(document, 2)),
    breakdowns: all("breakdown").map((document) => flat(document, 3)),
    articles: all("article").map((document) => ({
      _id: document._id,
      path: `/news/${slugOf(document)}/`,
      headline: document["headline"],
    })),
    corrections: all("correction").map((document) => ({
      ...document,
      corrects: refOf(document["corrects"]),
    })),
  });
}

function slugOf({ slug }: Document): unknown {
  return typeof slug === "object" && slug !== null && "current" in slug ? slug.current : null;
}

function refOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "_ref" in value ? value._ref : null;
}
