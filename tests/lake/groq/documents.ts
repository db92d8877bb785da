import * as fc from "fast-check";

export function document(): fc.Arbitrary<Record<string, unknown>> {
  const odd = fc.oneof(
    scalar(),
    fc.constant(null),
    fc.constant([1]),
    fc.constant({ _ref: "b" }),
    fc.constant("x".repeat(300)),
  );
  return fc.record(
    {
      _id: fc
        .tuple(
          fc.constantFrom("", "", "", "drafts.", "versions.r1.", "versions.r2.", "private."),
          base(),
        )
        .map((parts) => parts.join("")),
      _type: fc.constantFrom("article", "article", "article", "section", "constructor"),
      _updatedAt: fc.constantFrom(
        "2026-01-01T00:00:00Z",
        "2026-01-02T00:00:00Z",
        "2026-01-03T00:00:00Z",
      ),
      title: fc.oneof({ weight: 9, arbitrary: scalar() }, { weight: 1, arbitrary: odd }),
      date: fc.constantFrom("2026-03-01", "2026-03-02", "2026-03-03", "2025-12-31"),
      moment: fc.constantFrom(
        "2026-03-01T00:00:00Z",
        "2026-03-01T00:00:00.000Z",
        "2026-03-01T02:30:00+02:00",
        "2026-02-28T20:00:00-05:00",
        "2026-03-01",
        "never",
        7,
      ),
      // Written alike in nearly all documents, so that their order as strings may do.
      at: fc.constantFrom(
        ...["03-01T00:00", "02-28T23:59", "12-31T09:30", "01-31T10:00", "12-31T23:59"].map(
          (at) => `2026-${at}:00Z`,
        ),
      ),
      n: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(0, 1, 2, 3, -0.5) },
        { weight: 1, arbitrary: odd },
      ),
      slug: fc.oneof(fc.record({ _type: fc.constant("slug"), current: scalar() }), odd),
      section: fc.oneof(reference(), odd),
      refs: fc.array(reference(), { maxLength: 3 }),
      body: fc.array(
        fc.record({
          _key: fc.constantFrom("1", "2"),
          text: scalar(),
          inner: fc.option(reference()),
        }),
        { maxLength: 3 },
      ),
      // groq-js takes what has this attribute for a promise.
      [["th", "en"].join("")]: fc.boolean(),
      _system: fc.constantFrom({ delete: true }, { delete: false }, {}),
    },
    { requiredKeys: ["_id", "_type"] },
  );
}

function base(): fc.Arbitrary<string> {
  return fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h", "B", "a-1", "a_1");
}

function reference(): fc.Arbitrary<unknown> {
  const id = fc
    .tuple(fc.constantFrom("", "", "drafts.", "private."), base())
    .map((parts) => parts.join(""));
  return fc.record(
    { _ref: fc.oneof(id, fc.constant("nowhere")), _weak: fc.boolean() },
    { requiredKeys: ["_ref"] },
  );
}

// Where UTF-8 and UTF-16 sort differently, where numbers look like strings, and where words are looked for.
function scalar(): fc.Arbitrary<unknown> {
  return fc.constantFrom(
    "a",
    "b",
    "B",
    "",
    "a b",
    "\u{1F30A}",
    "\uFFFD",
    "\uE000",
    "\ud800",
    "é",
    "1",
    1,
    2,
    true,
    false,
  );
}
