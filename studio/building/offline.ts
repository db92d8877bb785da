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
    apply: "build",
    transform(code, id) {
      const file = id.split("?")[0] ?? id;
      const rules = taken.filter((rule) => rule.file.test(file));
      if (rules.length === 0) return null;
      return rules.reduce((text, { what, from, to }) => {
        if (text.search(from) >= 0) found.add(what);
        return text.replace(from, to);
      }, code);
    },
    buildEnd(error) {
      if (error) return;
      const missing = taken.filter(({ what }) => !found.has(what)).map(({ what }) => what);
      if (missing.length > 0)
        this.error(
          `Not found in the Studio's packages: ${missing.join("; ")}. See what they do instead, and mend studio/building/offline.ts.`,
        );
    },
  };
}
