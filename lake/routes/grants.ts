import type { Caller } from "../http/access.ts";
import { json } from "../http/respond.ts";
import type { Route } from "../route.ts";
import { checkIsProject } from "./projects.ts";

/** Tells what whoever asks may do with which documents: the Studio opens and shuts its fields by it. */
export const acl: Route = {
  method: "GET",
  path: "/projects/:project/datasets/:dataset/acl",
  isVersioned: true,
  needs: "anyone",
  answer(call) {
    checkIsProject(call);
    return json([grantsOf[call.caller.role]]);
  },
};

/** Tells what whoever asks may do with the project itself: nothing here is managed through the API. */
export const grants: Route = {
  method: "GET",
  path: "/projects/:project/grants",
  isVersioned: true,
  needs: "viewer",
  answer(call) {
    checkIsProject(call);
    return json({});
  },
};

const grantsOf: Record<Caller["role"], { filter: string; permissions: string[] }> = {
  editor: { filter: '_id in path("**")', permissions: ["read", "create", "history", "update"] },
  viewer: { filter: '_id in path("**")', permissions: ["read", "history"] },
  anonymous: { filter: '_id in path("*")', permissions: ["read", "history"] },
};
