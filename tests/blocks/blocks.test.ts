import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { blocks } from "../../site/blocks/blocks.ts";
import { marks } from "../../site/story/readMarks.ts";
import { facts, render, storyFacts, type LooseFacts } from "../story/newsroom.ts";

// `<block or mark>/<case>.json` in, `<case>.html` out; README.md says how to add one.
const here = fileURLToPath(new URL(".", import.meta.url));
const write = process.env["UPDATE_GOLDEN"] === "1";

interface Case {
  body: unknown;
  /** What is reported, "rule field"; nothing without it. */
  reports?: string[];
  /** In place of `facts.json`. */
  facts?: LooseFacts;
}

const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

it.each([...Object.keys(blocks), ...Object.keys(marks)])("has a first case of %s", (name) => {
  expect(folders, `Write tests/blocks/${name}/<what is odd about it>.json`).toContain(name);
});

for (const folder of folders) {
  const cases = readdirSync(`${here}${folder}`).filter((name) => name.endsWith(".json"));

  it(`${folder} has cases`, () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  it.each(cases.map((name) => name.replace(".json", "")))(`${folder}: %s`, (name) => {
    const path = `${here}${folder}/${name}`;
    const given: Case = JSON.parse(readFileSync(`${path}.json`, "utf8"));
    const { html, reports } = render(given.body, given.facts ? storyFacts(given.facts) : facts);
    if (write) writeFileSync(`${path}.html`, html);
    expect(reports).toEqual(given.reports ?? []);
    expect(html).toBe(readFileSync(`${path}.html`, "utf8"));
  });
}
