import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openNewsroom } from "../../scripts/lakeClient.ts";
import type { Newsroom } from "../../scripts/newsroom/newsroom.ts";
import { openPreview } from "../../scripts/serving/openPreview.ts";
import type { Preview } from "../../studio/previewServer/previewApp.ts";

const path = "/preview/news/ice-is-making-an-example-of-safe-cities/";
let home: string;
let newsroom: Newsroom;
let preview: Preview;
const look = (at: string, query = "") =>
  preview.answer(new Request(`http://localhost:3333${at}${query}`));

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "stet-preview-"));
  newsroom = await openNewsroom({ home });
  preview = openPreview(newsroom, home);
  const story = await newsroom.client.getDocument("safe-cities");
  await newsroom.client.createOrReplace({
    ...story,
    _id: "drafts.safe-cities",
    _type: "article",
    headline: "A draft nobody has read",
  });
});
afterAll(async () => {
  preview.close();
  await newsroom.close();
  await rm(home, { recursive: true });
});

describe("the preview", () => {
  it("shows the draft, and on request what is published", async () => {
    expect(await (await look(path)).text()).toContain(
      '<h1 data-sanity="id=safe-cities;type=article;path=headline;base=%2F">A draft nobody has read</h1>',
    );
    const published = await (await look(path, "?sanity-preview-perspective=published")).text();
    expect(published).toContain("ICE Is Making An Example");
    expect(published).not.toContain("nobody has read");
  });

  it("names the field of every piece of the text", async () => {
    const body = await newsroom.client.fetch<{ _key: string }[]>(`*[_id == "safe-cities"][0].body`);
    const shown = await (await look(path)).text();
    for (const { _key } of body) expect(shown).toContain(`path=body:${_key};`);
  });

  it("is kept nowhere, listed nowhere, framed by the Studio alone, and runs one script", async () => {
    const { headers } = await look(path);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-robots-tag")).toBe("noindex");
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("form-action 'none'");
  });

  it("serves what its pages show", async () => {
    const page = await (await look("/preview/")).text();
    const files = [...page.matchAll(/(?:href|src)="(\/(?:assets|images)\/[^"]+)"/g)].map(
      ([, file = ""]) => file,
    );
    expect(files.length).toBeGreaterThan(2);
    for (const file of new Set(files)) {
      const response = await look(file);
      expect([file, response.status]).toEqual([file, 200]);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
    }
  });

  it("shows a change with the next look, also of a fact that the story names", async () => {
    const told: string[] = [];
    const stop = preview.onChange(() => told.push("changed"));
    await newsroom.client.patch("drafts.safe-cities").set({ headline: "Changed again" }).commit();
    expect(await (await look(path)).text()).toContain("Changed again");
    expect(told.length).toBeGreaterThan(0);
    stop();
  });

  it("says in words that there is no such page", async () => {
    const response = await look("/preview/news/nothing-here/");
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("No page is here.");
    expect(
      (await preview.answer(new Request(`http://localhost${path}`, { method: "POST" }))).status,
    ).toBe(405);
  });
});
