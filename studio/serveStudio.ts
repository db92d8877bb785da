import { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Preview } from "./previewServer/previewApp.ts";
import { previewSockets } from "./previewServer/previewSockets.ts";
import { studioApp, type StudioAppOptions } from "./studioApp.ts";

/** The Studio's address, while it answers. */
export interface ServedStudio {
  port: number;
  close(): Promise<void>;
}

/** Serves Studio and preview on a port of this machine; port 0 takes a free one. */
export function serveStudio(
  port: number,
  options: Omit<StudioAppOptions, "preview"> & { preview: Preview },
): Promise<ServedStudio> {
  const { preview } = options;
  const answer = studioApp({ ...options, preview: (request) => preview.answer(request) });
  const server = createAdaptorServer({ fetch: answer });
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(refused(error, port)));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const stop = server instanceof Server ? previewSockets(server, preview) : () => {};
      resolve({
        port: typeof address === "object" && address ? address.port : port,
        close: () =>
          new Promise((closed) => {
            stop();
            server.close(() => closed());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
  });
}

function refused(error: NodeJS.ErrnoException, port: number): Error {
  const reasons = new Map([
    ["EADDRINUSE", "is in use by another program"],
    ["EACCES", "may not be used by this user"],
  ]);
  const reason = reasons.get(error.code ?? "") ?? `cannot be listened on (${error.message})`;
  return new Error(
    `Port ${port} ${reason}. End that program, or set STUDIO_PORT to another port.`,
    {
      cause: error,
    },
  );
}
