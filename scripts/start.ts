import type { SiteContext } from "../site/context.ts";
import { gathered } from "./building/gathered.ts";
import { defaultOut, portOf, stetHome } from "./home/stetHome.ts";
import { runCommand } from "./terminal/runCommand.ts";
import { untilStopped } from "./terminal/untilStopped.ts";

await runCommand({
  help: `
npm start
Everything in one process: fills an empty lake from content/, builds the site, serves site and lake, and builds again when a document changes. Ctrl-C ends it.
Ports: SITE_PORT (4000), LAKE_PORT (3900). STET_HOME: where the lake, caches and the site are kept.
`,
  options: { json: { type: "boolean" } },
  async run({ terminal }) {
    // Late, so that --help and a wrong option are answered at once.
    const { openNewsroom } = await import("./lakeClient.ts");
    const { openToOthers } = await import("./home/openToOthers.ts");
    const { serveSite } = await import("./serving/serveSite.ts");
    const { buildSite, failureOf } = await import("./building/buildSite.ts");
    const home = stetHome();
    const out = defaultOut();
    await using open = new AsyncDisposableStack();
    const newsroom = await openNewsroom({ home, say: (line) => terminal.error(line) });
    open.defer(() => newsroom.close());
    const lake = newsroom.own && (await openToOthers(newsroom, home));
    if (lake) open.defer(() => lake.close());
    let context: SiteContext | undefined;
    const site = await serveSite(out, portOf("SITE_PORT", 4000), () => context);
    open.defer(() => site.close());

    const update = async () => {
      const report = await buildSite(newsroom, { out, home, terminal });
      context = report.context;
      const failure = failureOf(report);
      if (failure) terminal.error(failure);
    };
    const changes = gathered(() => update().catch((error) => terminal.error(error.message)));
    open.defer(() => changes.settled());
    // Followed from before the first build: what changes during it is built after it.
    let isBuilt = false;
    let isLate = false;
    const changed = () => {
      if (isBuilt) changes.ask();
      else isLate = true;
    };
    open.defer(newsroom.follow(changed));
    await update();
    isBuilt = true;
    if (isLate) changes.ask();

    const addresses = {
      site: `http://localhost:${site.port}`,
      lake: lake ? `http://localhost:${lake.port}` : newsroom.where,
    };
    terminal.say(`Site  ${addresses.site}`);
    terminal.say(`Lake  ${addresses.lake}`);
    terminal.report(addresses);
    await untilStopped();
  },
});
