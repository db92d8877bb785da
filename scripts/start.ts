import type { SiteContext } from "../site/context.ts";
import { defaultOut, portOf, stetHome } from "./home/stetHome.ts";
import { runCommand } from "./terminal/runCommand.ts";
import { untilStopped } from "./terminal/untilStopped.ts";

await runCommand({
  help: `
npm start
Everything in one process: fills an empty lake from content/, builds the site, serves site, lake and Studio, keeps the site up to date and does what is scheduled. Ctrl-C ends it.
Ports: SITE_PORT (4000), STUDIO_PORT (3333), LAKE_PORT (3900). STET_HOME: where the lake, caches and the site are kept.
`,
  options: { json: { type: "boolean" } },
  async run({ terminal }) {
    // Late, so that --help and a wrong option are answered at once.
    const { openNewsroom } = await import("./lakeClient.ts");
    const { openToOthers } = await import("./home/openToOthers.ts");
    const { serveSite } = await import("./serving/serveSite.ts");
    const { openStudio } = await import("./serving/openStudio.ts");
    const { keepUp } = await import("./building/keepUp.ts");
    const home = stetHome();
    const out = defaultOut();
    await using open = new AsyncDisposableStack();
    const newsroom = await openNewsroom({
      home,
      isServing: true,
      say: (line) => terminal.error(line),
    });
    open.defer(() => newsroom.close());
    const lake = newsroom.own && (await openToOthers(newsroom, home));
    if (lake) open.defer(() => lake.close());
    let context: SiteContext | undefined;
    const site = await serveSite(out, portOf("SITE_PORT", 4000), () => context);
    open.defer(() => site.close());
    if (newsroom.own) newsroom.own.origins.site = `http://localhost:${site.port}`;
    const lakePort = lake?.port ?? newsroom.port;
    const lakeAddress = lakePort === undefined ? null : `http://localhost:${lakePort}`;
    const addresses = {
      site: `http://localhost:${site.port}`,
      lake: lakeAddress ?? newsroom.where,
    };

    let isEnding = false;
    const standing = Promise.withResolvers<void>();
    const studio = await openStudio(newsroom, {
      home,
      after: standing.promise,
      lake: lakeAddress,
      site: addresses.site,
    });
    open.defer(() => studio.close());
    let studioStands = false;
    studio.ready.then(
      () => {
        studioStands = true;
        terminal.say(`Studio  ${studio.address}`);
      },
      (error: Error) => {
        if (!isEnding) terminal.error(`The Studio was not built: ${error.message}`);
      },
    );
    const pagesStand = (made: SiteContext) => {
      if (!context) {
        terminal.say(`Site  ${addresses.site}`);
        terminal.say(`Lake  ${addresses.lake}`);
        if (!studioStands) terminal.say("The Studio follows as soon as it is built.");
        terminal.report(addresses);
      }
      context = made;
      standing.resolve();
    };
    const kept = keepUp(newsroom, { out, home, terminal, pagesStand });
    open.defer(() => kept.close());
    const { keepSchedules } = await import("./scheduling/keepSchedules.ts");
    const schedules = keepSchedules(newsroom, kept.site, terminal);
    open.defer(() => schedules.close());
    await Promise.race([untilStopped(), kept.failed]);
    isEnding = true;
  },
});
