import type { Template } from "sanity";

const reference = (id: string) => ({ _type: "reference", _ref: id });

/** How a document begins when it is begun from another: the reference is filled in. */
export const templates: Template<Record<string, string>>[] = [
  {
    id: "quote-by-speaker",
    title: "Quote by this speaker",
    schemaType: "quote",
    parameters: [{ name: "speaker", type: "string" }],
    value: ({ speaker }: Record<string, string>) => ({
      attribution: "on the record",
      ...(speaker ? { speaker: reference(speaker) } : {}),
    }),
  },
  {
    id: "statistic-from-source",
    title: "Statistic from this source",
    schemaType: "statistic",
    parameters: [{ name: "source", type: "string" }],
    value: ({ source }: Record<string, string>) => ({
      qualifier: "exact",
      precision: 0,
      ...(source ? { source: reference(source) } : {}),
    }),
  },
  {
    id: "quote-from-source",
    title: "Quote from this source",
    schemaType: "quote",
    parameters: [{ name: "source", type: "string" }],
    value: ({ source }: Record<string, string>) => ({
      attribution: "on the record",
      ...(source ? { source: reference(source) } : {}),
    }),
  },
  {
    id: "correction-of",
    title: "Correct this",
    schemaType: "correction",
    parameters: [{ name: "corrects", type: "string" }],
    value: ({ corrects }: Record<string, string>) => ({
      kind: "correction",
      date: new Date().toISOString(),
      ...(corrects ? { corrects: reference(corrects) } : {}),
    }),
  },
];
