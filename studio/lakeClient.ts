import { type ClientConfig, createClient, type SanityClient } from "@sanity/client";
import { streamFetch } from "../lake/socket/streamFetch.ts";

/** Makes the Studio's clients: they speak to our lake at one address, and hear of changes over one socket. */
export function lakeClient(lake: string): (config: ClientConfig) => SanityClient {
  const ask = streamFetch({ lake });
  // One function for all clients: the client keeps its live streams by it.
  const resolveFetch = () => ask;
  return (config) =>
    createClient({ ...config, apiHost: lake, useProjectHostname: false, resolveFetch });
}
