import { createRequire } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { findQueriesInPath, TypeGenerator } from "@sanity/codegen";
import { extractSchema } from "@sanity/schema/_internal";
import { compileSchema } from "../../schemas/compileSchema.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const notice =
  "// Made by `npm run generate` from the schemas and queries. Change those, not this file.\n";

/** The files that `npm run generate` writes, with what belongs in them. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const schema = extractSchema(compileSchema(), { enforceRequiredFields: false });
  const { queries } = findQueriesInPath({
    path: [`${root}site/pages/**/*.ts`, `${root}site/queries/**/*.ts`],
    resolver: createRequire(import.meta.url).resolve,
  });
  const { code } = await new TypeGenerator().generateTypes({
    schema,
    queries: named(queries),
    root,
    schemaPath: "schemas/schemaTypes.ts",
    overloadClientMethods: false,
  });
  const [types = "", ...results] = code.split(/^(?=\/\/ Source: (?!schemas\/schemaTypes\.ts))/m);
  const names = [...types.matchAll(/^export (?:declare )?(?:type|const) (\w+)/gm)].map(
    (m) => m[1]!,
  );
  const body = results.join("");
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(body)).sort();
  return new Map([
    ["schemas/types.generated.ts", notice + types.trimEnd() + "\n"],
    [
      "site/queries.generated.ts",
      `${notice}${used.length > 0 ? `import type {\n  ${used.join(",\n  ")},\n} from "../schemas/types.generated.ts";\n\n` : ""}${body.trimEnd() || "export {};"}\n`,
    ],
  ]);
}

async function* named(modules: ReturnType<typeof findQueriesInPath>["queries"]) {
  const found = [];
  for await (const module of modules) {
    const [error] = module.errors;
    if (error) throw error;
    found.push({ ...module, filename: relative(root, module.filename) });
  }
  yield* found.sort((a, b) => (a.filename < b.filename ? -1 : 1));
}
