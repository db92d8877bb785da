import { describe, expect, it } from "vitest";
import { commentFields, commentMessage, honeypot } from "../../site/comments/commentRules.ts";
import { commentText } from "../../site/comments/commentText.ts";
import { type ShownComment, threadComments } from "../../site/comments/threadComments.ts";
import { unavailablePage } from "../../site/comments/unavailablePage.ts";
import { validateComment, websiteAddress } from "../../site/comments/validateComment.ts";
import { attribute, elementsOf, textOf } from "./htmlOf.ts";
import { sampleDocuments } from "./sampleDocuments.ts";
import { sampleSite } from "./sampleSite.ts";

const good = { comment: "I make it ten.", name: "Marta", email: "", website: "" };

describe("the validator", () => {
  it.each([
    [{}, []],
    [{ comment: "" }, ["Please enter your comment!"]],
    [{ comment: " \n " }, ["Please enter your comment!"]],
    [{ name: undefined }, ["Please enter your name here"]],
    [{ name: { toString: 1 } }, ["Please enter your name here"]],
    [
      { comment: "", name: "", email: "m.ellery@post" },
      [
        "Please enter your comment!",
        "Please enter your name here",
        "You have entered an incorrect email address!",
      ],
    ],
    [{ email: "marta@example.org" }, []],
    [{ email: " marta@example.org " }, []],
    [{ email: "marta.o'dell+paper@post.example.org" }, []],
    [{ email: "søren@bücher.example" }, []],
    [{ email: "marta" }, ["You have entered an incorrect email address!"]],
    [{ email: "marta@@example.org" }, ["You have entered an incorrect email address!"]],
    [{ email: "a..b@example.org" }, ["You have entered an incorrect email address!"]],
    [
      { email: "marta@example.org, ivo@example.org" },
      ["You have entered an incorrect email address!"],
    ],
    [
      { email: "marta@example.org\nBcc: all@example.org" },
      ["You have entered an incorrect email address!"],
    ],
    [{ website: "https://marta.example/boats" }, []],
    [{ website: "marta.example" }, []],
    [
      { website: "javascript:alert(1)" },
      ["Please enter a web address, such as https://example.org"],
    ],
    [{ website: "localhost" }, ["Please enter a web address, such as https://example.org"]],
    [
      { website: "https://a b.example" },
      ["Please enter a web address, such as https://example.org"],
    ],
    [{ comment: "x".repeat(5000) }, []],
    [{ comment: "x".repeat(5214) }, ["Your comment has 5,214 characters. The most is 5,000."]],
    [{ name: "x".repeat(81) }, ["Your name has 81 characters. The most is 80."]],
  ])("of %o says %o", (given, messages) => {
    const problems = validateComment({ ...good, ...given }, { emailRequired: false });
    expect(problems.map(commentMessage)).toEqual(messages);
  });

  it("asks for an e-mail address where the site does", () => {
    const problems = validateComment(good, { emailRequired: true });
    expect(problems.map(commentMessage)).toEqual(["Please enter your email address here"]);
  });

  it("gives a website its scheme", () => {
    expect(websiteAddress("marta.example")).toBe("https://marta.example");
    expect(websiteAddress("http://marta.example")).toBe("http://marta.example");
    expect(websiteAddress(" ")).toBeNull();
  });
});

it("has a trap whose name holds none of the fields' names", () => {
  for (const field of commentFields) expect(honeypot).not.toContain(field);
});

describe("threads", () => {
  const comment = (id: string, parent: string | null, minute: number): ShownComment => ({
    _id: id,
    name: id,
    text: id,
    parent,
    about: null,
    fromPaper: false,
    website: null,
    postedAt: `2017-10-02T10:${String(minute).padStart(2, "0")}:00Z`,
  });
  const shape = (comments: ShownComment[]): unknown =>
    threadComments(comments).map(function drawn({ comment, answers }): unknown {
      return answers.length > 0 ? [comment._id, answers.map(drawn)] : comment._id;
    });

  it("stand oldest first, three levels deep; a deeper answer beside what it answers", () => {
    expect(
      shape([
        comment("d", "c", 4),
        comment("c", "b", 3),
        comment("b", "a", 2),
        comment("a", null, 1),
      ]),
    ).toEqual([["a", [["b", ["c", "d"]]]]]);
  });

  it("keep what answers a comment that is not shown, or itself, or runs in a ring", () => {
    expect(shape([comment("a", "gone", 1)])).toEqual(["a"]);
    expect(shape([comment("a", "a", 1)])).toEqual(["a"]);
    expect(shape([comment("a", "b", 1), comment("b", "a", 2)])).toEqual(["a", "b"]);
    const ring = [comment("a", "b", 1), comment("b", "a", 2), comment("c", "b", 3)];
    expect(shape(ring)).toEqual(["a", "b", "c"]);
  });
});

describe("a reader's words", () => {
  const links = (text: string) =>
    elementsOf(String(commentText(text)))
      .filter((element) => element.tagName === "a")
      .map((element) => [attribute(element, "href"), attribute(element, "rel")]);

  it("become paragraphs, lines and links to the web that nobody gains by", () => {
    expect(String(commentText("One.\n\nTwo\nthree"))).toContain("Two<br");
    expect(links("See (https://a.example/x?y=1&z=2), or http://b.example.")).toEqual([
      ["https://a.example/x?y=1&z=2", "ugc nofollow noopener"],
      ["http://b.example", "ugc nofollow noopener"],
    ]);
  });

  it("stay words where they are none", () => {
    expect(links("javascript:alert(1) ftp://a.example https:// http://[")).toEqual([]);
    expect(String(commentText('<b>x</b> "https://a.example/"onmouseover=alert(1)'))).not.toContain(
      "<b>",
    );
  });
});

it("shows a comment that could not be kept back in its form, escaped, with the reason", async () => {
  const { context } = await sampleSite(sampleDocuments);
  const typed = {
    comment: "</textarea><script>alert(1)</script>",
    name: '"><i>',
    email: "m@example.org",
  };
  const elements = elementsOf(unavailablePage("story", typed, context));
  const valueOf = (id: string) => elements.find((element) => attribute(element, "id") === id);
  const textarea = valueOf("comment-comment");
  expect(textarea && textOf(textarea)).toBe(typed.comment);
  expect(attribute(valueOf("comment-name")!, "value")).toBe(typed.name);
  expect(attribute(valueOf("comment-email")!, "value")).toBe(typed.email);
  const form = elements.find((element) => element.tagName === "form");
  expect(form && attribute(form, "action")).toBe("/comments/story");
  expect(elements.map(textOf).join()).toContain("Your comment could not be saved.");
});
