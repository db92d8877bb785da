import { type ClientConfig, createClient, type SanityClient } from "@sanity/client";
import { streamFetch } from "../lake/socket/streamFetch.ts";
import { patientFetch } from "./patientFetch.ts";

/**
 * Makes the Studio's clients: they speak to our lake at one address, hear of changes over one socket, and go on asking
 * until they are answered.
 */
export function lakeClient(lake: string): (config: ClientConfig) => SanityClient {
  const ask = streamFetch({ lake, fetch: patientFetch() });
  // One function for all clients: the client keeps its live streams by it.
  const resolveFetch = () => ask;
  return (config) =>
    createClient({
      ...config,
      apiHost: lake,
      useProjectHostname: false,
      resolveFetch,
      // A write that waits for the lake to come back is not given up: its words are nowhere else.
      timeout: 0,
    });
}
