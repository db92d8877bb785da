// A process of its own: it can be ended half-way, and leaves its memory behind.
import { overlayBuild } from "./overlayBuild.ts";
import { studioBuild } from "./studioBuild.ts";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Name the folder that the Studio is built into.");
await studioBuild(folder);
await overlayBuild(folder);
