import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { siteMakers } from "../../publishing/makers.ts";
import { openSite, updateOnce } from "../../publishing/openSite.ts";
import { openNewsroom } from "../../scripts/lakeClient.ts";
import { serveSite } from "../../scripts/serving/serveSite.ts";
import type { SiteContext } from "../../site/context.ts";
import { pageKinds } from "../../site/pages/pageKinds.ts";

/** The paper as a reader finds it: built from `content/` and served on a port of its own. */
export interface BuiltPaper {
  folder: string;
  address: string;
  /** Every file under the folder, as paths with a slash in front. */
  files: string[];
  close(): Promise<void>;
}

/** Builds the content of this project from nothing and serves it. */
export async function buildPaper(): Promise<BuiltPaper> {
  const home = await mkdtemp(join(tmpdir(), "stet-paper-"));
  const folder = join(home, "dist");
  const newsroom = await openNewsroom({ home });
  const report = await updateOnce(
    openSite({
      ...newsroom,
      kinds: pageKinds,
      makers: siteMakers({ ...newsroom, home }),
      out: folder,
      home,
    }),
  );
  await newsroom.close();
  if (report.problems.length > 0) throw new Error(JSON.stringify(report.problems, null, 2));
  const context: SiteContext = report.context;
  const site = await serveSite(folder, 0, () => context);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return {
    folder,
    address: `http://127.0.0.1:${site.port}`,
    files: entries
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath.slice(folder.length)}/${entry.name}`)
      .sort(),
    async close() {
      await site.close();
      await rm(home, { recursive: true });
    },
  };
}
