import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/** Bundles the preview's script into the folder of the built Studio: one file, some 23 KB packed. */
export async function overlayBuild(folder: string): Promise<void> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL("../overlay/overlay.ts", import.meta.url)),
    platform: "browser",
    transform: { define: { "process.env.NODE_ENV": '"production"' } },
    logLevel: "warn",
  });
  await bundle.write({ file: join(folder, "overlay.js"), format: "esm", minify: true });
  await bundle.close();
}
