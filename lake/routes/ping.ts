import { json } from "../http/respond.ts";
import type { Route } from "../route.ts";

/** Tells that the lake is there. */
export const ping: Route = {
  method: "GET",
  path: "/ping",
  isVersioned: true,
  needs: "anyone",
  answer: () => json({ PONG: true }),
};
