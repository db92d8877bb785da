import { expect, it } from "vitest";
import { malformed } from "./malformed.ts";
import { render } from "./newsroom.ts";
import { spanTexts } from "./spanTexts.ts";
import { textOfHtml } from "./readHtml.ts";

it("has sixty malformed bodies and more", () => {
  expect(malformed.length).toBeGreaterThan(60);
  expect(new Set(malformed.map(({ name }) => name)).size).toBe(malformed.length);
});

it.each(malformed)("$name: nothing thrown, nothing lost, reported", ({ body, reports }) => {
  const story = render(body);
  const words = collapsed(textOfHtml(story.html));
  for (const text of spanTexts(body)) expect(words).toContain(collapsed(text));
  expect(story.reports).toEqual(expect.arrayContaining([...reports]));
  expect(story.reports.length > 0).toBe(reports.length > 0);
  for (const { data } of story.file.messages) expect(data?.documentId).toBe("story");
});

const collapsed = (words: string) => words.replaceAll(/\s+/g, " ").trim();
