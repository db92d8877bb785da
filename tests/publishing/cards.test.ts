import sharp from "sharp";
import { expect, it } from "vitest";
import { cardMaker } from "../../publishing/cards/cardMaker.ts";
import { cardTree, type CardNode } from "../../publishing/cards/cardTree.ts";
import { drawCard } from "../../publishing/cards/drawCard.ts";
import type { BinaryFile } from "../../publishing/report.ts";
import type { CardContent } from "../../site/context.ts";
import { passingFolder } from "./testSite.ts";

const paper = "The Aldwater Record";
const headline = (words: string): CardContent => ({
  kind: "headline",
  paper,
  kicker: "News",
  headline: words,
  date: "29 September 2017",
});
const quotation = (text: string, speaker = "Tom Homan"): CardContent => ({
  kind: "quotation",
  paper,
  text,
  speaker,
  role: "Acting Director of ICE",
});
const figure = (value: string, label: string): CardContent => ({
  kind: "figure",
  paper,
  value,
  unit: "arrests",
  label,
  asOf: "As of 28 September 2017",
  source: "Source: ICE",
  corrected: "",
});

/** How much ink stands in a part of a card, from 0 to 1. */
async function ink(
  card: Uint8Array,
  part: { left: number; top: number; width: number; height: number },
) {
  const { data } = await sharp(card)
    .extract(part)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return data.filter((value) => value < 128).length / data.length;
}

const whole = { left: 64, top: 120, width: 1072, height: 380 };

it.each([
  ["a headline", headline("ICE Is Making An Example of ‘Safe Cities’")],
  ["a quotation", quotation("Non-cooperation policies severely undermine that effort.")],
  ["a figure", figure("498", "of undocumented immigrants")],
])("draws %s, 1200 by 630, the same bytes each time", async (_name, content) => {
  const card = await drawCard(content);
  expect(await sharp(card).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
  expect(await ink(card, whole)).toBeGreaterThan(0.02);
  expect(Buffer.compare(await drawCard(content), card)).toBe(0);
});

it.each([
  ["a headline of 200 characters", headline("Harbour dues ".repeat(15).trim())],
  ["a headline of one word", headline("Donaudampfschifffahrtsgesellschaftskapitän")],
  [
    "a quotation of 900 characters",
    quotation("The tide is not the trouble, the timing is. ".repeat(20)),
  ],
  ["a number of ten digits", figure("1,234,567,890", "pounds, counted twice")],
  ["a long label", figure("12.4%", "of households in the lower wards without water ".repeat(4))],
])("keeps %s off the edges", async (_name, content) => {
  const card = await drawCard(content);
  expect(await ink(card, { left: 0, top: 0, width: 60, height: 630 })).toBe(0);
  expect(await ink(card, { left: 1140, top: 0, width: 60, height: 630 })).toBe(0);
  expect(await ink(card, { left: 0, top: 606, width: 1200, height: 24 })).toBe(0);
});

it("sets Latin with accents, Vietnamese and Cyrillic", async () => {
  const letters = await Promise.all(
    ["Ščerbinka Łódź", "Nguyễn Ánh", "Анна Каренина"].map((words) => drawCard(headline(words))),
  );
  for (const card of letters) expect(await ink(card, whole)).toBeGreaterThan(0.01);
});

it("falls back to words that it can set, never to empty boxes", async () => {
  const fallback = await drawCard(headline(paper));
  expect(Buffer.compare(await drawCard(headline("北京")), fallback)).toBe(0);
  const withoutName = await drawCard(quotation("A net is mostly holes.", ""));
  expect(
    Buffer.compare(await drawCard(quotation("A net is mostly holes.", "سمير")), withoutName),
  ).toBe(0);
});

it("never shows a part of a quotation that it cannot set whole", async () => {
  const mixed = await drawCard(quotation("He said 北京 and no more.", "Tom Homan"));
  const instead = await drawCard({
    kind: "headline",
    paper,
    kicker: "Acting Director of ICE",
    headline: "Tom Homan",
    date: "",
  });
  expect(Buffer.compare(mixed, instead)).toBe(0);
});

it("ends a quotation with its closing mark", () => {
  const words = (node: CardNode): string =>
    typeof node.props.children === "string"
      ? node.props.children
      : (node.props.children ?? []).map(words).join(" ");
  expect(words(cardTree(quotation("A net is mostly holes.")))).toContain("A net is mostly holes.”");
});

it("draws a card once and keeps it", async () => {
  const home = await passingFolder();
  const wanted = [{ path: "/cards/one.png", content: headline("One") }];
  const cards = cardMaker(home);
  const first = await cards.kept([...wanted, ...wanted]);
  expect(first).toEqual({ files: [], undrawn: wanted });
  const drawn: BinaryFile[] = [];
  const fail = () => expect.unreachable();
  await cards.draw(first.undrawn, async (file) => void drawn.push(file), fail);
  const { files, undrawn } = await cardMaker(home).kept(wanted);
  expect(undrawn).toEqual([]);
  expect(files.map((file) => file.path)).toEqual(["cards/one.png"]);
  expect(Buffer.compare(files[0]!.bytes, drawn[0]!.bytes)).toBe(0);
});

it("goes on with the other cards when one cannot be drawn", async () => {
  const cards = [
    { path: "/cards/broken.png", content: { kind: "unheard of" } as never },
    { path: "/cards/one.png", content: headline("One") },
  ];
  const drawn: string[] = [];
  const failed: string[] = [];
  await cardMaker(await passingFolder()).draw(
    cards,
    async (file) => void drawn.push(file.path),
    (card) => failed.push(card.path),
  );
  expect({ drawn, failed }).toEqual({ drawn: ["cards/one.png"], failed: ["/cards/broken.png"] });
});
