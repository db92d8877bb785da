import { runCommand, Unfinished } from "./terminal/runCommand.ts";

let errorsFound = false;

// 1 is for errors that were found; whoever could not check says 2.
process.on("exit", () => {
  if (process.exitCode === 1 && !errorsFound) process.exitCode = 2;
});

await runCommand({
  help: `
npm run check -- [--drafts] [--json]
Holds what is published against the content model and the rules of facts.
Ends with 0 when there is no error, with 1 when there are errors, with 2 when it could not check.
--drafts: each document as its editors see it, drafts in place of what is published.
--json: one JSON object on stdout: findings, each with rule, level, id, type, path, message.
`,
  options: { drafts: { type: "boolean", default: false }, json: { type: "boolean" } },
  async run({ options, terminal }) {
    // Late, so that --help and a wrong option are answered at once.
    const { openNewsroom } = await import("./lakeClient.ts");
    const { readDocuments } = await import("./checking/readDocuments.ts");
    const { checkDocuments } = await import("./checking/checkDocuments.ts");
    const { findingAsJson, findingsTable, tally, typesById } =
      await import("./checking/printFindings.ts");
    const newsroom = await openNewsroom({ say: (line) => terminal.error(line) });
    try {
      const documents = await readDocuments(newsroom.client, {
        drafts: options.drafts === true,
        progress: (read) => terminal.progress({ stage: "Reading documents", done: read, of: read }),
      }).catch((cause: unknown) => {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`The documents of ${newsroom.where} could not be read: ${reason}`, {
          cause,
        });
      });
      const findings = await checkDocuments(documents);
      const types = typesById(documents);
      const report = {
        findings: findings.map((finding) => findingAsJson(finding, types.get(finding.id))),
        documents: documents.length,
        perspective: options.drafts ? "drafts" : "published",
      };
      if (!options.json && findings.length > 0)
        terminal.say(`${findingsTable(findings, types, process.stdout.columns ?? 100)}\n`);
      const summary = tally(findings, documents.length);
      errorsFound = findings.some((finding) => finding.level === "error");
      if (errorsFound) throw new Unfinished(summary, report);
      terminal.say(summary);
      return report;
    } finally {
      await newsroom.close();
    }
  },
});
