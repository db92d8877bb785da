import { resolve } from "node:path";
import { runningLake } from "./home/lakeRecord.ts";
import { checkIsLocal } from "./home/ownLake.ts";
import { lakeFiles, stetHome } from "./home/stetHome.ts";
import { runCommand } from "./terminal/runCommand.ts";
import { stoppable } from "./terminal/stoppable.ts";

await runCommand({
  help: `
npm run restore -- FILE [--set-aside] [--json]
Puts the lake back as FILE, written by npm run backup, holds it: documents, history, tokens and assets. Nothing is in place before all of FILE is found whole.
A lake that runs must be ended first. A lake that is there is not touched, unless --set-aside: then it is kept in a folder beside, which is named.
`,
  options: { "set-aside": { type: "boolean", default: false }, json: { type: "boolean" } },
  operands: ["FILE"],
  async run({ options, operands: [file = ""], terminal }) {
    checkIsLocal("restore");
    const home = stetHome();
    const running = runningLake(home);
    if (running)
      throw new Error(
        `A lake runs for ${home} (process ${running.pid}). End it, then restore. Nothing was changed.`,
      );
    // Late, so that --help and a wrong option are answered at once.
    const { restoreLake } = await import("../lake/backup/restoreLake.ts");
    const report = await stoppable((signal) =>
      restoreLake(resolve(file), lakeFiles(home), {
        signal,
        setAside: options["set-aside"] === true,
        onProgress: (done, of) => terminal.progress({ stage: "bytes", done, of }),
      }),
    );
    const { documents, assets, until, aside } = report;
    terminal.say(
      `${home}: ${documents} documents and ${assets} assets restored, as they were at ${until ?? "the beginning"}.`,
    );
    if (aside !== null) terminal.say(`The lake that was there is in ${aside}.`);
    terminal.say("Tokens are those of the backup: npm run tokens -- list");
    return { file, ...report };
  },
});
