import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

/** Imports a module in a new process and tells which packages that loaded, and how long it took. */
async function imported(module: string): Promise<{ packages: string[]; took: number }> {
  const script = `
    import { registerHooks } from "node:module";
    const packages = new Set();
    registerHooks({
      load(url, context, next) {
        const found = url.match(/node_modules\\/((?:@[^/]+\\/)?[^/]+)/);
        if (found) packages.add(found[1]);
        return next(url, context);
      },
    });
    const start = performance.now();
    await import(${JSON.stringify(new URL(`../../${module}`, import.meta.url).href)});
    console.log(JSON.stringify({ packages: [...packages].sort(), took: performance.now() - start }));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--input-type=module",
    "--eval",
    script,
  ]);
  return JSON.parse(stdout);
}

it("the schemas load no React and no Studio, and hardly anything else", async () => {
  const { packages, took } = await imported("schemas/schemaTypes.ts");
  expect(packages).toEqual(["@sanity/types", "transliteration"]);
  // 60 ms on an idle machine; from the Studio's package it is seconds.
  expect(took).toBeLessThan(1500);
});

it("nor does validating content outside the Studio", async () => {
  const { packages } = await imported("schemas/validateContent.ts");
  expect(packages).toContain("@sanity/validation");
  expect(
    packages.filter((name) => /^(react|react-dom|sanity|styled-components)$/.test(name)),
  ).toEqual([]);
});
