import type { Caller } from "./http/access.ts";
import type { Lake } from "./openLake.ts";
import type { Role } from "./storage/tokens.ts";

/** What a route is given to answer a request. */
export interface Call {
  lake: Lake;
  request: Request;
  url: URL;
  caller: Caller;
  /** The date in the address, `1` or `X`. */
  apiVersion: string;
  /** A part of the address by its name in the route's path, decoded. */
  part: (name: string) => string;
}

export interface Route {
  method: "GET" | "POST" | "PUT";
  /** After `/v<date>`, unless it is not versioned. */
  path: string;
  /** False for addresses without `/v<date>`, as those of pictures. */
  isVersioned: boolean;
  needs: "anyone" | Role;
  answer: (call: Call) => Response | Promise<Response>;
}
