import { stetHome, portOf } from "./home/stetHome.ts";
import { runCommand } from "./terminal/runCommand.ts";
import { untilStopped } from "./terminal/untilStopped.ts";

await runCommand({
  help: `
npm run studio
The Studio with hot reload, against the lake of this home: the one that runs (npm start, npm run lake), else one of its own. For work on the Studio itself; editors use npm start.
Ports: STUDIO_PORT (3333), LAKE_PORT (3900). STET_HOME: where the lake is kept.
`,
  options: { json: { type: "boolean" } },
  async run({ terminal }) {
    // Late, so that --help and a wrong option are answered at once.
    const { openNewsroom } = await import("./lakeClient.ts");
    const { openToOthers } = await import("./home/openToOthers.ts");
    const { runningLake } = await import("./home/lakeRecord.ts");
    const { openPreview } = await import("./serving/openPreview.ts");
    const { studioDevServer } = await import("../studio/building/studioDevServer.ts");
    const home = stetHome();
    await using open = new AsyncDisposableStack();
    const newsroom = await openNewsroom({ home, say: (line) => terminal.error(line) });
    open.defer(() => newsroom.close());
    const own = newsroom.own && (await openToOthers(newsroom, home));
    if (own) open.defer(() => own.close());
    const port = own?.port ?? runningLake(home)?.port;
    const lake = port === undefined ? null : `http://localhost:${port}`;
    const preview = openPreview(newsroom, home);
    open.defer(() => preview.close());
    const { projectId = "local", dataset = "production" } = newsroom.client.config();
    const studio = await studioDevServer(portOf("STUDIO_PORT", 3333), {
      addresses: () => ({ lake, project: projectId, dataset, site: null, title: "Stet" }),
      preview,
    });
    open.defer(() => studio.close());
    const address = `http://localhost:${studio.port}`;
    if (newsroom.own) newsroom.own.origins.studio = address;
    // Before the word is out: who reads it may end the Studio at once.
    const stopped = untilStopped();
    terminal.say(`Studio  ${address}`);
    terminal.report({ studio: address, lake });
    await stopped;
  },
});
