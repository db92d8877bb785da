import type { Finding } from "../facts/finding.ts";
import { onFile, type OnFile, type StoredDocument } from "../facts/onFile.ts";
import { compileSchema } from "./compileSchema.ts";
import { memoryClient } from "./memoryClient.ts";
import { referenceProblem } from "./referenceProblem.ts";
import { ruleProblems, type RuleSurroundings } from "./ruleProblems.ts";
import { lookAt, type Place } from "./shapeProblems.ts";

/** The name under which findings of the content model itself are told. */
export const schemaRule = "schema";

/** Types that the lake brings itself; the content model says nothing of them. */
const lakesOwn = /^(sanity|system)\./;

/**
 * Holds documents against the content model, outside the Studio: shape, every validation of the
 * schemas, references and their types. Other documents are looked up among those given, so these
 * should be all of a dataset, seen from one perspective.
 */
export async function validateContent(documents: readonly StoredDocument[]): Promise<Finding[]> {
  const schema = compileSchema();
  const file = onFile(documents);
  const surroundings = { schema, file, client: memoryClient(documents) };
  const findings: Finding[] = [];
  for (const document of documents) {
    if (lakesOwn.test(document._type)) continue;
    const type = schema.get(document._type);
    if (type?.type?.name === "document") {
      const place = { type, value: document, parent: undefined, path: [], title: type.title ?? "" };
      findings.push(...(await findingsAt(document, place, surroundings)));
    } else {
      findings.push({
        rule: schemaRule,
        level: "error",
        id: document._id,
        path: ["_type"],
        message: `“${document._type.slice(0, 80)}” is no kind of document that the newsroom has.`,
      });
    }
  }
  return findings;
}

async function findingsAt(
  document: StoredDocument,
  whole: Place,
  surroundings: RuleSurroundings & { file: OnFile },
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const asked: Promise<Finding[]>[] = [];
  const places = [whole];
  for (let place = places.pop(); place; place = places.pop()) {
    const { problems, within } = lookAt(place);
    findings.push(
      ...problems.map((problem) => ({ rule: schemaRule, id: document._id, ...problem })),
    );
    places.push(...within.reverse());
    // Where the shape is wrong, rules have nothing to look at.
    if (problems.some((problem) => problem.level === "error" && problem.path === place.path))
      continue;
    findings.push(...referenceProblem(document, place, surroundings.file));
    const rules = ruleProblems(document, place, surroundings);
    if (rules) asked.push(rules);
  }
  findings.push(...(await Promise.all(asked)).flat());
  return findings;
}
