import { stetHome } from "./home/stetHome.ts";
import { runCommand } from "./terminal/runCommand.ts";
import { untilStopped } from "./terminal/untilStopped.ts";

await runCommand({
  help: `
npm run lake
Runs the lake alone, at http://localhost:3900 (LAKE_PORT sets another port). Ctrl-C ends it.
Other commands of the same home find it and talk to it.
`,
  options: { json: { type: "boolean" } },
  async run({ terminal }) {
    // Late, so that --help and a wrong option are answered at once.
    const { openNewsroom } = await import("./lakeClient.ts");
    const { openToOthers } = await import("./home/openToOthers.ts");
    const newsroom = await openNewsroom({ isServing: true, say: (line) => terminal.error(line) });
    try {
      const listening = await openToOthers(newsroom, stetHome());
      try {
        // Before the word is out: who reads it may end the lake at once.
        const stopped = untilStopped();
        terminal.say(`Lake  http://localhost:${listening.port}  (${newsroom.where})`);
        await stopped;
      } finally {
        await listening.close();
      }
      return { port: listening.port };
    } finally {
      await newsroom.close();
    }
  },
});
