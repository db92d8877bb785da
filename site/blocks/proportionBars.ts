import type { ElementContent } from "hast";
import { h } from "hastscript";
import { printFigure } from "../printFigure.ts";
import { bar, partNames } from "./breakdownTable.ts";
import type { CheckedBreakdown } from "../story/checkedFacts.ts";
import { numberLink } from "./figureDisplay.ts";

/** Parts that may overlap, each against the whole and never on one another: "317 of 498 had …". */
export function proportionBars(
  breakdown: CheckedBreakdown,
  { caption, bars }: { caption: string | null; bars: boolean },
): ElementContent[] {
  const { parts, total } = breakdown;
  const whole = total ? printFigure(total) : "";
  const names = partNames(parts);
  const size = total?.value ?? 0;
  return [
    ...(caption === null ? [] : [h("p", [h("strong", caption)])]),
    h(
      "ul",
      { className: ["proportion-bars"] },
      parts.map((part) =>
        h("li", [
          h("span", { className: ["number"] }, [numberLink(part)]),
          " ",
          h("span", { className: ["words"] }, `of ${whole} ${part.asPart ?? names.get(part)}`),
          ...(bars && size > 0 ? [bar((part.value ?? 0) / size)] : []),
        ]),
      ),
    ),
  ];
}
