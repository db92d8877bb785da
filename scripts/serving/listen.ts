import { createAdaptorServer } from "@hono/node-server";

/** A server that answers on a port of this machine. */
export interface Listening {
  port: number;
  close(): Promise<void>;
}

/** Listens on this machine alone; `variable` is what an error names for choosing another port. */
export function listen(
  answer: (request: Request) => Promise<Response>,
  port: number,
  variable: string,
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: answer });
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(refused(error, port, variable)));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve({
        port: typeof address === "object" && address ? address.port : port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
  });
}

function refused(error: NodeJS.ErrnoException, port: number, variable: string): Error {
  const reasons = new Map([
    ["EADDRINUSE", "is in use by another program"],
    ["EACCES", "may not be used by this user"],
  ]);
  const reason = reasons.get(error.code ?? "") ?? `cannot be listened on (${error.message})`;
  return new Error(
    `Port ${port} ${reason}. End that program, or set ${variable} to another port.`,
    {
      cause: error,
    },
  );
}
