/** What a search asks for: every term, and none of those it excludes. */
export interface TextQuery {
  terms: Term[];
  excluded: Term[];
  /** The terms as they were written: what a text must hold to answer. */
  words: string[];
}

/** Words that follow one another; the last one of a single word may be the beginning of one. */
type Term = RegExp[];

// The words of a text as `match` has them: the same characters divide them.
const words = /[^!@#$%^&*(),\\/?";:{}|[\]+<>\s-]+/g;
const dotsAtEdges = /\b\.+|\.+\b/g;

/** Reads the search of `text::query()`: words, `"words in a row"`, `-word` for what is not to be there, and `wo*`. */
export function parseTextQuery(search: string): TextQuery {
  const query: TextQuery = { terms: [], excluded: [], words: [] };
  for (const [, minus, phrase, word] of search.matchAll(/(?<=^|\s)(-?)(?:"([^"]*)"|(\S+))/g)) {
    const into = minus ? query.excluded : query.terms;
    // A word with a hyphen or a slash is several words, each of which counts for itself.
    const own = phrase ?? (word ?? "").match(/[^!@#$%^&(),\\/?";:{}|[\]+<>\s-]+/g) ?? [];
    if (typeof own === "string") into.push(wordsIn(own).map(exactly));
    else into.push(...own.map((one) => [like(one)]));
    if (!minus) query.words.push(...(typeof own === "string" ? [own] : own.map(piecesOf)).flat());
  }
  query.terms = query.terms.filter((term) => term.length > 0);
  query.excluded = query.excluded.filter((term) => term.length > 0);
  return query;
}

/** Tells whether texts answer a search; one without a term is answered by nothing. */
export function answersSearch(texts: string[], { terms, excluded }: TextQuery): boolean {
  if (terms.length === 0) return false;
  const all = texts.map(wordsIn);
  const isThere = (term: Term) => all.some((found) => hasInARow(found, term));
  return terms.every(isThere) && !excluded.some(isThere);
}

/** Lists every text in a value, however deep it lies; names, keys, types and references are no text. */
export function textsIn(value: unknown, found: string[] = []): string[] {
  if (typeof value === "string") found.push(value);
  else if (Array.isArray(value)) for (const item of value) textsIn(item, found);
  else if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      if (!name.startsWith("_")) textsIn(inner, found);
    }
  }
  return found;
}

function wordsIn(text: string): string[] {
  return text.replace(dotsAtEdges, "").match(words) ?? [];
}

function hasInARow(found: string[], [first, ...others]: Term): boolean {
  if (!first) return false;
  return found.some(
    (word, at) => first.test(word) && others.every((next, n) => next.test(found[at + 1 + n] ?? "")),
  );
}

function exactly(word: string): RegExp {
  return new RegExp(`^${RegExp.escape(word)}$`, "i");
}

function like(word: string): RegExp {
  const pieces = piecesOf(word.replace(dotsAtEdges, ""));
  return new RegExp(`^${pieces.map((piece) => RegExp.escape(piece)).join(".*")}$`, "i");
}

/** What stands between the stars of a word; more than a few make its expression slow, as in the API. */
function piecesOf(word: string): string[] {
  return word.split(/\*+/).slice(0, 4);
}
