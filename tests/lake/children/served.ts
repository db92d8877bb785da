import { createLakeApp } from "../../../lake/app.ts";
import { listenOn } from "../../../lake/listenOn.ts";
import { openLake } from "../../../lake/openLake.ts";

// Serves a lake on a free port until it is killed, and tells where, what opening it took, and a token.
// Arguments: the database, the folder of assets.
const [file = "", assets = ""] = process.argv.slice(2);
const before = performance.now();
const lake = openLake({ file, assets });
const opened = performance.now() - before;
const token = lake.createToken({ name: `process ${process.pid}`, role: "editor" });
const { port } = await listenOn(createLakeApp(lake), 0);
process.stdout.write(`${JSON.stringify({ address: `http://127.0.0.1:${port}`, token, opened })}\n`);
