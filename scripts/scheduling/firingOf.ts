import type { Firing } from "../../publishing/schedules/fire.ts";
import { errorsBeforePublishing } from "../checking/errorsBeforePublishing.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";

/** What the jobs of schedules work with here: the machine's clock, and all rules. */
export const firingOf = ({ client }: Newsroom): Firing => ({
  client,
  now: () => new Date(),
  check: (documents) => errorsBeforePublishing(client, documents),
});
