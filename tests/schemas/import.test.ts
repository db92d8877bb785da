import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

/** Imports a module in a new process and tells which packages that loaded, and what it cost. */
async function imported(module: string): Promise<{ packages: string[]; cpu: number }> {
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
    const start = process.cpuUsage();
    await import(${JSON.stringify(new URL(`../../${module}`, import.meta.url).href)});
    const { user, system } = process.cpuUsage(start);
    console.log(JSON.stringify({ packages: [...packages].sort(), cpu: (user + system) / 1000 }));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--input-type=module",
    "--eval",
    script,
  ]);
  return JSON.parse(stdout);
}

it("the schemas load no React and no Studio, and hardly anything else", async () => {
  const { packages, cpu } = await imported("schemas/schemaTypes.ts");
  expect(packages).toEqual(["@sanity/types", "transliteration"]);
  // In milliseconds of CPU, which a busy machine hardly changes; from the Studio's package it is 3,800.
  expect(cpu).toBeLessThan(1000);
});

it("nor does validating content outside the Studio", async () => {
  const { packages } = await imported("schemas/validateContent.ts");
  expect(packages).toContain("@sanity/validation");
  expect(
    packages.filter((name) => /^(react|react-dom|sanity|styled-components)$/.test(name)),
  ).toEqual([]);
});
