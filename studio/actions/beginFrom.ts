import type { ComponentType } from "react";
import { DoubleQuoteIcon } from "@sanity/icons/DoubleQuote";
import { NumberIcon } from "@sanity/icons/Number";
import { RestoreIcon } from "@sanity/icons/Restore";
import type { DocumentActionComponent } from "sanity";
import { useRouter } from "sanity/router";

interface Beginning {
  /** The template that fills the reference in, and its one parameter. */
  template: string;
  parameter: string;
  type: string;
  label: string;
  icon: ComponentType;
}

const quoteBy = {
  template: "quote-by-speaker",
  parameter: "speaker",
  type: "quote",
  label: "New quote by this speaker…",
  icon: DoubleQuoteIcon,
};
const quoteFrom = {
  template: "quote-from-source",
  parameter: "source",
  type: "quote",
  label: "New quote from this source…",
  icon: DoubleQuoteIcon,
};
const statisticFrom = {
  template: "statistic-from-source",
  parameter: "source",
  type: "statistic",
  label: "New statistic from this source…",
  icon: NumberIcon,
};
const correct = {
  template: "correction-of",
  parameter: "corrects",
  type: "correction",
  label: "Correct this…",
  icon: RestoreIcon,
};

const beginnings = new Map<string, Beginning[]>([
  ["person", [quoteBy]],
  ["organization", [quoteBy]],
  ["source", [quoteFrom, statisticFrom]],
  ["article", [correct]],
  ["quote", [correct]],
  ["statistic", [correct]],
]);

const made = new Map(
  [...new Set([...beginnings.values()].flat())].map((one) => [one, beginFrom(one)] as const),
);

/** What can be begun from a document of a type, with the reference to it filled in. */
export function beginningsFrom(type: string): DocumentActionComponent[] {
  return (beginnings.get(type) ?? []).flatMap((one) => made.get(one) ?? []);
}

function beginFrom(beginning: Beginning): DocumentActionComponent {
  const { template, parameter, type, label, icon } = beginning;
  return function useBeginFrom({ id, published }) {
    const router = useRouter();
    return {
      label,
      icon,
      disabled: !published,
      title: published ? undefined : "Publish this first: what is not published cannot be named.",
      onHandle: () => router.navigateIntent("create", [{ type, template }, { [parameter]: id }]),
    };
  };
}
