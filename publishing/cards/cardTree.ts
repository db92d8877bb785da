import type { CardContent } from "../../site/context.ts";
import { fitted } from "./fitted.ts";

/** What the drawing library takes: elements of flexible boxes with their styles. */
export interface CardNode {
  type: string;
  key: null;
  props: { style: Record<string, string | number>; children?: CardNode[] | string };
}

export const cardSize = { width: 1200, height: 630 };

const colour = { paper: "#fbfaf7", ink: "#191816", grey: "#5d5850", accent: "#b3261e" };
const serif =
  "Newsreader latin, Newsreader latin-ext, Newsreader vietnamese, Franklin latin-ext, Franklin cyrillic";
const sans = "Franklin latin, Franklin latin-ext, Franklin vietnamese, Franklin cyrillic";
const inner = 1072;

/** Digit widths of the serif at the weight of big numbers, in em; from the font's own table. */
const digits = [0.653, 0.405, 0.565, 0.526, 0.601, 0.51, 0.568, 0.507, 0.587, 0.567];

/** Lays out a card: the paper's name under its rule, then what the card is about. */
export function cardTree(content: CardContent): CardNode {
  return box(
    {
      ...cardSize,
      flexDirection: "column",
      padding: "0 64px",
      background: colour.paper,
      color: colour.ink,
      fontFamily: sans,
      fontSize: 24,
    },
    [masthead(content.paper), ...drawings[content.kind](content as never)],
  );
}

const drawings: { [Kind in CardContent["kind"]]: (of: Of<Kind>) => CardNode[] } = {
  headline: ({ kicker, headline, date }) => {
    const fit = fitted(headline, {
      width: inner,
      height: kicker ? 330 : 380,
      em: 0.47,
      leading: 1.04,
      sizes: [104, 92, 82, 72, 64, 56, 50, 44],
    });
    const over = { color: colour.accent, fontWeight: 600, fontSize: 28, marginBottom: 20 };
    return [
      box({ flexGrow: 1, flexDirection: "column", justifyContent: "center" }, [
        ...when(kicker, line(kicker, over)),
        words(headline, {
          ...fit,
          fontFamily: serif,
          fontWeight: 600,
          letterSpacing: -0.018 * fit.fontSize,
          textWrap: "balance",
        }),
      ]),
      foot([line(date, { color: colour.grey })], []),
    ];
  },
  quotation: ({ text, speaker, role }) => [
    box({ flexGrow: 1, alignItems: "flex-start", paddingTop: 36 }, [
      box(
        {
          width: 203,
          height: 150,
          fontFamily: serif,
          fontWeight: 700,
          fontSize: 330,
          lineHeight: 1,
          color: colour.accent,
          marginTop: -20,
        },
        "“",
      ),
      words(`${text}”`, {
        width: inner - 203,
        fontFamily: serif,
        fontStyle: "italic",
        fontWeight: 400,
        ...fitted(text, {
          width: inner - 203,
          height: 372,
          em: 0.41,
          leading: 1.1,
          sizes: [82, 72, 64, 56, 48, 42, 36, 32],
        }),
      }),
    ]),
    foot(
      [
        box({ maxWidth: inner }, [
          ...when(speaker, line(speaker, { fontWeight: 600 })),
          ...when(
            role,
            line(speaker ? `, ${role}` : role, { color: colour.grey, whiteSpace: "pre" }),
          ),
        ]),
      ],
      [],
    ),
  ],
  figure: ({ value, unit, label, asOf, source, corrected }) => {
    const em = widthOf(value);
    const size = Math.min(372, (label.length > 60 ? 580 : 644) / em);
    const beside = inner - em * size - 44;
    return [
      box({ flexGrow: 1, alignItems: "flex-end", paddingBottom: 45 }, [
        box({ flexDirection: "column", flexShrink: 0 }, [number(value, size), dots(em * size)]),
        box({ flexDirection: "column", flex: "1 1 0", marginLeft: 44, paddingBottom: 36 }, [
          ...when(
            unit,
            words(unit, {
              fontWeight: 600,
              fontSize: unit.length > 14 ? 38 : 52,
              marginBottom: 10,
            }),
          ),
          words(
            label,
            fitted(label, {
              width: beside,
              height: unit ? 200 : 260,
              em: 0.56,
              leading: 1.28,
              sizes: unit ? [30, 26, 22, 19] : [40, 34, 30, 26, 22, 19],
            }),
          ),
        ]),
      ]),
      foot(
        [line(asOf, { color: colour.grey }), line(source, { color: colour.grey })],
        when(corrected, line(corrected, { color: colour.accent, fontWeight: 600 })),
      ),
    ];
  },
};

type Of<Kind> = Extract<CardContent, { kind: Kind }>;

function masthead(paper: string): CardNode {
  return box({ flexDirection: "column", flexShrink: 0, paddingTop: 36 }, [
    line(paper, {
      fontFamily: serif,
      fontWeight: 700,
      fontSize: paper.length > 40 ? 28 : 40,
      letterSpacing: -0.8,
      height: 46,
      marginBottom: 16,
    }),
    box({ height: 3, background: colour.ink }),
    box({ height: 1, background: colour.ink, marginTop: 2 }),
  ]);
}

function foot(left: CardNode[], right: CardNode[]): CardNode {
  const shown = left.filter((node) => node.props.children !== "");
  return box(
    {
      flexShrink: 0,
      justifyContent: "space-between",
      borderTop: `1px solid ${colour.ink}`,
      padding: "16px 0 42px",
      minHeight: 92,
    },
    [box({ flexDirection: "column" }, shown), box({ flexDirection: "column" }, right)],
  );
}

/** The number in a box as high as its digits, .727 em: what stands below starts at its baseline. */
const number = (value: string, size: number) =>
  box({ height: size * 0.727 }, [
    box(
      {
        marginTop: size * 0.06,
        fontFamily: serif,
        fontWeight: 500,
        fontSize: size,
        letterSpacing: -0.025 * size,
        lineHeight: 0.86,
      },
      value,
    ),
  ]);

/** The proof-reader's dots: these words stand. */
function dots(width: number): CardNode {
  const count = Math.max(3, Math.round(width / 19.9));
  const dot = box({ width: 10, height: 10, borderRadius: 5, background: colour.accent });
  return box(
    { justifyContent: "space-between", marginTop: 35 },
    Array.from({ length: count }, () => dot),
  );
}

function widthOf(value: string): number {
  const each = [...value].map(
    (sign) =>
      digits[Number(sign === " " ? NaN : sign)] ??
      (/[.,’\s]/.test(sign) ? 0.22 : sign === "%" ? 0.86 : 0.62),
  );
  return Math.max(
    0.5,
    each.reduce((sum, width) => sum + width - 0.025, 0),
  );
}

// `border-box`: without it the library adds padding to a width of 100 %.
function box(style: CardNode["props"]["style"], children: CardNode[] | string = []): CardNode {
  return {
    type: "div",
    key: null,
    props: { style: { display: "flex", boxSizing: "border-box", ...style }, children },
  };
}

const words = (text: string, style: CardNode["props"]["style"]) =>
  box({ display: "block", overflow: "hidden", ...style }, text);

const line = (text: string, style: CardNode["props"]["style"]) =>
  box({ lineHeight: 1.3, ...style }, text);

const when = (text: string, node: CardNode) => (text ? [node] : []);
