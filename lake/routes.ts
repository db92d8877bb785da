import type { Route } from "./route.ts";
import { doc } from "./routes/doc.ts";
import { mutate } from "./routes/mutate.ts";
import { ping } from "./routes/ping.ts";
import { query, queryInBody } from "./routes/query.ts";
import { usersMe } from "./routes/usersMe.ts";

/** Everything that the lake answers. */
export const routes: Route[] = [query, queryInBody, mutate, doc, usersMe, ping];
