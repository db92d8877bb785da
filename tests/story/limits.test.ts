import { expect, it } from "vitest";
import { paragraph, render, span, storyFacts } from "./newsroom.ts";
import stored from "../blocks/facts.json" with { type: "json" };
import { textOfHtml } from "./readHtml.ts";

const megabytes = (size: number) => "words ".repeat((size * 1024 * 1024) / 6);

/** Milliseconds of processor time that a rendering takes; generous, so that only a wrong order of growth fails. */
function spent(body: unknown): number {
  const before = process.cpuUsage();
  render(body);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

it.each<[name: string, body: () => unknown]>([
  ["one span of five megabytes", () => [paragraph(span(megabytes(5)))]],
  ["five megabytes of quotation marks", () => [paragraph(span("“”".repeat(820_000)))]],
  ["five megabytes of line ends", () => [paragraph(span("\n".repeat(500_000)))]],
  [
    "twenty thousand list items",
    () =>
      Array.from({ length: 20_000 }, (_, index) => ({
        ...paragraph(span("x")),
        listItem: "bullet",
        level: 1 + (index % 3),
      })),
  ],
  [
    "twenty thousand strong spans in one paragraph",
    () => [paragraph(...Array.from({ length: 20_000 }, () => span("x", "strong", "em")))],
  ],
  [
    "twenty thousand equal headings",
    () => Array.from({ length: 20_000 }, () => ({ ...paragraph(span("Part")), style: "h2" })),
  ],
  ["a hundred thousand broken blocks", () => Array.from({ length: 100_000 }, () => null)],
  ["five megabytes in an unknown block", () => [{ _type: "mystery", text: megabytes(5) }]],
])("%s in sane time", (_name, body) => {
  expect(spent(body())).toBeLessThan(8_000);
});

it("reports two hundred problems and then that there are more", () => {
  const { reports } = render(Array.from({ length: 1_000 }, () => null));
  expect(reports).toHaveLength(201);
  expect(reports.at(-1)).toBe("too-many-problems body[200]");
});

it("facts that name each other in a circle are drawn once", () => {
  const one: Record<string, unknown> = { _id: "one", label: "One", slug: "one", value: 1 };
  const other = {
    _id: "other",
    label: "Other",
    slug: "other",
    value: 2,
    standsBeside: { statistic: one },
  };
  one["standsBeside"] = { statistic: other, difference: "counted by hand" };
  const circle: Record<string, unknown> = { _id: "circle", relation: "partition", total: one };
  circle["parts"] = [one, other, circle];
  const round = storyFacts({
    quotes: [],
    articles: [],
    corrections: [],
    statistics: [one, other],
    breakdowns: [circle],
  });
  const { html } = render([{ _type: "breakdownEmbed", breakdown: { _ref: "circle" } }], round);
  expect(textOfHtml(html)).toContain("Other2One1");
});

it("facts whose fields are of the wrong kind are drawn as far as they can be, and reported", () => {
  const wrong = (fact: object) =>
    Object.fromEntries(
      Object.keys(fact).map((name) => [
        name,
        name === "_id" ? Reflect.get(fact, name) : { object: true },
      ]),
    );
  const broken = storyFacts({
    quotes: stored.quotes.map(wrong),
    statistics: stored.statistics.map(wrong),
    breakdowns: stored.breakdowns.map(wrong),
    articles: stored.articles.map(wrong),
    corrections: stored.corrections.map(wrong),
  });
  const { html, reports, file } = render(
    [
      { _type: "quoteEmbed", quote: { _ref: "quote-boat" }, excerpt: "kept words" },
      { _type: "statisticEmbed", statistic: { _ref: "statistic-arrests" } },
      { _type: "breakdownEmbed", breakdown: { _ref: "breakdown-places" } },
      {
        ...paragraph(span("these too", "k")),
        markDefs: [{ _key: "k", _type: "figureInProse", statistic: { _ref: "statistic-rise" } }],
      },
    ],
    broken,
  );
  expect(html).not.toContain("object");
  expect(textOfHtml(html)).toContain("kept words");
  expect(textOfHtml(html)).toContain("these too");
  expect(reports).toContain("malformed value");
  const named = file.messages.map(({ data }) => data?.documentId);
  expect(named).toEqual(
    expect.arrayContaining(["quote-boat", "statistic-arrests", "statistic-rise"]),
  );
});
