import { html } from "../frame/html.ts";
import { VFile } from "vfile";
import type { SiteContext } from "../context.ts";
import { renderPage } from "../frame/page.ts";
import { commentForm } from "./commentForm.ts";
import { formMessages } from "./commentRules.ts";

/**
 * The page that answers a comment which cannot be kept (status 503): it says so and shows what was
 * written back, in the form, so that nothing is lost.
 */
export function unavailablePage(
  storyId: string,
  values: Readonly<Record<string, string>>,
  context: SiteContext,
): string {
  const file = renderPage(
    new VFile(),
    {
      title: formMessages.notSaved,
      description: null,
      path: null,
      hidden: true,
      type: "website",
      crumbs: [],
      main: html`<section class="your-comment sided">
        <h1 class="side-title">Your comment</h1>
        <div>
          <p class="form-notice form-refused" role="alert">
            <strong>${formMessages.notSaved}</strong> It is still in the form below. Try again in a
            minute.
          </p>
          ${commentForm({ storyId, emailRequired: context.site.emailRequired, values })}
        </div>
      </section>`,
    },
    context,
  );
  return String(file);
}
