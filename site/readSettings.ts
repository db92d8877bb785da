import type { SiteQueryResult } from "./queries.generated.ts";
import type { SiteSettings } from "./context.ts";
import { fieldsOf, type Problems } from "./queries/fields.ts";
import { languageAttributes } from "./story/language.ts";

/** What the share block offers where no editor has chosen. */
const defaultNetworks = [
  "pinterest",
  "facebook",
  "x",
  "bluesky",
  "mastodon",
  "whatsapp",
  "email",
  "copy",
  "print",
];

/** The paper from what `siteQuery` gave, with defaults for what is missing or cannot be used. */
export function readSettings(result: unknown, problems: Problems = []): SiteSettings {
  const site = fieldsOf<NonNullable<SiteQueryResult>>(result, problems);
  const title = site?.text("title") ?? "The Record";
  const networks = site?.texts("shareNetworks") ?? [];
  const rules = site?.object("commentRules");
  return {
    title,
    description: site?.text("description") ?? "",
    address: webOrigin(site?.text("address") ?? null, problems) ?? "http://localhost:4000",
    language: languageAttributes(site?.text("language")).lang ?? "en",
    timeZone: timeZone(site?.text("timeZone") ?? null, problems) ?? "UTC",
    publisher: site?.text("publisher") ?? title,
    navigation: (site?.list("navigation") ?? []).flatMap((section) => {
      const slug = section.slug("slug");
      return slug ? { _id: section.id, title: section.text("title") ?? slug, slug } : [];
    }),
    policies: (site?.list("policies") ?? []).flatMap((policy) => {
      const slug = policy.slug("slug");
      return slug ? { title: policy.text("title") ?? slug, slug, body: policy.raw("body") } : [];
    }),
    shareNetworks: networks.length > 0 ? networks : defaultNetworks,
    emailRequired: rules?.flag("emailRequired") ?? false,
    closeAfterDays: rules?.number("closeAfterDays") ?? null,
  };
}

/** An address to which paths can be added; one with a path of its own keeps it. */
function webOrigin(address: string | null, problems: Problems): string | null {
  if (address === null) return null;
  if (/^https?:\/\//i.test(address) && URL.canParse(address)) {
    const { origin, pathname } = new URL(address);
    return origin + pathname.replace(/\/+$/, "");
  }
  problems.push({ id: "site", field: "address", message: `“${address}” is no web address.` });
  return null;
}

function timeZone(name: string | null, problems: Problems): string | null {
  if (name === null) return null;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name }).format(0);
    return name;
  } catch {
    // Intl refuses an unknown zone by throwing: dates are then printed in UTC, and this says so.
    problems.push({ id: "site", field: "timeZone", message: `“${name}” is no time zone we know.` });
    return null;
  }
}
