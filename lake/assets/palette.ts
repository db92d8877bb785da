import sharp from "sharp";

interface Swatch {
  red: number;
  green: number;
  blue: number;
  saturation: number;
  lightness: number;
  /** Share of the picture, 0 to 1. */
  share: number;
}

/** Where each swatch of a palette is looked for: saturation and lightness wanted, from 0 to 1. */
const wanted: [name: string, saturation: number, lightness: number][] = [
  ["darkMuted", 0.25, 0.25],
  ["darkVibrant", 0.9, 0.25],
  ["lightMuted", 0.25, 0.75],
  ["lightVibrant", 0.9, 0.75],
  ["muted", 0.25, 0.5],
  ["vibrant", 0.9, 0.5],
];

/** Finds a picture's palette, as image assets carry it: for each swatch the colour nearest to it that the picture has. */
export async function palette(still: Buffer): Promise<Record<string, unknown>> {
  const swatches = await swatchesOf(still);
  const [dominant] = swatches.toSorted((a, b) => b.share - a.share);
  const found = wanted.map(([name, saturation, lightness]) => {
    const [nearest] = swatches.toSorted(
      (a, b) => distance(a, saturation, lightness) - distance(b, saturation, lightness),
    );
    return [name, describe(nearest)];
  });
  return {
    _type: "sanity.imagePalette",
    ...Object.fromEntries(found),
    dominant: describe(dominant),
  };
}

async function swatchesOf(still: Buffer): Promise<Swatch[]> {
  const pixels = await sharp(still)
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .resize({ width: 64, height: 64, fit: "inside" })
    .removeAlpha()
    .raw()
    .toBuffer();
  // Sixteen steps a channel: colours that look alike are counted as one.
  const buckets = new Map<number, [red: number, green: number, blue: number, n: number]>();
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const bucket = buckets.get(key) ?? [0, 0, 0, 0];
    buckets.set(key, [bucket[0] + red, bucket[1] + green, bucket[2] + blue, bucket[3] + 1]);
  }
  const count = pixels.length / 3;
  return [...buckets.values()].map(([red, green, blue, n]) =>
    swatch(Math.round(red / n), Math.round(green / n), Math.round(blue / n), n / count),
  );
}

function swatch(red: number, green: number, blue: number, share: number): Swatch {
  const most = Math.max(red, green, blue) / 255;
  const least = Math.min(red, green, blue) / 255;
  const lightness = (most + least) / 2;
  const range = most - least;
  const saturation = range === 0 ? 0 : range / (1 - Math.abs(2 * lightness - 1));
  return { red, green, blue, saturation, lightness, share };
}

function distance(one: Swatch, saturation: number, lightness: number): number {
  return (
    3 * Math.abs(one.saturation - saturation) + 6 * Math.abs(one.lightness - lightness) - one.share
  );
}

function describe(one: Swatch | undefined): Record<string, unknown> {
  const { red = 0, green = 0, blue = 0, share = 0 } = one ?? {};
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
  const isDark = (red * 299 + green * 587 + blue * 114) / 1000 < 150;
  return {
    _type: "sanity.imagePaletteSwatch",
    background: `#${hex}`,
    foreground: isDark ? "#fff" : "#000",
    population: Math.round(share * 10_000) / 100,
    title: isDark ? "#fff" : "#000",
  };
}
