import { entityPages } from "./entityPages.ts";

/** Somebody who writes for the paper or speaks in it. */
export const { newestPage: person, monthPages: personMonth } = entityPages("person");
