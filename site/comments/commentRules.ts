/** Names of the form's fields, as they are posted. */
export const commentFields = [
  "comment",
  "name",
  "email",
  "website",
  "remember",
  "parent",
  "about",
] as const;

/** A field that a reader sees no sense in filling: who fills it is a machine. Its name says nothing. */
export const honeypot = "subject";

/** The most characters a field may have; longer is refused, never cut. */
export const commentLimits = { comment: 5000, name: 80, email: 254, website: 1000 } as const;

/** A field that a reader can get wrong. */
export type CheckedField = keyof typeof commentLimits;

/** What can be wrong with a field. */
export type CommentFault = "missing" | "incorrect" | "long";

/** What is wrong with one field. */
export interface CommentProblem {
  field: CheckedField;
  fault: CommentFault;
  /** Characters that a field of too many has. */
  length?: number;
}

/** What the form says of a field: the same words in the page, from the intake and in tests. */
export function commentMessage({ field, fault, length }: CommentProblem): string {
  if (fault === "long") {
    const most = `The most is ${grouped(commentLimits[field])}`;
    return length === undefined
      ? `This is too long. ${most} characters.`
      : `${longNames[field]} has ${grouped(length)} characters. ${most}.`;
  }
  return messages[field][fault];
}

/** What the form says as a whole. */
export const formMessages = {
  held: "Thank you. An editor will read your comment.",
  closed: "Comments on this story are closed.",
  tooMany: "You have posted several comments in a short time.",
  notSaved: "Your comment could not be saved.",
} as const;

const messages = {
  comment: { missing: "Please enter your comment!", incorrect: "Please enter your comment!" },
  name: { missing: "Please enter your name here", incorrect: "Please enter your name here" },
  email: {
    missing: "Please enter your email address here",
    incorrect: "You have entered an incorrect email address!",
  },
  website: {
    missing: "Please enter the address of your website here",
    incorrect: "Please enter a web address, such as https://example.org",
  },
} as const satisfies Record<CheckedField, Record<"missing" | "incorrect", string>>;

const longNames = {
  comment: "Your comment",
  name: "Your name",
  email: "Your email address",
  website: "Your web address",
} as const satisfies Record<CheckedField, string>;

const grouped = (number: number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
