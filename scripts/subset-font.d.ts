declare module "subset-font" {
  /** Cuts a font; with `keepAllGlyphs` only its axes are cut and `text` must be empty. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      keepAllGlyphs: boolean;
      targetFormat: "woff2";
      variationAxes: Record<string, number | { min: number; max: number }>;
    },
  ): Promise<Buffer>;
}
