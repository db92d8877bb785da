import { resolve } from "node:path";
import { defaultOut, stetHome } from "./home/stetHome.ts";
import { runCommand } from "./terminal/runCommand.ts";
import { untilStopped } from "./terminal/untilStopped.ts";

await runCommand({
  help: `
npm run watch -- [--out FOLDER]
Builds the site into FOLDER (dist) and keeps it up to date as documents change, without serving it. Ctrl-C ends it.
`,
  options: { out: { type: "string" } },
  async run({ options, terminal }) {
    if (options.out === "") throw new Error("--out names no folder. Use: --out FOLDER");
    // Late, so that --help and a wrong option are answered at once.
    const { openNewsroom } = await import("./lakeClient.ts");
    const { keepUp } = await import("./building/keepUp.ts");
    await using open = new AsyncDisposableStack();
    const newsroom = await openNewsroom({ say: (line) => terminal.error(line) });
    open.defer(() => newsroom.close());
    const out = options.out === undefined ? defaultOut() : resolve(options.out);
    const kept = keepUp(newsroom, { out, home: stetHome(), terminal });
    open.defer(() => kept.close());
    await Promise.race([untilStopped(), kept.failed]);
  },
});
