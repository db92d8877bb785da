import {
  type CheckedField,
  commentLimits,
  type CommentFault,
  type CommentProblem,
} from "./commentRules.ts";

/** What a reader wrote, field by field; anything that is no text counts as nothing. */
export type CommentInput = Readonly<Partial<Record<CheckedField, unknown>>>;

/** What a reader has to mend before a comment can be kept, in the order of the form. */
export function validateComment(
  input: CommentInput,
  { emailRequired }: { emailRequired: boolean },
): CommentProblem[] {
  const required: Record<CheckedField, boolean> = {
    comment: true,
    name: true,
    email: emailRequired,
    website: false,
  };
  return order.flatMap((field) => {
    const words = wordsIn(input[field]);
    const fault = faultOf(field, words, required[field]);
    if (!fault) return [];
    return fault === "long" ? { field, fault, length: words.length } : { field, fault };
  });
}

/** A website as it is kept: with its scheme, which few people type; nothing where there is none. */
export function websiteAddress(value: unknown): string | null {
  const words = wordsIn(value);
  if (words === "") return null;
  return /^https?:\/\//i.test(words) ? words : `https://${words}`;
}

const order = ["comment", "name", "email", "website"] as const satisfies readonly CheckedField[];

function faultOf(field: CheckedField, words: string, required: boolean): CommentFault | undefined {
  if (words === "") return required ? "missing" : undefined;
  if (words.length > commentLimits[field]) return "long";
  if (field === "email" && !isEmail(words)) return "incorrect";
  if (field === "website" && !isWebsite(words)) return "incorrect";
  return undefined;
}

/** An address that mail can be sent to as far as its form tells; who really has it, only mail tells. */
const isEmail = (words: string) =>
  /^[^\s@"(),:;<>[\\\]]{1,64}@(?:[^\s@"(),:;<>[\\\].]+\.)+[^\s@"(),:;<>[\\\].]{2,}$/.test(words) &&
  !/^\.|\.\.|\.@/.test(words);

function isWebsite(words: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(words) && !/^https?:\/\//i.test(words)) return false;
  const address = websiteAddress(words) ?? "";
  if (/[\s<>"]/.test(address) || !URL.canParse(address)) return false;
  return /[^.]\.[^.]/.test(new URL(address).hostname);
}

const wordsIn = (value: unknown) => (typeof value === "string" ? value.trim() : "");
