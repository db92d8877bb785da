import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { passingFolder } from "../publishing/testSite.ts";
import { command, running } from "./spawned.ts";

const slug = (current: string) => ({ _type: "slug", current });
const story = (headline: string) => ({
  _id: "story",
  _type: "article",
  headline,
  slug: slug("a-story"),
  section: { _type: "reference", _ref: "news" },
  publishedAt: "2026-11-01T08:00:00Z",
});
const section = { _id: "news", _type: "section", title: "News", slug: slug("news") };

async function smallHome() {
  const home = await passingFolder();
  const file = async (...documents: object[]) => {
    const path = join(home, "documents.ndjson");
    await writeFile(path, documents.map((one) => JSON.stringify(one)).join("\n"));
    return path;
  };
  const environment = { STET_HOME: home };
  const put = async (...documents: object[]) =>
    command(["import", await file(...documents)], environment);
  expect(await put(section, story("The first headline"))).toMatchObject({ code: 0 });
  return { home, environment, put };
}

it("serves site and lake in one process, builds again on a change, and ends cleanly", async () => {
  const { home, environment, put } = await smallHome();
  const started = running(["start"], environment);
  try {
    const [, site = ""] = await started.until(/Site {2}(http:\S+)/);
    const [, lake = ""] = await started.until(/Lake {2}(http:\S+)/);
    const page = await fetch(`${site}/news/a-story/`);
    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringContaining("The first headline"),
    ]);
    expect((await fetch(`${lake}/v1/ping`)).status).toBeLessThan(500);
    await started.until(/dist: \d+ pages/);

    // Another command of this home goes through the lake that runs.
    expect((await put(story("The second headline"))).code).toBe(0);
    await started.until(/dist: [^]*dist: \d+ pages/);
    expect(await (await fetch(`${site}/news/a-story/`)).text()).toContain("The second headline");

    const comment = await fetch(`${site}/comments/story`, {
      method: "POST",
      body: new URLSearchParams({ comment: "Words <b>worth</b> keeping", name: "Ann" }),
    });
    const answer = await comment.text();
    expect(comment.status).toBe(503);
    expect(answer).toContain("Words &lt;b");
    expect(answer).not.toContain("<b>worth");
  } finally {
    const said = await started.stop();
    expect(said.code).toBe(0);
    expect(said.stderr).not.toContain("rror");
  }
  expect(await readdir(home)).not.toContain("lake.json");
}, 120_000);

it("builds into a folder that is named, and tells what it did as JSON", async () => {
  const { home, environment } = await smallHome();
  const out = join(home, "elsewhere");
  const said = await command(["build", "--out", out, "--json"], environment);
  expect(said.code).toBe(0);
  expect(JSON.parse(said.stdout)).toMatchObject({ out, removed: 0, foreign: 0 });
  expect(await readdir(join(out, "news", "a-story"))).toContain("index.html");
  const again = await command(["build", "--out", out, "--json"], environment);
  expect(JSON.parse(again.stdout)).toMatchObject({ written: 0, removed: 0 });
}, 120_000);

it("leaves no record behind when the lake is ended, and none that misleads when it is killed", async () => {
  const { home, environment } = await smallHome();
  const first = running(["lake"], environment);
  await first.until(/Lake {2}http/);
  expect(await readdir(home)).toContain("lake.json");
  expect((await first.stop("SIGTERM")).code).toBe(0);
  expect(await readdir(home)).not.toContain("lake.json");

  const second = running(["lake"], environment);
  await second.until(/Lake {2}http/);
  await second.stop("SIGKILL");
  expect(await readdir(home)).toContain("lake.json");
  const exported = await command(["export", "-"], environment);
  expect(exported).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("The first headline"),
  });
}, 120_000);
