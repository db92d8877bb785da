import { Hono } from "hono";
import { callerOf, checkHost, checkOrigin, checkRole, type Doors } from "./http/access.ts";
import { refusal } from "./http/respond.ts";
import type { Lake } from "./openLake.ts";
import { Refusal, refuse } from "./refusal.ts";
import type { Route } from "./route.ts";
import { routes } from "./routes.ts";
import { acceptSockets, type Sockets } from "./socket/acceptSockets.ts";

/** Addresses of pages; a function, where their ports are known only once the lake answers. */
export type Origins = string | string[] | (() => string[]);

export interface LakeAppOptions {
  /** Host names besides localhost and this machine's own addresses, without a port. */
  allowedHosts?: string[];
  /** The Studio's address or addresses: a page from there is the local editor. */
  studioOrigin?: Origins;
  /** The site's address or addresses: its pages may read, as anybody may. */
  siteOrigin?: Origins;
  /** Is told of faults of the lake itself; by default they go to stderr. */
  report?: (error: unknown) => void;
}

export interface LakeApp {
  fetch(request: Request): Promise<Response>;
  /** For the `upgrade` event of a server. */
  sockets: Sockets;
}

const originsOf = (origins: Origins = []) =>
  typeof origins === "function" ? origins() : [origins].flat();

/** Makes the lake answer HTTP: a function from request to response, with or without a port. */
export function createLakeApp(lake: Lake, options: LakeAppOptions = {}): LakeApp {
  const report = options.report ?? console.error;
  const doors: Doors = {
    allowedHosts: options.allowedHosts ?? [],
    get studioOrigins() {
      return originsOf(options.studioOrigin);
    },
    get siteOrigins() {
      return originsOf(options.siteOrigin);
    },
  };
  const app = new Hono();
  for (const route of routes) {
    for (const path of pathsOf(route)) {
      app.on(route.method, path, (context) =>
        answer(route, context.req.raw, (name) => context.req.param(name) ?? ""),
      );
    }
  }
  app.notFound(({ req: { method, path } }) => {
    const asked = `${method} ${path.slice(0, 200)}`;
    return refusal(
      refuse(404, `This lake has no answer to ${asked}; its README lists what it covers.`),
      report,
    );
  });
  app.onError((error) => refusal(error, report));

  return { fetch, sockets: acceptSockets({ lake, doors, fetch, report }) };

  async function fetch(request: Request): Promise<Response> {
    try {
      checkHost(request, doors);
      const origin = checkOrigin(request, doors);
      const response = request.method === "OPTIONS" ? preflight(request) : await app.fetch(request);
      return withHeaders(response, origin);
    } catch (error) {
      return withHeaders(refusal(error, report), null);
    }
  }

  async function answer(
    route: Route,
    request: Request,
    part: (name: string) => string,
  ): Promise<Response> {
    const url = new URL(request.url);
    checkProject(request.headers.get("x-sanity-project-id") ?? projectInHost(request, url));
    // Pictures and files that are not there are told as such, whatever is wrong in their address.
    if (route.isVersioned) checkProject(part("project") || undefined);
    const caller = callerOf(request, request.headers.get("origin"), doors, lake.findToken);
    checkRole(caller, route.needs);
    checkDataset(part("dataset"));
    const apiVersion = part("version").slice(1);
    return route.answer({ lake, request, url, caller, apiVersion, part });
  }

  function checkProject(project: string | undefined): void {
    if (project === undefined || project === lake.project) return;
    throw refuse(
      404,
      `There is no project ${JSON.stringify(project).slice(0, 100)} here; this lake's is "${lake.project}".`,
    );
  }

  function checkDataset(dataset: string): void {
    if (dataset === "" || dataset === lake.dataset) return;
    const description = `Dataset "${dataset.slice(0, 100)}" not found for project ID "${lake.project}"`;
    throw new Refusal(
      404,
      { statusCode: 404, error: "Not Found", message: description },
      description,
    );
  }
}

/** Where a route is found: the data of a dataset also under the dataset itself, as a client with a `resource` asks for it. */
function pathsOf({ path, isVersioned }: Route): string[] {
  if (!isVersioned) return [path];
  const version = "/:version{v(?:1|X|\\d{4}-\\d{2}-\\d{2})}";
  const ofResource = path.replace(
    /^\/data\/(.+?)\/:dataset/,
    "/projects/:project/datasets/:dataset/$1",
  );
  return [...new Set([version + path, version + ofResource])];
}

function projectInHost(request: Request, url: URL): string | undefined {
  const host = request.headers.get("host") ?? url.host;
  return /^([a-z0-9-]+)\.localhost(:\d+)?$/i.exec(host)?.[1];
}

function preflight(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, OPTIONS",
      "Access-Control-Allow-Headers": request.headers.get("access-control-request-headers") ?? "",
      "Access-Control-Max-Age": "600",
    },
  });
}

/** Adds what every answer carries; an origin is named only when it is one of ours. */
function withHeaders(response: Response, origin: string | null): Response {
  const headers = new Headers(response.headers);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.append("Vary", "Origin");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  if (origin !== null) {
    headers.set("Access-Control-Allow-Origin", origin);
    headers.set("Access-Control-Allow-Credentials", "true");
  }
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers });
}
