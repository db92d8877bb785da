import "../lean.mjs";
import { join } from "node:path";
import { siteMakers } from "../../publishing/makers.ts";
import type { UpdateReport } from "../../publishing/report.ts";
import { openSite, updateOnce } from "../../publishing/openSite.ts";
import { pageKinds } from "../../site/pages/pageKinds.ts";
import { openNewsroom } from "../lakeClient.ts";

/** What one build in a process of its own cost. */
export interface BuildCost {
  pages: number;
  files: number;
  /** Milliseconds from the start of the process. */
  wall: number;
  cpu: number;
  /** The most memory the process held, in bytes. */
  memory: number;
  stages: UpdateReport["stages"];
  kinds: Record<string, number>;
  problems: number;
}

// Run as a program: builds the site of a home and tells its parent what that cost. Cards are left
// out: they are made once for what they show, and counted by themselves.
const [home = "", out = join(home, "dist")] = process.argv.slice(2);
const newsroom = await openNewsroom({ home, seed: false });
const kinds: Record<string, number> = {};
const report = await updateOnce(
  openSite({
    ...newsroom,
    home,
    out,
    kinds: pageKinds,
    makers: {
      ...siteMakers({ ...newsroom, home }),
      cards: { kept: async () => ({ files: [], undrawn: [] }), draw: async () => {} },
    },
    progress: ({ stage, of }) => {
      kinds[stage] = of;
    },
  }),
);
await newsroom.close();
const { user, system } = process.cpuUsage();
const cost: BuildCost = {
  pages: report.pages,
  files: report.files,
  wall: performance.now(),
  cpu: (user + system) / 1000,
  memory: process.resourceUsage().maxRSS * 1024,
  stages: report.stages,
  kinds,
  problems: report.problems.length,
};
process.stdout.write(JSON.stringify(cost));
