import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SanityClient } from "@sanity/client";
import { stylesheets } from "../site/frame/stylesheets.ts";
import { cardMaker } from "./cards/cardMaker.ts";
import { keptAssets } from "./keptAssets.ts";
import { pictureMaker, type ReadAsset } from "./pictures.ts";
import type { Makers } from "./update.ts";

const site = fileURLToPath(new URL("../site", import.meta.url));

/** What makes the paper's styles, script, fonts, pictures and share cards. */
export function siteMakers(options: {
  client: SanityClient;
  readAsset: ReadAsset;
  /** Where costly files are kept. */
  home: string;
}): Makers {
  return {
    assets: () =>
      keptAssets(options.home, site, {
        stylesheets: stylesheets.map((file) => join(site, file)),
        script: join(site, "frame/script/page.ts"),
        icon: join(site, "frame/icon.svg"),
        fonts: join(site, "fonts"),
      }),
    pictures: pictureMaker(options),
    cards: cardMaker(options.home),
  };
}
