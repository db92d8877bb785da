import { createLakeApp } from "../../../lake/app.ts";
import { listenOn } from "../../../lake/listenOn.ts";
import { openLake } from "../../../lake/openLake.ts";

// A lake on a port of its own, for those who measure what it holds: tells `{address, token}`, and its memory whenever asked.
// Arguments: the folder, and the limits of connections as JSON.
const [folder = "", limits = "{}"] = process.argv.slice(2);
const lake = openLake({ file: `${folder}/lake.db`, assets: `${folder}/assets` });
const app = createLakeApp(lake, {
  studioOrigin: "http://localhost:3333",
  siteOrigin: "http://localhost:4000",
});
const server = await listenOn(app, 0, "127.0.0.1", JSON.parse(limits));
const token = lake.createToken({ name: "test editor", role: "editor" });
process.on("message", () => {
  globalThis.gc?.();
  process.send?.({ megabytes: process.memoryUsage().rss / 1024 / 1024 });
});
process.on("disconnect", () => process.exit());
process.send?.({ address: `http://127.0.0.1:${server.port}`, token });
