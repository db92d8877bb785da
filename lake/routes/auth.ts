import { json } from "../http/respond.ts";
import { refuse } from "../refusal.ts";
import type { Route } from "../route.ts";

/** Lists the ways to log in: there is none, the Studio's address is enough. */
export const authProviders: Route = {
  method: "GET",
  path: "/auth/providers",
  isVersioned: true,
  needs: "anyone",
  answer: () => json({ providers: [], thirdPartyLogin: false, sso: {} }),
};

/** Tells who is logged in. */
export const authId: Route = {
  method: "GET",
  path: "/auth/id",
  isVersioned: true,
  needs: "anyone",
  answer: ({ caller }) => json(caller.role === "anonymous" ? {} : { id: caller.name }),
};

/** Would exchange a session for a token: this lake gives tokens by command alone. */
export const authFetch: Route = {
  method: "GET",
  path: "/auth/fetch",
  isVersioned: true,
  needs: "anyone",
  answer() {
    throw refuse(401, "There are no sessions here. A token is made on the machine of the lake.");
  },
};

/** Logs out: there is nothing to forget. */
export const authLogout: Route = {
  method: "POST",
  path: "/auth/logout",
  isVersioned: true,
  needs: "anyone",
  answer: () => new Response(null, { status: 204 }),
};

/** Tells whether pages of the asking address may use the lake; others are refused before they come here. */
export const checkCors: Route = {
  method: "GET",
  path: "/check/cors",
  isVersioned: true,
  needs: "anyone",
  answer: () => json({ result: { allowed: true, withCredentials: true } }),
};
