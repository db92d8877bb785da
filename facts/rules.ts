import { arithmetic } from "./arithmetic.ts";
import { attribution } from "./attribution.ts";
import { comparable } from "./comparable.ts";
import type { Rule } from "./finding.ts";
import { provenance } from "./provenance.ts";

/** Every rule, in the order in which an editor reads what they found. */
export const rules: readonly Rule[] = [arithmetic, comparable, attribution, provenance];
