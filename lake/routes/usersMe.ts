import { json } from "../http/respond.ts";
import type { Route } from "../route.ts";

/** Tells who asks; an empty object for anybody, as the API answers without a login. */
export const usersMe: Route = {
  method: "GET",
  path: "/users/me",
  isVersioned: true,
  needs: "anyone",
  answer({ caller }) {
    if (caller.role === "anonymous") return json({});
    const title = caller.role === "editor" ? "Editor" : "Viewer";
    return json({
      id: caller.name,
      name: caller.name === "local-editor" ? "Editor" : caller.name,
      email: "",
      profileImage: null,
      role: caller.role,
      roles: [{ name: caller.role, title, description: "" }],
      provider: "local",
    });
  },
};
