import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const root = fileURLToPath(new URL("..", import.meta.url));
const newsreader = "node_modules/@fontsource-variable/newsreader";
const franklin = "node_modules/@fontsource-variable/libre-franklin";

type Axes = Record<string, number | { min: number; max: number }>;

/** A cut: its name, the file it is cut from and what is left of the axes. */
interface Cut {
  name: string;
  from: string;
  axes: Axes;
}

// Pages: variable, the weights that are used. `tokens.md` of the design has the sizes.
const pageCuts: Cut[] = ["latin", "latin-ext"].flatMap((subset) => [
  {
    name: `newsreader-${subset}`,
    from: `${newsreader}/files/newsreader-${subset}-opsz-normal.woff2`,
    axes: { wght: { min: 380, max: 700 } },
  },
  {
    name: `newsreader-italic-${subset}`,
    from: `${newsreader}/files/newsreader-${subset}-opsz-italic.woff2`,
    axes: { wght: 400 },
  },
  {
    name: `libre-franklin-${subset}`,
    from: `${franklin}/files/libre-franklin-${subset}-wght-normal.woff2`,
    axes: { wght: { min: 400, max: 700 } },
  },
]);

// Share cards: the drawing library knows no axes, so each weight is a font of its own.
const cardCuts: Cut[] = [
  ...["latin", "latin-ext", "vietnamese"].flatMap((subset) => [
    ...[500, 560, 700].map((wght) => ({
      name: `card-newsreader-${wght}-${subset}`,
      from: `${newsreader}/files/newsreader-${subset}-opsz-normal.woff2`,
      axes: { wght, opsz: 72 },
    })),
    {
      name: `card-newsreader-italic-${subset}`,
      from: `${newsreader}/files/newsreader-${subset}-opsz-italic.woff2`,
      axes: { wght: 400, opsz: 72 },
    },
  ]),
  ...["latin", "latin-ext", "vietnamese", "cyrillic"].flatMap((subset) =>
    [400, 650].map((wght) => ({
      name: `card-libre-franklin-${wght}-${subset}`,
      from: `${franklin}/files/libre-franklin-${subset}-wght-normal.woff2`,
      axes: { wght },
    })),
  ),
];

/** The files of `site/fonts`, by name, with what belongs in them; all, or some of the cuts. */
export async function cutFonts(only?: readonly string[]): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const cuts = [...pageCuts, ...cardCuts];
  for (const { name, from, axes } of only ? cuts.filter((cut) => only.includes(cut.name)) : cuts) {
    const cut = await subsetFont(await readFile(root + from), "", {
      keepAllGlyphs: true,
      targetFormat: "woff2",
      variationAxes: axes,
    });
    files.set(`${name}.woff2`, cut);
  }
  files.set("Newsreader-OFL.txt", await readFile(`${root}${newsreader}/LICENSE`));
  files.set("LibreFranklin-OFL.txt", await readFile(`${root}${franklin}/LICENSE`));
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(`${root}site/fonts`, { recursive: true });
  for (const [file, bytes] of await cutFonts()) {
    await writeFile(`${root}site/fonts/${file}`, bytes);
    console.log(`site/fonts/${file} ${bytes.length} bytes`);
  }
}
