import { resolve } from "node:path";
import { checkIsLocal } from "./home/ownLake.ts";
import { lakeFiles, stetHome } from "./home/stetHome.ts";
import { runCommand } from "./terminal/runCommand.ts";
import { stoppable } from "./terminal/stoppable.ts";

await runCommand({
  help: `
npm run backup -- FILE [--json]
Writes the whole lake of this moment into FILE, one tar: documents, drafts, history, tokens (as hashes) and assets. The lake may run and be written to meanwhile.
A file that exists is never overwritten. Keep FILE safe: it holds what nobody but editors may read. npm run restore puts it back.
`,
  options: { json: { type: "boolean" } },
  operands: ["FILE"],
  async run({ operands: [file = ""], terminal }) {
    checkIsLocal("backup");
    // Late, so that --help and a wrong option are answered at once.
    const { backupLake } = await import("../lake/backup/backupLake.ts");
    const { openNewsroom } = await import("./lakeClient.ts");
    const home = stetHome();
    // Opened once for what opening checks: a damaged lake is no backup, and an empty one is filled first.
    await (await openNewsroom({ home, say: (line) => terminal.error(line) })).close();
    const report = await stoppable((signal) =>
      backupLake(lakeFiles(home), resolve(file), {
        signal,
        onProgress: (done, of) => terminal.progress({ stage: "bytes", done, of }),
      }),
    );
    const { bytes, documents, assets } = report;
    terminal.say(`${file}: ${documents} documents, ${assets} assets, ${bytes} bytes written.`);
    return { file, ...report };
  },
});
