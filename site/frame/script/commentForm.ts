import { type CommentProblem, commentMessage, formMessages } from "../../comments/commentRules.ts";
import { validateComment } from "../../comments/validateComment.ts";
import { kept } from "./kept.ts";

const drafted = ["comment", "name", "email", "website"] as const;
const remembered = ["name", "email", "website"] as const;

/** Checks the form with the intake's own rules, keeps what is typed, and posts it from the page. */
export function enhanceCommentForm(form: HTMLFormElement): void {
  const draft = kept("sessionStorage", form.action);
  const memory = kept("localStorage", "reader");
  form.noValidate = true;
  if (location.hash === "#comment-held") draft.forget();
  fill(form, memory.read(), remembered);
  checkbox(form).checked = memory.read() !== null;
  fill(form, draft.read(), drafted);
  answers(form);
  form.addEventListener("input", () => {
    draft.write(JSON.stringify(typed(form)));
    if (form.dataset["tried"]) showProblems(form, problemsOf(form));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.dataset["tried"] = "yes";
    const problems = problemsOf(form);
    showProblems(form, problems);
    const first = problems[0];
    if (first) return control(form, first.field)?.focus();
    if (checkbox(form).checked) memory.write(JSON.stringify(typed(form)));
    else memory.forget();
    void post(form, () => draft.forget());
  });
}

async function post(form: HTMLFormElement, onHeld: () => void): Promise<void> {
  const button = form.querySelector("button");
  if (button) button.disabled = true;
  say(form, "");
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string") body.append(name, value);
  // A redirect is the intake's thanks: it need not be followed, the page is here already.
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(
    () => undefined,
  );
  if (button) button.disabled = false;
  if (answer?.type === "opaqueredirect" || answer?.ok) {
    onHeld();
    form.querySelector<HTMLTextAreaElement>("textarea")!.value = "";
    delete form.dataset["tried"];
    const held = document.querySelector<HTMLElement>("#comment-held");
    held?.classList.add("shown");
    held?.focus();
    return;
  }
  const wait = Number(answer?.headers.get("retry-after")) || 60;
  const when =
    wait < 60
      ? `in ${wait} seconds`
      : wait < 120
        ? "in a minute"
        : `in ${Math.ceil(wait / 60)} minutes`;
  const why =
    answer?.status === 429
      ? formMessages.tooMany
      : answer?.status === 404
        ? formMessages.closed
        : formMessages.notSaved;
  say(form, `${why} It is still in the form. Try again ${when}.`);
}

function say(form: HTMLFormElement, words: string): void {
  const said = form.querySelector(".form-said");
  if (said) said.textContent = words;
}

function problemsOf(form: HTMLFormElement): CommentProblem[] {
  return validateComment(typed(form), { emailRequired: form.dataset["email"] === "required" });
}

function showProblems(form: HTMLFormElement, problems: readonly CommentProblem[]): void {
  for (const name of drafted) {
    const problem = problems.find((one) => one.field === name);
    const field = control(form, name);
    if (problem) field?.setAttribute("aria-invalid", "true");
    else field?.removeAttribute("aria-invalid");
    for (const message of form.querySelectorAll<HTMLElement>(
      `#comment-${name}-messages [data-fault]`,
    )) {
      const shown = message.dataset["fault"] === problem?.fault;
      message.hidden = !shown;
      if (shown && problem) message.textContent = commentMessage(problem);
    }
  }
}

/** A reply chooses what is answered; without one the choice need not be seen. */
function answers(form: HTMLFormElement): void {
  const choice = form.querySelector<HTMLSelectElement>("#comment-parent");
  const field = choice?.closest<HTMLElement>(".field");
  if (!choice || !field) return;
  field.hidden = choice.value === "";
  document.addEventListener("click", (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLElement>("[data-reply]") : null;
    if (!link) return;
    event.preventDefault();
    choice.value = link.dataset["reply"] ?? "";
    field.hidden = false;
    control(form, "comment")?.focus();
  });
}

function fill(form: HTMLFormElement, words: string | null, names: readonly string[]): void {
  if (words === null) return;
  const values: unknown = JSON.parse(words);
  if (typeof values !== "object" || values === null) return;
  for (const [name, value] of Object.entries(values)) {
    const field = names.includes(name) ? control(form, name) : null;
    if (field && typeof value === "string" && field.value === "") field.value = value;
  }
}

function typed(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(drafted.map((name) => [name, control(form, name)?.value ?? ""]));
}

const control = (form: HTMLFormElement, name: string) =>
  form.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`);

const checkbox = (form: HTMLFormElement) =>
  form.querySelector<HTMLInputElement>("[name='remember']")!;
