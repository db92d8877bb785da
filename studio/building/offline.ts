import type { Plugin } from "vite";

/** What the Studio's packages fetch from other hosts by themselves, and how it is taken out. */
const taken: { file: RegExp; what: string; from: RegExp; to: string }[] = [
  {
    file: /\/ui5\/dist\/styles\.css$/,
    what: "the typeface that @sanity/ui fetches",
    from: /@font-face\s*\{[^}]*https:[^}]*\}/g,
    to: "",
  },
  {
    file: /\/sanity\/lib\/index\.js$/,
    what: "the check for newer versions",
    from: /fetchLatestAvailableVersionForPackage = async \(options\) => \{/g,
    to: "$& return;",
  },
  {
    file: /\/sanity\/lib\/index\.js$/,
    what: "the question whether feedback can be sent",
    from: /fetch\(FEEDBACK_TUNNEL_URL, \{\s*method: "POST",\s*body\s*\}\)/g,
    to: "Promise.reject()",
  },
  {
    file: /\/sanity\/lib\/index\.js$/,
    what: "the address that feedback is sent to",
    from: /FEEDBACK_TUNNEL_URL = "https:[^"]*"/g,
    to: 'FEEDBACK_TUNNEL_URL = "/no-feedback"',
  },
];

/**
 * Keeps the Studio on this machine. A newer version that no longer has what is taken out here may
 * ask elsewhere: then the build ends and says so.
 */
export function offline(): Plugin {
  const found = new Set<string>();
  return {
    name: "stet:offline",
    enforce: "pre",
    transform: (code, id) => takeOut(code, id, found),
    buildEnd(error) {
      // With hot reload packages are bundled apart from the sources, by `offlinePackages`.
      if (error || this.environment.mode !== "build") return;
      const missing = taken.filter(({ what }) => !found.has(what)).map(({ what }) => what);
      if (missing.length > 0)
        this.error(
          `Not found in the Studio's packages: ${missing.join("; ")}. See what they do instead, and mend studio/building/offline.ts.`,
        );
    },
  };
}

/** The same for the packages that the server with hot reload bundles beforehand. */
export const offlinePackages = {
  name: "stet:offline-packages",
  transform: (code: string, id: string) => takeOut(code, id, new Set()),
};

function takeOut(code: string, id: string, found: Set<string>): string | null {
  const file = id.split("?")[0] ?? id;
  const rules = taken.filter((rule) => rule.file.test(file));
  if (rules.length === 0) return null;
  return rules.reduce((text, { what, from, to }) => {
    if (text.search(from) >= 0) found.add(what);
    return text.replace(from, to);
  }, code);
}
