import { createClient } from "@sanity/client";

// A program of its own: sixteen writers who each change their own draft one time after the other, through the client.
// Tells on stdout when they begin, and at last what was acknowledged and how long each waited.
// Arguments: port, token, milliseconds; 0 is until the lake is ended.
const [port = "", token = "", span = "0"] = process.argv.slice(2);
const client = createClient({
  projectId: "local",
  dataset: "production",
  apiVersion: "2025-02-19",
  useCdn: false,
  token,
  apiHost: `http://127.0.0.1:${port}`,
  useProjectHostname: false,
});
const body = Array.from({ length: 12 }, (_, at) => ({
  _type: "block",
  _key: `k${at}`,
  style: "normal",
  markDefs: [],
  children: [{ _type: "span", _key: "s", marks: [], text: "What was decided. ".repeat(12) }],
}));

const took: number[] = [];
const acknowledged: Record<string, number> = {};
const ids = Array.from({ length: 16 }, (_, at) => `drafts.bench-${at}`);
const draft = { _type: "article", headline: "", count: 0, body };
await Promise.all(ids.map((_id) => client.createOrReplace({ _id, ...draft })));
console.log("begun");
const until = Number(span) > 0 ? performance.now() + Number(span) : Infinity;
await Promise.all(ids.map(write));
console.log(JSON.stringify({ took, acknowledged }));

async function write(_id: string): Promise<void> {
  for (let count = 1; performance.now() < until; count++) {
    const start = performance.now();
    const patch = client.patch(_id).set({ headline: `Changed ${count} times`, count });
    // Whoever ends the lake under this ends the writer too.
    if (!(await patch.commit({ returnDocuments: false }).catch(() => null))) break;
    took.push(performance.now() - start);
    acknowledged[_id] = count;
  }
}
