import { json } from "../http/respond.ts";
import type { Route } from "../route.ts";

const answerOf = (path: string, answer: unknown): Route => ({
  method: "GET",
  path,
  isVersioned: true,
  needs: "anyone",
  answer: () => json(answer),
});

/**
 * What the Studio asks for beside data at its start, answered truly so that its console stays
 * clear: nobody agreed to telemetry, there is nothing for sale, and no list of help is kept.
 */
export const studioAsks: readonly Route[] = [
  answerOf("/intake/telemetry-status", { status: "denied" }),
  answerOf("/journey/:about", null),
  answerOf("/help", {}),
];
