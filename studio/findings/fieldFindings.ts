import type { Path, ValidationMarker } from "sanity";
import type { Fix } from "../../facts/finding.ts";
import { rowOf } from "../rowsOf.ts";

/** What is said at a field: how bad it is, what is wrong, and what would mend it. */
export interface FieldFinding {
  level: ValidationMarker["level"];
  /** Nothing stands there yet: needed, but nobody has made a mistake. */
  isMissing: boolean;
  message: string;
  found: string | undefined;
  fix: Fix | undefined;
}

/** What validation says of one field, errors first. */
export function fieldFindings(markers: readonly ValidationMarker[], path: Path): FieldFinding[] {
  const here = JSON.stringify(path);
  return markers
    .filter((marker) => JSON.stringify(marker.path) === here)
    .map((marker) => {
      const details = rowOf(marker.details);
      return {
        level: marker.level,
        isMissing: marker.code === "value.required",
        message: marker.message,
        found: details?.text("found"),
        fix: fixIn(details?.value("fix")),
      };
    })
    .toSorted((one, other) => order.indexOf(one.level) - order.indexOf(other.level));
}

const order = ["error", "warning", "info"];

/** A fix as a rule of `facts/` hands it on; nothing where it is not one that can be written. */
function fixIn(sent: unknown): Fix | undefined {
  const fix = rowOf(sent);
  const [id, path, value] = [fix?.text("id"), fix?.value("path"), fix?.value("value")];
  const isValue = value === null || typeof value === "string" || typeof value === "number";
  return id !== undefined && isPath(path) && isValue ? { id, path, value } : undefined;
}

function isPath(path: unknown): path is Fix["path"] {
  return (
    Array.isArray(path) &&
    path.every(
      (step) =>
        typeof step === "string" ||
        typeof step === "number" ||
        rowOf(step)?.text("_key") !== undefined,
    )
  );
}
