import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { transform } from "lightningcss";
import { rolldown } from "rolldown";
import type { AssetNames } from "../site/context.ts";
import type { BinaryFile } from "./report.ts";

/** What styles, script and icons are made from: paths of files. */
export interface AssetSources {
  /** In the order of the cascade. A font is named there as `url("font:<name>")`. */
  stylesheets: readonly string[];
  script: string;
  icon: string;
  /** The folder of `<name>.woff2`. */
  fonts: string;
}

/** The site's own files and how pages name them. */
export interface MadeAssets {
  names: AssetNames;
  files: BinaryFile[];
}

/** Needed by every first view; the italic and Latin Extended follow when a page shows them. */
const preloaded = ["newsreader-latin", "libre-franklin-latin"];

/** Makes the site's own files, each named by the hash of what is in it. */
export async function makeAssets(sources: AssetSources): Promise<MadeAssets> {
  const css = await joined(sources.stylesheets);
  const fonts = await fontsIn(css, sources.fonts);
  const styles = hashed("site", "css", minified(linked(css, fonts)));
  const script = hashed("page", "js", await bundled(sources.script));
  const files = [styles, script, ...fonts.values(), ...(await icons(sources.icon))];
  return {
    names: {
      styles: `/${styles.path}`,
      script: `/${script.path}`,
      preloadFonts: preloaded.flatMap((name) => {
        const font = fonts.get(name);
        return font ? [`/${font.path}`] : [];
      }),
    },
    files,
  };
}

async function joined(stylesheets: readonly string[]): Promise<string> {
  const texts = await Promise.all(stylesheets.map((file) => readFile(file, "utf8")));
  return texts.join("\n");
}

async function fontsIn(css: string, folder: string): Promise<Map<string, BinaryFile>> {
  const fonts = new Map<string, BinaryFile>();
  for (const [, name = ""] of css.matchAll(/url\("font:([a-z0-9-]+)"\)/g))
    fonts.set(name, hashed(name, "woff2", await readFile(join(folder, `${name}.woff2`))));
  return fonts;
}

const linked = (css: string, fonts: ReadonlyMap<string, BinaryFile>) =>
  css.replace(/url\("font:([a-z0-9-]+)"\)/g, (_, name) => `url("/${fonts.get(name)?.path}")`);

function minified(css: string): Uint8Array {
  return transform({ filename: "site.css", code: Buffer.from(css), minify: true }).code;
}

async function bundled(entry: string): Promise<Uint8Array> {
  const bundle = await rolldown({ input: entry, platform: "browser", logLevel: "silent" });
  try {
    const { output } = await bundle.generate({ format: "es", minify: true });
    return Buffer.from(output[0].code);
  } finally {
    await bundle.close();
  }
}

/** The icon in the sizes that browsers and phones ask for, at the addresses where they look. */
async function icons(svgFile: string): Promise<BinaryFile[]> {
  const svg = await readFile(svgFile);
  const png = (size: number) =>
    new Resvg(svg, { fitTo: { mode: "width", value: size }, font: { loadSystemFonts: false } })
      .render()
      .asPng();
  return [
    { path: "icon.svg", bytes: svg },
    { path: "favicon.ico", bytes: ico(png(32), 32) },
    { path: "icon-180.png", bytes: png(180) },
    { path: "icon-192.png", bytes: png(192) },
    { path: "icon-512.png", bytes: png(512) },
  ];
}

/** An ICO file that holds one PNG: header, one entry, the picture. */
function ico(png: Uint8Array, size: number): Uint8Array {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

function hashed(name: string, extension: string, bytes: Uint8Array): BinaryFile {
  const id = hash("sha256", bytes).slice(0, 12);
  return { path: `assets/${name}-${id}.${extension}`, bytes };
}
