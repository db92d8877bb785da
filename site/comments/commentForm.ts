import { html } from "../frame/html.ts";
import type { Markup } from "../frame/markup.ts";
import { commentsPath } from "../paths.ts";
import {
  type CheckedField,
  commentMessage,
  type CommentFault,
  type CommentProblem,
  honeypot,
} from "./commentRules.ts";

/** What a form is made for, and with. */
export interface CommentFormParts {
  storyId: string;
  emailRequired: boolean;
  /** What was typed, where the form comes back. */
  values?: Readonly<Partial<Record<string, string>>>;
  problems?: readonly CommentProblem[];
  /** Comments that can be answered. */
  answerable?: readonly { id: string; title: string }[];
}

/** The comment form; each field with its messages, hidden until they are true. */
export function commentForm(parts: CommentFormParts): Markup {
  const { storyId, emailRequired, values = {}, answerable = [] } = parts;
  return html`<form
    class="comment-form"
    id="comment-form"
    method="post"
    action="${commentsPath(storyId)}"
    data-email="${emailRequired ? "required" : "optional"}"
  >
    ${field(parts, "comment", "Comment", ["missing", "long"], (attributes) => html`<textarea ${attributes} rows="5" required>${values["comment"] ?? ""}</textarea>`)}
    ${field(parts, "name", "Name", ["missing", "long"], (attributes) => html`<input ${attributes} type="text" autocomplete="name" value="${values["name"] ?? ""}" required />`)}
    <div class="field-pair">
      ${field(parts, "email", "E-mail", emailRequired ? ["missing", "incorrect", "long"] : ["incorrect", "long"], (attributes) => html`<input ${attributes} type="email" autocomplete="email" value="${values["email"] ?? ""}" ${emailRequired ? html` required` : ""} />`, emailRequired ? "never published" : "optional, never published")}
      ${field(parts, "website", "Website", ["incorrect", "long"], (attributes) => html`<input ${attributes} type="text" inputmode="url" autocomplete="url" value="${values["website"] ?? ""}" />`, "optional")}
    </div>
    ${answerChoice(answerable, values["parent"])}
    <p class="field-trap">
      <label for="comment-${honeypot}">Leave this empty</label
      ><input
        id="comment-${honeypot}"
        name="${honeypot}"
        type="text"
        tabindex="-1"
        autocomplete="off"
      />
    </p>
    <input type="hidden" name="about" value="${values["about"] ?? ""}" />
    <p class="field-check">
      <input
        id="comment-remember"
        name="remember"
        type="checkbox"
        value="yes"
        ${values["remember"] ? html` checked` : ""}
      /><label for="comment-remember"
        >Save my name in this browser for the next time I comment</label
      >
    </p>
    <p><button class="button" type="submit">Post Comment</button></p>
    <p class="form-said" role="status"></p>
  </form>`;
}

function field(
  { problems = [] }: CommentFormParts,
  name: CheckedField,
  label: string,
  faults: readonly CommentFault[],
  control: (attributes: Markup) => Markup,
  hint?: string,
): Markup {
  const problem = problems.find((one) => one.field === name);
  const attributes = html`id="comment-${name}" name="${name}"
  aria-describedby="comment-${name}-messages"${problem ? html` aria-invalid="true"` : ""}`;
  return html`<div class="field">
    <label for="comment-${name}"
      >${label}${hint ? html` <span class="hint">${hint}</span>` : ""}</label
    >
    ${control(attributes)}
    <p class="field-messages" id="comment-${name}-messages">
      ${faults.map((fault) => {
        const shown = problem?.fault === fault;
        const message = commentMessage(shown ? problem : { field: name, fault });
        return html`<span data-fault="${fault}" ${shown ? "" : html` hidden`}>${message}</span>`;
      })}
    </p>
  </div>`;
}

function answerChoice(
  answerable: readonly { id: string; title: string }[],
  chosen: string | undefined,
): Markup {
  if (answerable.length === 0)
    return html`<input type="hidden" name="parent" value="${chosen ?? ""}" />`;
  return html`<div class="field field-answer">
    <label for="comment-parent">In answer to</label>
    <select id="comment-parent" name="parent">
      <option value="">the story</option>
      ${answerable.map(
        ({ id, title }) =>
          html`<option value="${id}" ${id === chosen ? html` selected` : ""}>${title}</option>`,
      )}
    </select>
  </div>`;
}
