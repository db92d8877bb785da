import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SanityClient } from "@sanity/client";
import { stylesheets } from "../site/frame/stylesheets.ts";
import type { PictureFile } from "../site/context.ts";
import type { MadeAssets } from "./assets.ts";
import { type CardMaker, cardMaker } from "./cards/cardMaker.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { keptAssets } from "./keptAssets.ts";
import { type MadePictures, pictureMaker, type ReadAsset } from "./pictures.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = join(root, "site");
/** All that says how a page is made: another byte of it makes every page anew. */
const renderer = [site, join(root, "facts"), join(root, "package-lock.json")];

/** What makes the files that pages name but are not made of. */
export interface Makers {
  /** Styles, script, fonts and icons. */
  assets(): Promise<SiteAssets>;
  pictures(wanted: readonly PictureFile[]): Promise<MadePictures>;
  cards: CardMaker;
}

/** The site's own files, and what tells one version of all that pages are made with from another. */
export interface SiteAssets extends MadeAssets {
  fingerprint: string;
}

/** What makes the paper's styles, script, fonts, pictures and share cards. */
export function siteMakers(options: {
  client: SanityClient;
  readAsset: ReadAsset;
  /** Where costly files are kept. */
  home: string;
}): Makers {
  return {
    async assets() {
      const fingerprint = await fingerprintOf(renderer);
      const made = await keptAssets(options.home, fingerprint, {
        stylesheets: stylesheets.map((file) => join(site, file)),
        script: join(site, "frame/script/page.ts"),
        icon: join(site, "frame/icon.svg"),
        fonts: join(site, "fonts"),
      });
      return { ...made, fingerprint };
    },
    pictures: pictureMaker(options),
    cards: cardMaker(options.home),
  };
}
