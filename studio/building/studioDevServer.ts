import { mkdtemp, rm } from "node:fs/promises";
import { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { createServer, type Plugin } from "vite";
import { previewPath } from "../previewTool/previewPath.ts";
import { previewSockets } from "../previewServer/previewSockets.ts";
import type { Preview } from "../previewServer/previewApp.ts";
import { guarded, studioApp, type StudioAppOptions } from "../studioApp.ts";
import { overlayBuild } from "./overlayBuild.ts";
import { studioVite } from "./studioVite.ts";

/** What the Studio's sources do not answer themselves. */
const ours = new RegExp(
  `^(?:${previewPath}(?:/|$)|/assets/|/images/|/stet\\.json$|/overlay\\.js$)`,
);

/** Serves the Studio from its sources, which it follows; whoever starts it closes it. */
export async function studioDevServer(
  port: number,
  options: Pick<StudioAppOptions, "addresses"> & { preview: Preview },
): Promise<{ port: number; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "stet-overlay-"));
  await overlayBuild(folder);
  const answer = getRequestListener(
    studioApp({
      folder: () => folder,
      addresses: options.addresses,
      preview: (request) => options.preview.answer(request),
    }),
  );
  const joined: Plugin = {
    name: "stet:preview",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? "/", "http://localhost").pathname;
        if (ours.test(path)) void answer(request, response);
        else next();
      });
      if (server.httpServer instanceof Server) previewSockets(server.httpServer, options.preview);
    },
  };
  const { plugins = [], ...shared } = studioVite("development");
  const server = await createServer({
    ...shared,
    plugins: [...plugins, joined],
    server: {
      host: "127.0.0.1",
      port,
      strictPort: true,
      headers: guarded(await options.addresses()),
    },
  });
  await server.listen();
  const address = server.httpServer?.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
