/** Where the Studio finds everything else; told by the process that serves it, at `/stet.json`. */
export interface Addresses {
  /** The lake's address, without a slash at the end; nothing for a hosted project. */
  lake: string | null;
  project: string;
  dataset: string;
  /** The address that readers use on this machine, for links to published pages. */
  site: string | null;
  /** The name of the paper. */
  title: string;
}

/** Reads the addresses of the newsroom that this page belongs to. */
export async function readAddresses(fetchFrom: typeof fetch = fetch): Promise<Addresses> {
  const response = await fetchFrom("/stet.json");
  if (!response.ok)
    throw new Error(`/stet.json answered ${response.status}. Start the newsroom with npm start.`);
  return checkAddresses(await response.json());
}

/** Takes what was sent for addresses, or says what is missing. */
export function checkAddresses(sent: unknown): Addresses {
  const fields = new Map(typeof sent === "object" && sent ? Object.entries(sent) : []);
  const address = (name: string) => {
    const value: unknown = fields.get(name);
    if (value === undefined || value === null) return null;
    if (typeof value === "string" && URL.canParse(value)) return value.replace(/\/+$/, "");
    throw new Error(`/stet.json says ${JSON.stringify(value)} for “${name}”, which is no address.`);
  };
  const word = (name: string) => {
    const value: unknown = fields.get(name);
    if (typeof value === "string" && value !== "") return value;
    throw new Error(`/stet.json does not say “${name}”. Start the newsroom again with npm start.`);
  };
  return {
    lake: address("lake"),
    site: address("site"),
    project: word("project"),
    dataset: word("dataset"),
    title: word("title"),
  };
}
