import { refuse } from "../refusal.ts";
import type { Role, TokenInfo } from "../storage/tokens.ts";

/** Who asks: with a role, or `anonymous`, who sees only published documents with undotted ids. */
export interface Caller {
  name: string;
  role: Role | "anonymous";
  /** False when the token that was brought has been revoked since. */
  isStillKnown?: () => boolean;
}

export interface Doors {
  /** Host names besides localhost and this machine's own addresses, without a port. */
  allowedHosts: string[];
  /** The Studio's addresses, such as `http://localhost:3333`: a page from there is the local editor. */
  studioOrigins: string[];
  /** Other addresses whose pages may read. */
  siteOrigins: string[];
}

export const anonymous: Caller = { name: "anonymous", role: "anonymous" };
export const localEditor: Caller = { name: "local-editor", role: "editor" };

/** Refuses a host name that is not this machine's: a foreign name that points here is an attack (DNS rebinding). */
export function checkHost(request: Request, doors: Doors): void {
  const host = request.headers.get("host") ?? new URL(request.url).host;
  if (!isKnownHost(hostName(host), doors)) {
    throw refuse(
      403,
      `This lake is not known as ${JSON.stringify(host).slice(0, 160)}. Use localhost, or name the host in allowedHosts.`,
    );
  }
}

/** Refuses pages from addresses that are neither the Studio's nor the site's. */
export function checkOrigin(request: Request, doors: Doors): string | null {
  const origin = request.headers.get("origin");
  if (origin === null) {
    refuseOtherSites(request);
    return null;
  }
  if (doors.studioOrigins.includes(origin) || doors.siteOrigins.includes(origin)) return origin;
  throw refuse(403, `Pages from ${JSON.stringify(origin).slice(0, 160)} may not use this lake.`);
}

/** A picture or a script in a page elsewhere asks without an Origin, but its browser says where from. */
function refuseOtherSites(request: Request): void {
  if (request.headers.get("sec-fetch-site") !== "cross-site") return;
  // Pictures and files are for everybody's pages.
  if (/^\/(images|files)\//.test(new URL(request.url).pathname)) return;
  throw refuse(403, "Pages of other sites may not use this lake.");
}

/** Tells who asks: whose token it is, else the local editor in the Studio, else anybody. */
export function callerOf(
  request: Request,
  origin: string | null,
  doors: Doors,
  find: (token: string) => TokenInfo | null,
): Caller {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    const caller = token === undefined ? null : callerOfToken(token, find);
    if (caller) return caller;
    throw refuse(401, "The token is not known here. A token of this lake is needed, or none.");
  }
  return origin !== null && doors.studioOrigins.includes(origin) ? localEditor : anonymous;
}

/** Tells whose token it is, or gives null. */
export function callerOfToken(
  token: string,
  find: (token: string) => TokenInfo | null,
): Caller | null {
  const found = find(token);
  if (!found) return null;
  return { name: found.name, role: found.role, isStillKnown: () => find(token) !== null };
}

/** Refuses callers without the role that a route needs. */
export function checkRole(caller: Caller, needed: "anyone" | Role): void {
  if (needed === "anyone" || caller.role === "editor" || caller.role === needed) return;
  if (caller.role === "anonymous") {
    throw refuse(401, "This needs a token. Send it as `Authorization: Bearer …`.");
  }
  throw refuse(403, `The token "${caller.name}" may read, not write: its role is ${caller.role}.`);
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, "").toLowerCase();
}

function isKnownHost(name: string, doors: Doors): boolean {
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === "127.0.0.1" ||
    name === "[::1]" ||
    doors.allowedHosts.includes(name)
  );
}
