import { checkIsLocal, openOwnLake } from "./home/ownLake.ts";
import { runCommand, Unfinished } from "./terminal/runCommand.ts";

await runCommand({
  help: `
npm run compact -- [--keep 90d] [--json]
Forgets the history that is older than 90 days, or than --keep says, and makes the lake's file smaller. Documents stay as they are; the newest transaction is always kept.
The lake may run meanwhile: who writes waits while the file is made smaller. A listener that comes back to what is forgotten begins anew.
`,
  options: { keep: { type: "string", default: "90d" }, json: { type: "boolean" } },
  async run({ options, terminal }) {
    const days = daysIn(String(options.keep));
    checkIsLocal("compact");
    // Late, so that --help and a wrong option are answered at once.
    const { shrinkDatabase } = await import("../lake/history/shrinkDatabase.ts");
    const { lake, close } = await openOwnLake((line) => terminal.error(line));
    try {
      const { transactions, before } = await lake.compactHistory(days);
      const kept = lake.lastSeq() === 0 ? 0 : lake.lastSeq() - lake.log.first() + 1;
      const forgotten = { keep: `${days}d`, before, forgotten: transactions, kept };
      terminal.say(
        `${transactions} transactions from before ${before} are forgotten, ${kept} are kept.`,
      );
      const size = await shrinkDatabase(lake.file).catch((error: Error) => {
        throw new Unfinished(`The file was not made smaller: ${error.message}`, forgotten);
      });
      terminal.say(`${lake.file}: ${size.before} bytes before, ${size.after} now.`);
      return { ...forgotten, bytes: size };
    } finally {
      await close();
    }
  },
});

function daysIn(keep: string): number {
  const days = /^(\d{1,6})d$/.exec(keep)?.[1];
  if (days !== undefined) return Number(days);
  throw new Error(`--keep is “${keep}”: give a number of days, such as 30d.`);
}
