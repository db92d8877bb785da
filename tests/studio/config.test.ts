import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Addresses } from "../../studio/addresses.ts";
import { validationSentences } from "../../studio/findings/sentences.ts";

const ours: Addresses = {
  lake: "http://localhost:3900",
  site: "http://localhost:4000",
  project: "local",
  dataset: "production",
  title: "The Record",
};
const hosted: Addresses = { ...ours, lake: null, project: "abc123", dataset: "news" };
let sanity: typeof import("sanity");
let studio: typeof import("../../studio/sanity.config.ts");

beforeAll(async () => {
  vi.stubGlobal("location", new URL("http://localhost:3333/"));
  sanity = await import("sanity");
  studio = await import("../../studio/sanity.config.ts");
}, 5 * 60_000);
afterAll(() => vi.unstubAllGlobals());

const workspaceOf = (addresses: Addresses) => {
  const [workspace] = sanity.prepareConfig(studio.studioConfig(addresses)).workspaces;
  if (!workspace) throw new Error("The config has no workspace.");
  return workspace;
};

describe("the Studio's config", () => {
  it("asks our lake, by a client of ours, where the lake is ours", () => {
    const config = studio.studioConfig(ours);
    expect(config).toMatchObject({ projectId: "local", apiHost: ours.lake });
    const client = config.unstable_clientFactory?.({
      projectId: "local",
      dataset: "production",
      apiVersion: "2025-02-19",
      useCdn: false,
    });
    expect(client?.config()).toMatchObject({ apiHost: ours.lake, useProjectHostname: false });
    expect(workspaceOf(ours).apiHost).toBe(ours.lake);
  });

  it("asks Sanity's own log-in, by Sanity's own client, where the project is hosted", () => {
    const config = studio.studioConfig(hosted);
    expect(config).toMatchObject({ projectId: "abc123", dataset: "news" });
    for (const own of ["apiHost", "unstable_clientFactory", "auth"])
      expect(config).not.toHaveProperty(own);
    const { apiHost, auth } = workspaceOf(hosted);
    expect(apiHost).toBeUndefined();
    expect(auth.LoginComponent).toBeTypeOf("function");
  });

  it("has schemas that the Studio compiles without a word", () => {
    const [source] = workspaceOf(ours).__internal.sources;
    expect(source?.source).toBeDefined();
    expect(workspaceOf(ours).schema._validation?.flatMap(({ problems }) => problems)).toEqual([]);
  });
});

describe("what validation says", () => {
  it("is a sentence, which never says no more than that something is wrong", () => {
    for (const [key, sentence] of Object.entries(validationSentences)) {
      expect(sentence, key).toMatch(/^[A-Z“{].*\.$/);
      expect(sentence, key).not.toMatch(/invalid|not valid|required|must/i);
    }
  });
});
