import { readFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import satori, { type Font } from "satori";
import type { CardContent } from "../../site/context.ts";
import { type CardNode, cardSize, cardTree } from "./cardTree.ts";

// Each part of a face is a family of its own: the library looks for a letter in the next family,
// never in another file of the same one. Weights are names here: it knows hundreds only.
const serifWeights = [
  ["500", 500],
  ["560", 600],
  ["700", 700],
] as const;
const sansWeights = [
  ["400", 400],
  ["650", 600],
] as const;

const fonts: Font[] = [
  ...["latin", "latin-ext", "vietnamese"].flatMap((part) => [
    ...serifWeights.map(([cut, weight]) =>
      font(`Newsreader ${part}`, `card-newsreader-${cut}-${part}`, weight, "normal"),
    ),
    font(`Newsreader ${part}`, `card-newsreader-italic-${part}`, 400, "italic"),
  ]),
  ...["latin", "latin-ext", "vietnamese", "cyrillic"].flatMap((part) =>
    sansWeights.map(([cut, weight]) =>
      font(`Franklin ${part}`, `card-libre-franklin-${cut}-${part}`, weight, "normal"),
    ),
  ),
];

/** Draws a share card as PNG. Words in a script that no font here can set are left out whole. */
export async function drawCard(content: CardContent): Promise<Uint8Array> {
  const unset = new Set<string>();
  let svg = await draw(cardTree(content), unset);
  if (unset.size > 0) svg = await draw(cardTree(settable(content, unset)), new Set());
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}

function draw(tree: CardNode, unset: Set<string>): Promise<string> {
  return satori(tree, {
    ...cardSize,
    fonts,
    // Asked for letters that none of the fonts has; the network is never asked.
    async loadAdditionalAsset(_language, letters) {
      for (const letter of letters) unset.add(letter);
      return [];
    },
  });
}

/**
 * The card without the texts that cannot be set. A text goes as a whole: a quotation with words
 * missing would be another quotation.
 */
function settable(content: CardContent, unset: ReadonlySet<string>): CardContent {
  const kept = (text: string) => ([...text].some((letter) => unset.has(letter)) ? "" : text);
  const paper = kept(content.paper);
  switch (content.kind) {
    case "headline":
      return {
        ...content,
        paper,
        kicker: kept(content.kicker),
        headline: kept(content.headline) || paper,
        date: kept(content.date),
      };
    case "quotation": {
      const text = kept(content.text);
      const speaker = kept(content.speaker);
      const role = kept(content.role);
      return text
        ? { ...content, paper, text, speaker, role }
        : { kind: "headline", paper, kicker: role, headline: speaker, date: "" };
    }
    case "figure":
      return {
        ...content,
        paper,
        value: kept(content.value),
        unit: kept(content.unit),
        label: kept(content.label),
        asOf: kept(content.asOf),
        source: kept(content.source),
        corrected: kept(content.corrected),
      };
  }
}

function font(name: string, file: string, weight: Font["weight"], style: Font["style"]): Font {
  const data = readFileSync(new URL(`../../site/fonts/${file}.woff2`, import.meta.url));
  return { name, data, weight, style };
}
