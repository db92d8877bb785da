import { entityPages } from "./entityPages.ts";

/** A body that speaks or gives out figures. */
export const { newestPage: organization, monthPages: organizationMonth } =
  entityPages("organization");
