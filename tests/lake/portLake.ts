import { createClient, type ClientConfig, type SanityClient } from "@sanity/client";
import { onTestFinished } from "vitest";
import type { LakeAppOptions } from "../../lake/app.ts";
import { listenOn } from "../../lake/listenOn.ts";
import type { LakeOptions } from "../../lake/openLake.ts";
import { testLake, type AtEnd, type TestLake } from "./testLake.ts";

export interface PortLake extends Omit<TestLake, "client"> {
  /** Where the lake answers, such as `http://127.0.0.1:41234`. */
  address: string;
  /** A client over the port, with an editor's token or with what the config says. */
  client: (config?: ClientConfig) => SanityClient;
}

/** Opens a lake of its own for one test and answers on a free port; both are gone when the test ends. */
export async function portLake(
  options: Partial<LakeOptions> & LakeAppOptions = {},
  atEnd: AtEnd = onTestFinished,
): Promise<PortLake> {
  const lake = testLake(options, atEnd);
  const server = await listenOn(lake.app, 0);
  atEnd(() => server.close());
  const address = `http://127.0.0.1:${server.port}`;
  return {
    ...lake,
    address,
    client: (config) =>
      createClient({
        projectId: "local",
        dataset: "production",
        apiVersion: "2025-02-19",
        useCdn: false,
        token: lake.token,
        apiHost: address,
        useProjectHostname: false,
        maxRetries: 0,
        ...config,
      }),
  };
}
