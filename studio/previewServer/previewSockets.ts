import type { IncomingMessage, Server } from "node:http";
import { WebSocketServer } from "ws";
import { previewPath } from "../previewTool/previewPath.ts";
import type { Preview } from "./previewApp.ts";

/** Changes that come closer together than this are told of once. */
const together = 60;

/** Tells the open pages of the preview of changes; gives back how to stop. */
export function previewSockets(server: Server, preview: Preview): () => void {
  // A page only listens; what it sends is thrown away, and little of it is read.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 });
  let waiting: NodeJS.Timeout | undefined;
  const stop = preview.onChange(() => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      for (const socket of sockets.clients) socket.send("changed");
    }, together);
  });
  server.on("upgrade", (request: IncomingMessage, socket, head) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname !== `${previewPath}/changes`) {
      // With hot reload another takes its own sockets from the same server.
      if (server.listenerCount("upgrade") === 1) socket.destroy();
      return;
    }
    if (!isOwnPage(request)) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, () => {});
  });
  return () => {
    stop();
    clearTimeout(waiting);
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}

/** A browser lets any page open a socket here: only a page from this very address may. */
function isOwnPage({ headers }: IncomingMessage): boolean {
  const { host, origin } = headers;
  return host !== undefined && origin === `http://${host}`;
}
