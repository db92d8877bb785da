import { request } from "node:http";
import { createClient } from "@sanity/client";

// A program of its own: many listeners as the Studio opens them, and one writer who changes a draft now and then.
// Tells on stdout how long after its commit each heard of each change. Arguments: port, token, listeners, commits, a second.
const [port = "", token = "", listeners = "200", commits = "50", each = "10"] =
  process.argv.slice(2);
const id = "drafts.bench-heard";
const kinds = [
  ["*[_id in $ids]", { ids: [id, "bench-heard"] }, "includeResult=false&effectFormat=mendoza"],
  ["*[_type == $type]", { type: "article" }, "includeResult=false"],
  ["*", {}, "includeMutations=false&effectFormat=mendoza"],
  [`*[_type in ["article", "schedule", "report", "comment"]]`, {}, "includeResult=true"],
] as const;

const heard: number[] = [];
const wanted = Number(listeners) * Number(commits);
let done = () => {};
const all = new Promise<void>((resolve) => (done = resolve));

const client = createClient({
  projectId: "local",
  dataset: "production",
  apiVersion: "2025-02-19",
  useCdn: false,
  token,
  apiHost: `http://127.0.0.1:${port}`,
  useProjectHostname: false,
});
await client.createOrReplace({ _id: id, _type: "article", headline: "" });
await Promise.all(Array.from({ length: Number(listeners) }, (_, at) => listen(at)));
const begin = performance.now();
for (let at = 0; at < Number(commits); at++) {
  const due = begin + (at * 1000) / Number(each) - performance.now();
  if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
  await client
    .patch(id)
    .set({ headline: `Changed ${at} times` })
    .commit({ returnDocuments: false });
}
await all;
// The streams would go on for ever.
process.stdout.write(JSON.stringify(heard), () => process.exit());

function listen(at: number): Promise<void> {
  const [query, params, options] = kinds[at % kinds.length] ?? kinds[0];
  const given = Object.entries(params).map(([name, value]) => [`$${name}`, JSON.stringify(value)]);
  const search = new URLSearchParams([["query", query], ...given]);
  const path = `/v2025-02-19/data/listen/production?${search}&includeAllVersions=true&${options}`;
  const headers = { authorization: `Bearer ${token}`, accept: "text/event-stream" };
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers, agent: false }, (response) => {
      let open = "";
      response.setEncoding("utf8").on("data", (piece) => {
        const events = `${open}${piece}`.split("\n\n");
        open = events.pop() ?? "";
        for (const event of events) hear(event, resolve);
      });
    })
      .on("error", reject)
      .end();
  });
}

// The event says when the transaction was carried out, a moment before it was on disk.
function hear(event: string, welcomed: () => void): void {
  if (event.includes("event: welcome")) welcomed();
  const at = event.includes("event: mutation") ? /"timestamp":"([^"]+)"/.exec(event)?.[1] : null;
  if (!at) return;
  heard.push(performance.timeOrigin + performance.now() - Date.parse(at));
  if (heard.length === wanted) done();
}
