import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { LakeApp } from "./app.ts";

export interface ListeningLake {
  port: number;
  url: string;
  /** Stops taking connections, ends the open ones and resolves when the port is free. */
  close(): Promise<void>;
}

export interface ConnectionLimits {
  /** Connections open at one moment; streams take at most 500 of them. */
  connections: number;
  /** Milliseconds that a request may take to arrive, head and body. */
  arriving: number;
  /** Milliseconds between looks at those that arrive too slowly. */
  lookEvery: number;
  /** Milliseconds that an unused connection is kept: a write on one that is just closed would be lost. */
  idle: number;
}

const defaultLimits: ConnectionLimits = {
  connections: 2000,
  arriving: 300_000,
  lookEvery: 10_000,
  idle: 65_000,
};

/** Answers on a port of this machine only; port 0 takes a free one. */
export function listenOn(
  app: LakeApp,
  port: number,
  hostname = "127.0.0.1",
  asked: Partial<ConnectionLimits> = {},
): Promise<ListeningLake> {
  const limits = { ...defaultLimits, ...asked };
  const server = createAdaptorServer({
    fetch: (request: Request) => app.fetch(request),
    serverOptions: {
      requestTimeout: limits.arriving,
      headersTimeout: Math.min(limits.arriving, 60_000),
      connectionsCheckingInterval: limits.lookEvery,
      keepAliveTimeout: limits.idle,
    },
  });
  server.maxConnections = limits.connections;
  server.on("upgrade", (incoming, socket, head) => app.sockets.upgrade(incoming, socket, head));
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, port)));
    server.listen(port, hostname, () => {
      const address = server.address();
      const taken = isAddress(address) ? address.port : port;
      resolve({
        port: taken,
        url: `http://localhost:${taken}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            app.sockets.close();
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
  });
}

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new Error(
      `Port ${port} is in use by another program. End that program, or set LAKE_PORT to another port.`,
    );
  }
  if (error.code === "EACCES") {
    return new Error(
      `Port ${port} may not be used by this user. Set LAKE_PORT to a port above 1023.`,
    );
  }
  return error;
}
