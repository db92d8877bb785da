import type { Finding, Fix, Rule } from "./finding.ts";
import { normalizeText } from "./normalizeText.ts";
import { fieldOf, referenceIn, wordsIn, type OnFile, type StoredDocument } from "./onFile.ts";

/**
 * A quote on the record says who spoke, as what, when, and where it is on record. Any other names
 * nobody: a published document is public, so even a speaker that no page prints would be read.
 */
export const attribution: Rule = {
  name: "attribution",
  types: ["quote"],
  follows: ["speaker", "source"],
  find(document, onFile) {
    const terms = document["attribution"];
    // Without stated terms a quote is held to both: nothing may be missing, and nobody is guarded.
    const problems =
      terms === "background" || terms === "not for attribution"
        ? guarded(document, onFile, terms)
        : onTheRecord(document, onFile);
    return [...problems, ...always(document, onFile)].map((problem): Finding => ({
      rule: "attribution",
      level: "error",
      id: document._id,
      path: [problem.field],
      message: problem.message,
      ...(problem.found !== undefined && { found: problem.found }),
      ...(problem.fix && { fix: problem.fix }),
    }));
  },
};

interface Problem {
  field: string;
  message: string;
  found?: string;
  fix?: Fix;
}

function onTheRecord(quote: StoredDocument, onFile: OnFile): Problem[] {
  const problems: Problem[] = [];
  const speaker = referenceIn(fieldOf(quote, "speaker"));
  const type = speaker === undefined ? undefined : onFile.get(speaker)?._type;
  if (speaker === undefined)
    problems.push({
      field: "speaker",
      message: "A quote on the record needs its speaker. If nobody may be named, change its terms.",
    });
  else if (type !== "person" && type !== "organization")
    problems.push({
      field: "speaker",
      message: `The speaker of this quote is not on file (${speaker}).`,
    });
  if (!wordsIn(quote, "role"))
    problems.push({
      field: "role",
      message: "Say what the speaker was on the day the words were said.",
    });
  return problems;
}

function guarded(quote: StoredDocument, onFile: OnFile, terms: string): Problem[] {
  const problems: Problem[] = [];
  const given = terms === "background" ? "given on background" : "not for attribution";
  const attributedAs = wordsIn(quote, "attributedAs");
  const speaker = fieldOf(quote, "speaker");
  if (speaker !== undefined && speaker !== null)
    problems.push({
      field: "speaker",
      message: `This quote is ${given}: take the speaker out, since a published document can be read by anybody.`,
      found: referenceIn(speaker),
      fix: { id: quote._id, path: ["speaker"], value: null },
    });
  if (!attributedAs)
    problems.push({
      field: "attributedAs",
      message: `This quote is ${given}: say in which words its speaker is printed, such as “a harbour official”.`,
    });
  for (const field of ["attributedAs", "role", "occasion"]) {
    const words = wordsIn(quote, field);
    const name = words && nameIn(words, onFile);
    if (name)
      problems.push({
        field,
        message: `This quote is ${given}, and “${words}” names ${name}.`,
        found: name,
      });
  }
  return problems;
}

function always(quote: StoredDocument, onFile: OnFile): Problem[] {
  const problems: Problem[] = [];
  if (!wordsIn(quote, "saidOn") && !wordsIn(quote, "publishedOn"))
    problems.push({
      field: "saidOn",
      message: "A quote needs the day it was said, or the day it was published.",
    });
  const source = referenceIn(fieldOf(quote, "source"));
  if (source === undefined)
    problems.push({
      field: "source",
      message: "A quote needs its source: the release, the minutes, the interview.",
    });
  else if (onFile.get(source)?._type !== "source")
    problems.push({
      field: "source",
      message: `The source of this quote is not on file (${source}).`,
    });
  return problems;
}

/** The name of a person on file that stands whole in these words; one word alone may mean much else. */
function nameIn(words: string, onFile: OnFile): string | undefined {
  const text = ` ${letters(words)} `;
  return onFile
    .ofType("person")
    .map((person) => wordsIn(person, "name"))
    .find((name) => name?.includes(" ") && text.includes(` ${letters(name)} `));
}

function letters(words: string): string {
  return normalizeText(words)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}
