import { STATUS_CODES, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import {
  callerOf,
  callerOfToken,
  checkHost,
  checkOrigin,
  type Caller,
  type Doors,
} from "../http/access.ts";
import type { Lake } from "../openLake.ts";
import { Refusal, refuse } from "../refusal.ts";
import { startPresence } from "./presence.ts";
import { carryStreams } from "./streams.ts";

/** Takes over connections that ask to become WebSockets. */
export interface Sockets {
  upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends all sockets. */
  close(): void;
}

export interface SocketsOptions {
  lake: Lake;
  doors: Doors;
  fetch: (request: Request) => Promise<Response>;
  report: (error: unknown) => void;
}

/** Sockets open at one moment, bytes of one message, and milliseconds between signs of life. */
const limits = { sockets: 200, message: 256 * 1024, beat: 10_000 };

const presencePath = /^\/v[^/]+\/socket\/([^/]+)$/;
const streamsPath = "/lake/streams";

/** Serves presence at `/v…/socket/:dataset`, and all streams of a tab at `/lake/streams` (ours, not Sanity's). */
export function acceptSockets({ lake, doors, fetch, report }: SocketsOptions): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.message });
  const presence = startPresence({
    newId: lake.newId,
    callerOf: (authorization) =>
      callerOfToken(authorization.replace(/^Bearer +/i, ""), lake.findToken),
  });
  const alive = new WeakSet<WebSocket>();
  let timer: NodeJS.Timeout | undefined;

  return {
    upgrade(incoming, socket, head) {
      // Until the handshake is done nobody else takes the errors of the connection.
      const broken = () => socket.destroy();
      socket.on("error", broken);
      try {
        const accept = door(requestOf(incoming));
        server.handleUpgrade(incoming, socket, head, (opened) => {
          socket.off("error", broken);
          watch(opened);
          accept(opened);
        });
      } catch (error) {
        if (!(error instanceof Refusal)) report(error);
        refuseUpgrade(socket, error);
      }
    },
    close() {
      clearInterval(timer);
      timer = undefined;
      for (const client of server.clients) client.terminate();
    },
  };

  /** A WebSocket bypasses CORS: Host and Origin are checked here, or any page could listen. */
  function door(request: Request): (socket: WebSocket) => void {
    checkHost(request, doors);
    const origin = checkOrigin(request, doors);
    const caller = callerOf(request, origin, doors, lake.findToken);
    if (server.clients.size >= limits.sockets) {
      throw refuse(429, `${limits.sockets} sockets are open, more than this lake serves at once.`);
    }
    const url = new URL(request.url);
    if (url.pathname === streamsPath) return (socket) => openStreams(socket, url, request);
    const dataset = presencePath.exec(url.pathname)?.[1];
    if (dataset === lake.dataset) return (socket) => openPresence(socket, caller);
    throw refuse(404, `There is no socket at ${url.pathname.slice(0, 200)}.`);
  }

  function openPresence(socket: WebSocket, caller: Caller): void {
    const peer = { send: (text: string) => sendUnlessBehind(socket, text) };
    const { hear, leave, isStillKnown } = presence.join(peer, caller);
    socket.on("message", (data) => hear(String(data)));
    const stop = lake.onRevoke(() => {
      if (!isStillKnown()) socket.close(4001, "The token has been revoked.");
    });
    socket.on("close", () => {
      stop();
      leave();
    });
  }

  function openStreams(socket: WebSocket, base: URL, request: Request): void {
    const origin = request.headers.get("origin");
    const { hear, leave } = carryStreams({
      // A socket that closes meanwhile ends its streams; there is nobody to tell of a text that was lost.
      peer: { send: (text) => new Promise((sent) => socket.send(text, () => sent())) },
      fetch,
      base,
      headers: origin === null ? {} : { origin },
    });
    socket.on("message", (data) => {
      try {
        hear(String(data));
      } catch {
        socket.close(1007, "A message must be JSON.");
      }
    });
    socket.on("close", leave);
  }

  function watch(socket: WebSocket): void {
    alive.add(socket);
    socket.on("pong", () => alive.add(socket));
    // What its other end does wrong closes a socket; it is no fault of the lake.
    socket.on("error", () => undefined);
    timer ??= setInterval(beat, limits.beat).unref();
  }

  function beat(): void {
    presence.beat();
    for (const client of server.clients) {
      if (!alive.delete(client)) client.terminate();
      else client.ping();
    }
    if (server.clients.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }
}

/** Whoever does not read what others tell is of no use to them: it may come back. */
function sendUnlessBehind(socket: WebSocket, text: string): void {
  if (socket.bufferedAmount > 1024 * 1024) socket.terminate();
  else if (socket.readyState === socket.OPEN) socket.send(text);
}

function requestOf(incoming: IncomingMessage): Request {
  const { host = "", origin, authorization } = incoming.headers;
  const address = `http://${host}${incoming.url ?? "/"}`;
  if (!URL.canParse(address)) throw refuse(400, "The Host header is not one.");
  const headers = new Headers({ host });
  if (origin !== undefined) headers.set("origin", origin);
  if (authorization !== undefined) headers.set("authorization", authorization);
  return new Request(address, { headers });
}

function refuseUpgrade(socket: Duplex, error: unknown): void {
  const refusal = error instanceof Refusal ? error : refuse(500, "The socket cannot be opened.");
  const body = JSON.stringify(refusal.body);
  socket.end(
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ""}\r\n` +
      `Connection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
