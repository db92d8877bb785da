import { json } from "../http/respond.ts";
import type { Route } from "../route.ts";

/** Lists the paid features of a project: there are none. */
export const features: Route = {
  method: "GET",
  path: "/features",
  isVersioned: true,
  needs: "anyone",
  answer: () => json([]),
};
