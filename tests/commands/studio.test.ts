import { expect, it } from "vitest";
import { checkAddresses } from "../../studio/addresses.ts";
import { passingFolder } from "../publishing/testSite.ts";
import { running } from "./spawned.ts";

it("npm run studio serves its sources at any free port, and its pages may write to the lake", async () => {
  const studio = running(["studio"], { STET_HOME: await passingFolder() });
  try {
    const [, address = ""] = await studio.until(/^Studio {2}(http:\/\/localhost:[1-9]\d*)$/m);
    const page = await fetch(`${address}/structure/today`);
    expect(await page.text()).toContain("/main.tsx");
    expect(page.headers.get("content-security-policy")).toContain("connect-src 'self' http://loc");
    const sources = await fetch(`${address}/main.tsx`);
    expect(await sources.text()).toContain("renderStudio");

    const { lake } = checkAddresses(await (await fetch(`${address}/stet.json`)).json());
    const write = (origin: string) =>
      fetch(`${lake}/v1/data/mutate/production`, {
        method: "POST",
        headers: { origin, "content-type": "application/json", "x-sanity-project-id": "local" },
        body: JSON.stringify({ mutations: [{ create: { _type: "topic", title: "Light" } }] }),
      });
    expect((await write(address)).status).toBe(200);
    expect((await write("http://localhost:1")).status).toBe(403);
  } finally {
    expect((await studio.stop()).code).toBe(0);
  }
}, 240_000);
