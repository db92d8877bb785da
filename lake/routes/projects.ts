import { json } from "../http/respond.ts";
import type { Lake } from "../openLake.ts";
import { refuse } from "../refusal.ts";
import type { Call, Route } from "../route.ts";

/** Lists the one project of a lake, with its members and features unless they are declined. */
export const projects: Route = {
  method: "GET",
  path: "/projects",
  isVersioned: true,
  needs: "viewer",
  answer(call) {
    const { searchParams } = call.url;
    // The lake belongs to no organization.
    if (searchParams.get("organizationId")) return json([]);
    const { members, features, ...project } = projectOf(call);
    const isAsked = (name: string) => searchParams.get(name) !== "false";
    return json([
      {
        ...project,
        ...(isAsked("includeMembers") && { members }),
        ...(isAsked("includeFeatures") && { features }),
      },
    ]);
  },
};

/** Tells of the lake's project. */
export const project: Route = {
  method: "GET",
  path: "/projects/:project",
  isVersioned: true,
  needs: "viewer",
  answer(call) {
    checkIsProject(call);
    return json(projectOf(call));
  },
};

/** Lists the datasets of a project; `datasetProfile` and `addonFor` narrow the list. */
export const projectDatasets: Route = {
  method: "GET",
  path: "/projects/:project/datasets",
  isVersioned: true,
  needs: "viewer",
  answer(call) {
    checkIsProject(call);
    return json(datasetsOf(call));
  },
};

/** Lists the datasets of the project that the host names. */
export const datasets: Route = {
  method: "GET",
  path: "/datasets",
  isVersioned: true,
  needs: "viewer",
  answer: (call) => json(datasetsOf(call)),
};

/** Lists the Studios that Sanity hosts for a project: none. */
export const projectStudios: Route = {
  method: "GET",
  path: "/projects/:project/user-applications",
  isVersioned: true,
  needs: "viewer",
  answer(call) {
    checkIsProject(call);
    return json([]);
  },
};

/** Refuses a project that is not this lake's. */
export function checkIsProject({ lake, part }: Call): void {
  if (part("project") === lake.project) return;
  throw refuse(404, `There is no project "${part("project").slice(0, 100)}" here.`);
}

function projectOf({ lake, caller }: Call): Record<string, unknown> {
  return {
    id: lake.project,
    displayName: lake.project,
    studioHost: null,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    createdAt: createdAt(lake),
    members: [{ id: caller.name, role: caller.role, isRobot: false, isCurrentUser: true }],
    features: [],
    metadata: {},
  };
}

function datasetsOf({ lake, url }: Call): Record<string, unknown>[] {
  const only = {
    name: lake.dataset,
    aclMode: "public",
    createdAt: createdAt(lake),
    createdByUserId: "system",
    addonFor: null,
    datasetProfile: "content",
    features: [],
    tags: [],
  };
  const profile = url.searchParams.get("datasetProfile");
  const isMeant =
    !url.searchParams.has("addonFor") && (profile === null || profile === only.datasetProfile);
  return isMeant ? [only] : [];
}

function createdAt(lake: Lake): string {
  return lake.log.since(0, 1)[0]?.at ?? lake.now().toISOString();
}
