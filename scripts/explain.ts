import { resolve } from "node:path";
import { defaultOut, stetHome } from "./home/stetHome.ts";
import { runCommand } from "./terminal/runCommand.ts";

await runCommand({
  help: `
npm run explain -- ADDRESS [--out FOLDER] [--json]
npm run explain -- --if-changed ID [--out FOLDER] [--json]
Says what the page at ADDRESS (/news/a-slug/) was made from and why it was last written; or which pages a change of the document ID would touch.
`,
  options: {
    "if-changed": { type: "string" },
    out: { type: "string" },
    json: { type: "boolean" },
  },
  operands: ["[ADDRESS]"],
  async run({ options, operands: [address], terminal }) {
    const id = options["if-changed"];
    if (!id === !address) throw new Error("Name the ADDRESS of a page, or --if-changed ID.");
    const { explainChange, explainPage } = await import("./explaining/explain.ts");
    const { openManifest } = await import("../publishing/openManifest.ts");
    const out = options.out === undefined ? defaultOut() : resolve(options.out);
    const manifest = openManifest(stetHome(), out);
    if (!manifest)
      throw new Error(`Nothing is known of a site in ${out}. Build it first: npm run build`);
    try {
      const told = id ? explainChange(id, manifest) : explainPage(address ?? "", manifest);
      for (const line of told.lines) terminal.say(line);
      return told.json;
    } finally {
      manifest.close();
    }
  },
});
