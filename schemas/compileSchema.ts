import { Schema } from "@sanity/schema";
import { builtinTypes, groupProblems, validateSchema } from "@sanity/schema/_internal";
import type { Schema as CompiledSchema } from "@sanity/types";
import { schemaTypes } from "./schemaTypes.ts";

let compiled: CompiledSchema | undefined;

/**
 * The content model, compiled for use outside the Studio: validation, type generation.
 * @throws Error that names each type and what is wrong with it.
 */
export function compileSchema(): CompiledSchema {
  compiled ??= compile();
  return compiled;
}

function compile(): CompiledSchema {
  const problems = groupProblems(validateSchema(schemaTypes).getTypes()).flatMap((group) =>
    group.problems
      .filter((problem) => problem.severity === "error")
      .map((problem) => `${pathOf(group.path)}: ${problem.message}`),
  );
  if (problems.length > 0)
    throw new Error(`The content model is not sound.\n${problems.join("\n")}`);
  return Schema.compile({
    name: "stet",
    types: schemaTypes,
    parent: Schema.compile({ name: "builtin", types: builtinTypes }),
  });
}

function pathOf(path: readonly unknown[]): string {
  return path
    .map((step) => (step && typeof step === "object" && "name" in step ? step.name : undefined))
    .filter(Boolean)
    .join(".");
}
