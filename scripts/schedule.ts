import { resolve } from "node:path";
import { defaultOut, stetHome } from "./home/stetHome.ts";
import { runCommand, Unfinished } from "./terminal/runCommand.ts";
import { untilStopped } from "./terminal/untilStopped.ts";

await runCommand({
  help: `
npm run schedule -- [--watch] [--out FOLDER] [--json]
Publishes and unpublishes what is due, brings the site in FOLDER (dist) up to date, and proves it: each leaves a receipt in the lake and a line on stdout. Nothing due: nothing is done. Ends with 1 when one failed or was more than five minutes late.
--watch: looks every 30 seconds and whenever documents change, until Ctrl-C.
--json: receipts as JSON; with --watch one a line.
`,
  options: {
    watch: { type: "boolean" },
    out: { type: "string" },
    json: { type: "boolean" },
  },
  async run({ options, terminal }) {
    if (options.out === "") throw new Error("--out names no folder. Use: --out FOLDER");
    const out = options.out === undefined ? defaultOut() : resolve(options.out);
    // Late, so that --help and a wrong option are answered at once.
    const { openNewsroom } = await import("./lakeClient.ts");
    const { siteOf } = await import("./building/siteOf.ts");
    const { runSchedules } = await import("../publishing/schedules/runSchedules.ts");
    const { firingOf } = await import("./scheduling/firingOf.ts");
    const { keepSchedules } = await import("./scheduling/keepSchedules.ts");
    const { sayReceipt, troubleOf } = await import("./scheduling/sayReceipt.ts");
    await using open = new AsyncDisposableStack();
    const newsroom = await openNewsroom({ say: (line) => terminal.error(line) });
    open.defer(() => newsroom.close());
    const site = siteOf(newsroom, { out, home: stetHome(), terminal });
    open.defer(() => site.close());
    if (options.watch) {
      const kept = keepSchedules(newsroom, site, terminal);
      open.defer(() => kept.close());
      await untilStopped();
      return undefined;
    }
    const { receipts, next } = await runSchedules(firingOf(newsroom), site);
    for (const receipt of receipts) sayReceipt(receipt, terminal);
    if (receipts.length === 0) {
      const at =
        next === undefined ? "nothing waits" : `the next is at ${new Date(next).toISOString()}`;
      terminal.say(`Nothing is due: ${at}.`);
    }
    await site.drawCards();
    const trouble = troubleOf(receipts);
    if (trouble) throw new Unfinished(trouble, { receipts });
    return { receipts };
  },
});
