import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { openSite } from "../../publishing/openSite.ts";
import { openNewsroom } from "../../scripts/lakeClient.ts";
import { pageKinds } from "../../site/pages/pageKinds.ts";
import { count } from "../counts.ts";
import { beginning, type Happening, histories } from "./histories.ts";
import { filesIn, noMakers } from "./testSite.ts";

it("leaves after any history what a build from nothing gives", { timeout: 3_600_000 }, async () => {
  await fc.assert(fc.asyncProperty(histories, holds), { numRuns: count(6, 500) });
});

/** Histories that once left something else, by what was wrong. */
it.each<[string, Happening[][]]>([
  [
    "a redirect to a story whose section is published after it",
    [
      [
        {
          does: "edit",
          id: "story",
          set: { section: { _type: "reference", _ref: "sport", _weak: true } },
        },
      ],
      [
        {
          does: "write",
          document: { _id: "sport", _type: "section", title: "Sport", slug: { current: "sport" } },
        },
      ],
    ],
  ],
  [
    "the page of a publisher whose source is named by a statistic",
    [
      [
        {
          does: "edit",
          id: "accounts",
          set: { publisher: { _type: "reference", _ref: "author", _weak: true } },
        },
      ],
      [
        {
          does: "edit",
          id: "accounts",
          set: { publisher: { _type: "reference", _ref: "port", _weak: true } },
        },
      ],
    ],
  ],
])("leaves the same after %s", { timeout: 120_000 }, async (_, history) => {
  await expect(holds(history)).resolves.toBeUndefined();
});

/** Updates a site after each moment of a history and compares it with one built from nothing. */
async function holds(history: readonly (readonly Happening[])[]): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "stet-history-"));
  const newsroom = await openNewsroom({ home, seed: false });
  const open = (folder: string) =>
    openSite({
      ...newsroom,
      home: join(home, folder),
      out: join(home, folder, "dist"),
      kinds: pageKinds,
      makers: noMakers,
    });
  let site = open("kept");
  try {
    await newsroom.client.mutate(beginning.map((document) => ({ createOrReplace: document })));
    await site.update();
    for (const [at, moment] of history.entries()) {
      for (const happening of moment) await apply(newsroom.client, happening);
      const report = await site.update();
      // Every other moment a new process goes on from what the last one wrote down.
      if (at % 2 === 1) {
        site.close();
        site = open("kept");
      }
      const fresh = open(`fresh${at}`);
      const wanted = await fresh.update();
      fresh.close();
      const failed = [...report.problems, ...wanted.problems].some((one) => one.level === "error");
      // Which of two pages has an address that both want, history decides.
      if (failed) continue;
      expect(await filesIn(join(home, "kept/dist"))).toEqual(
        await filesIn(join(home, `fresh${at}/dist`)),
      );
    }
  } finally {
    site.close();
    await newsroom.close();
    await rm(home, { recursive: true });
  }
}

type Client = Awaited<ReturnType<typeof openNewsroom>>["client"];

async function apply(client: Client, happening: Happening): Promise<void> {
  switch (happening.does) {
    case "edit": {
      // What has been deleted cannot be edited.
      if (!(await client.getDocument(happening.id))) return;
      const set = Object.fromEntries(Object.entries(happening.set).filter(([, v]) => v !== null));
      const unset = Object.keys(happening.set).filter((name) => happening.set[name] === null);
      await client.patch(happening.id).set(set).unset(unset).commit();
      return;
    }
    case "write":
      await client.createOrReplace(happening.document);
      return;
    case "delete":
      await client.delete(happening.id);
  }
}
