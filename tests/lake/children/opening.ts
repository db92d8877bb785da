import { createInterface } from "node:readline/promises";
import { openLake } from "../../../lake/openLake.ts";

// Opens a lake and writes to it at each line on stdin, and tells what came of it; as somebody who may not write
// everywhere, unlike root. Arguments: the database.
const [file = ""] = process.argv.slice(2);
if (process.getuid?.() === 0) process.setuid?.(65_534);
let n = 0;
for await (const _ of createInterface(process.stdin)) process.stdout.write(`${await attempt()}\n`);

async function attempt(): Promise<string> {
  try {
    const lake = openLake({ file, assets: "unused" });
    try {
      await lake.mutate({
        mutations: [{ create: { _id: `n${n++}`, _type: "t" } }],
        author: "test",
      });
      return "written";
    } finally {
      await lake.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
