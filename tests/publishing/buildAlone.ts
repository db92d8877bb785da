import { pageKinds } from "../../site/pages/pageKinds.ts";
import { siteMakers } from "../../publishing/makers.ts";
import { openSite, updateOnce } from "../../publishing/openSite.ts";
import { openNewsroom } from "../../scripts/lakeClient.ts";
import { long } from "../counts.ts";

// Run as a program: seeds the lake of a home from content/ and builds its site into <home>/dist.
// Cards are drawn in the long run only: a test of their own shows that each is the same each time.
const [home = ""] = process.argv.slice(2);
const newsroom = await openNewsroom({ home });
const makers = siteMakers({ ...newsroom, home });
const noCards = { kept: async () => ({ files: [], undrawn: [] }), draw: async () => {} };
const report = await updateOnce(
  openSite({
    ...newsroom,
    home,
    out: `${home}/dist`,
    kinds: pageKinds,
    makers: long ? makers : { ...makers, cards: noCards },
  }),
);
await newsroom.close();
const { pages, problems } = report;
process.stdout.write(
  JSON.stringify({ pages, problems, now: new Date().toString(), number: (1.5).toLocaleString() }),
);
