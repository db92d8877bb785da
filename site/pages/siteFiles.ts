import { VFile } from "vfile";
import { urlOf } from "../lookUp.ts";
import type { PageKind } from "../pageKind.ts";
import { frontPath } from "../paths.ts";
import { sitemapPath } from "./sitemap.ts";

/** Files at fixed addresses that tell machines about the site: `robots.txt`, the web app manifest. */
export const siteFiles: PageKind<null> = {
  kind: "siteFiles",
  stage: "feed",
  ids: () => ["robots", "manifest"],
  has: (id) => id === "robots" || id === "manifest",
  path: () => undefined,
  queries: {},
  collect: () => () => null,
  render(id, _none, _index, context) {
    const { site } = context;
    if (id === "robots") {
      const value = `User-agent: *\nDisallow: /comments/\nSitemap: ${urlOf(context, sitemapPath)}\n`;
      return [new VFile({ path: "robots.txt", value })];
    }
    const manifest = {
      name: site.title,
      short_name: site.title,
      description: site.description || undefined,
      lang: site.language,
      start_url: frontPath,
      scope: frontPath,
      display: "browser",
      background_color: "#fbfaf7",
      theme_color: "#fbfaf7",
      icons: [
        { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
        { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
        { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      ],
    };
    return [
      new VFile({ path: "manifest.webmanifest", value: `${JSON.stringify(manifest, null, 2)}\n` }),
    ];
  },
};
