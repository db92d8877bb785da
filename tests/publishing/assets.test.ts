import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { expect, it } from "vitest";
import { makeAssets } from "../../publishing/assets.ts";
import { fingerprintOf } from "../../publishing/fingerprint.ts";
import { keptAssets } from "../../publishing/keptAssets.ts";
import { cutFonts } from "../../scripts/fonts.ts";
import { long } from "../counts.ts";
import { passingFolder } from "./testSite.ts";

const fonts = new URL("../../site/fonts", import.meta.url).pathname;

async function sources(parts: { css?: string; script?: string }) {
  const folder = await passingFolder();
  const file = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  return {
    stylesheets: [
      await file("one.css", '@font-face { font-family: N; src: url("font:newsreader-latin") }'),
      await file("two.css", parts.css ?? "body { color: red }"),
    ],
    script: await file("page.ts", parts.script ?? 'import { a } from "./a.ts";\nconsole.log(a);'),
    icon: await file(
      "icon.svg",
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#b3261e"/></svg>',
    ),
    fonts,
    other: await file("a.ts", "export const a: number = 41 + 1;"),
  };
}

it("joins and shortens styles, in order, with the fonts they name", async () => {
  const { names, files } = await makeAssets(await sources({}));
  const styles = files.find((file) => `/${file.path}` === names.styles);
  expect(Buffer.from(styles!.bytes).toString()).toMatch(
    /^@font-face\{font-family:N;src:url\("?\/assets\/newsreader-latin-[0-9a-f]{12}\.woff2"?\)\}body\{color:red\}$/,
  );
  expect(names.preloadFonts).toHaveLength(1);
});

it("bundles the script with what it imports, types taken out", async () => {
  const { names, files } = await makeAssets(await sources({}));
  const script = files.find((file) => `/${file.path}` === names.script);
  expect(Buffer.from(script!.bytes).toString().trim()).toBe("console.log(42);");
});

it("names a file by what is in it", async () => {
  const one = await makeAssets(await sources({}));
  const same = await makeAssets(await sources({}));
  const other = await makeAssets(await sources({ css: "body { color: blue }" }));
  expect(same.names).toEqual(one.names);
  expect(other.names.styles).not.toBe(one.names.styles);
  expect(other.names.script).toBe(one.names.script);
});

it("draws the icon in the sizes that are asked for", async () => {
  const { files } = await makeAssets(await sources({}));
  const bytesOf = (path: string) => Buffer.from(files.find((file) => file.path === path)!.bytes);
  for (const size of [180, 192, 512])
    expect(await sharp(bytesOf(`icon-${size}.png`)).metadata()).toMatchObject({ width: size });
  const ico = bytesOf("favicon.ico");
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 1]);
  expect(await sharp(ico.subarray(ico.readUInt32LE(18))).metadata()).toMatchObject({ width: 32 });
});

it("makes them once, and anew when a source is another", async () => {
  const home = await passingFolder();
  const made = await sources({});
  const inputs = dirname(made.script);
  const before = await fingerprintOf([inputs]);
  const first = await keptAssets(home, before, made);
  const unread = { ...made, stylesheets: ["not asked for again"] };
  expect(await keptAssets(home, before, unread)).toEqual({
    names: first.names,
    files: first.files.map(({ path, bytes }) => ({ path, bytes: Buffer.from(bytes) })),
  });
  await writeFile(join(inputs, "two.css"), "body { color: green }");
  const after = await fingerprintOf([inputs]);
  expect(after).not.toBe(before);
  const second = await keptAssets(home, after, made);
  expect(second.names.styles).not.toBe(first.names.styles);
  expect(second.names.script).toBe(first.names.script);
});

it("names a font that does not exist", async () => {
  const wrong = await sources({ css: '@font-face { src: url("font:comic") }' });
  await expect(makeAssets(wrong)).rejects.toThrow(/comic/);
});

it("has the fonts as they are cut from the packages", async () => {
  const few = ["libre-franklin-latin", "card-newsreader-italic-latin", "newsreader-italic-latin"];
  for (const [file, bytes] of await cutFonts(long ? undefined : few))
    expect([file, Buffer.compare(await readFile(join(fonts, file)), bytes)]).toEqual([file, 0]);
});

it("loads no more than 230 KB of fonts at a first view", async () => {
  const names = ["newsreader-latin", "newsreader-italic-latin", "libre-franklin-latin"];
  const sizes = await Promise.all(
    names.map(async (name) => (await readFile(join(fonts, `${name}.woff2`))).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(230_000);
});
