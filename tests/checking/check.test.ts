import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openNewsroom } from "../../scripts/lakeClient.ts";

const run = fileURLToPath(new URL("../../scripts/run.mjs", import.meta.url));
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "stet-check-"));
});
afterAll(() => rm(home, { recursive: true }));

/** Runs `npm run check` with these options. */
async function check(...options: string[]) {
  const child = spawn(process.execPath, [run, "check", ...options], {
    env: { ...process.env, STET_HOME: home },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err, code] = await Promise.all([
    child.stdout.setEncoding("utf8").toArray(),
    child.stderr.setEncoding("utf8").toArray(),
    new Promise((resolve) => child.on("close", resolve)),
  ]);
  return { out: out.join(""), err: err.join(""), code };
}

async function store(...documents: { _id: string; _type: string; [field: string]: unknown }[]) {
  const newsroom = await openNewsroom({ home });
  for (const document of documents) await newsroom.client.createOrReplace(document);
  await newsroom.close();
}

// Each starts a process of its own, and the first fills a lake.
describe("npm run check", { timeout: 120_000 }, () => {
  it("ends with 0 and says so when there is no error, in words and as JSON", async () => {
    const words = await check();
    expect(words).toMatchObject({ code: 0, out: expect.stringMatching(/no error, no warning/) });
    const json = await check("--json", "--drafts");
    expect(json.code).toBe(0);
    expect(JSON.parse(json.out)).toMatchObject({ findings: [], perspective: "drafts" });
  });

  it("ends with 1 and names rule, document and field when there are errors", async () => {
    await store(
      {
        _id: "quote-loose",
        _type: "quote",
        text: "Words\u001b[2J",
        attribution: "background",
        attributedAs: "an official",
        saidOn: "2017-09-28",
        slug: { _type: "slug", current: "words" },
      },
      { _id: "drafts.place-draft", _type: "place", name: 5, level: "moon" },
      { _id: "odd", _type: "__proto__", body: [null, { _type: "constructor" }] },
    );
    const words = await check();
    expect(words.code).toBe(1);
    expect(words.out).toMatch(/^error +attribution +quote quote-loose +source$/m);
    expect(words.out).toMatch(/^error +schema +__proto__ odd +_type$/m);
    expect(words.out).not.toContain("place-draft");
    expect(words.err).toMatch(/2 errors, 0 warnings/);

    const json = await check("--json", "--drafts");
    expect(json.code).toBe(1);
    const { findings } = JSON.parse(json.out);
    expect(findings).toContainEqual({
      rule: "attribution",
      level: "error",
      id: "quote-loose",
      type: "quote",
      path: "source",
      message: "A quote needs its source: the release, the minutes, the interview.",
    });
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: "schema", id: "drafts.place-draft", path: "name" }),
    );
  });

  it.each([["--nosuch"], ["a-word"]])(
    "ends with 2 and a sentence when it is told what it does not know: %s",
    async (option) => {
      const refused = await check(option);
      expect(refused).toMatchObject({ code: 2, out: "" });
      expect(refused.err.trim().split("\n").length).toBeLessThanOrEqual(2);
      expect(refused.err).toContain("Use: npm run check");
    },
  );

  it("says how to use it", async () => {
    const told = await check("--help");
    expect(told).toMatchObject({ code: 0, err: "" });
    expect(told.out).toContain("npm run check -- [--drafts] [--json]");
  });
});
