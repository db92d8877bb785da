/** What every page is made with beside its documents; handed in, so that pages stay pure. */
export interface SiteContext {
  site: SiteSettings;
  assets: AssetNames;
  /** A short, stable hash of a text, in [0-9a-f], for names of files made from what they show. */
  hash(text: string): string;
  /** In the preview alone: names the field that a piece of a page comes from (`data-sanity`). */
  fieldMark?(field: { id: string; type: string; path: string }): string;
}

/** The paper, from the `site` document, defaults filled in. */
export interface SiteSettings {
  title: string;
  description: string;
  /** Where readers find it, without a slash at the end: `https://example.org`. */
  address: string;
  language: string;
  timeZone: string;
  publisher: string;
  navigation: readonly { _id: string; title: string; slug: string }[];
  policies: readonly { title: string; slug: string; body: unknown }[];
  shareNetworks: readonly string[];
  emailRequired: boolean;
  closeAfterDays: number | null;
}

/** Addresses of the site's own files, content-hashed: `/assets/<hash>.css`. */
export interface AssetNames {
  styles: string;
  script: string;
  /** Fonts a first view needs at once, for `<link rel="preload">`. */
  preloadFonts: readonly string[];
}

/** A picture as Sanity stores it, with the words that belong to it. */
export interface PictureValue {
  /** `image-<sha1>-<width>x<height>-<format>`; missing while an editor has not chosen one. */
  asset?: { _ref?: string | null } | null;
  crop?: { top?: number; bottom?: number; left?: number; right?: number } | null;
  hotspot?: { x?: number; y?: number; width?: number; height?: number } | null;
  alt?: string | null;
  caption?: string | null;
  credit?: string | null;
}

/** A file that a page shows and that is made from an asset of the lake. */
export interface PictureFile {
  /** `/images/<hash>-<width>.<format>` */
  path: string;
  assetId: string;
  /** The part of the original that is shown, in its own pixels. */
  rect: { left: number; top: number; width: number; height: number };
  width: number;
  height: number;
  format: "avif" | "webp" | "jpeg" | "png";
}

/** What a share card shows; its file is named by the hash of this. */
export type CardContent =
  | { kind: "headline"; paper: string; kicker: string; headline: string; date: string }
  | { kind: "quotation"; paper: string; text: string; speaker: string; role: string }
  | {
      kind: "figure";
      paper: string;
      value: string;
      unit: string;
      label: string;
      asOf: string;
      source: string;
      corrected: string;
    };

declare module "vfile" {
  interface DataMap {
    /** Pictures that the page shows and that must stand in the output before it. */
    pictures: PictureFile[];
    /** Share cards, by the path that the page names. */
    cards: { path: string; content: CardContent }[];
  }
}
