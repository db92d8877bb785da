import { Button, Flex, Text } from "@sanity/ui";
import { type FormPatch, type Path, pathToString, set, unset } from "sanity";
import { IntentLink } from "sanity/router";
import { publishedId } from "../../facts/onFile.ts";
import type { Fix } from "../../facts/finding.ts";

/**
 * The way out of a finding: a button that writes the right value where the field is this one, else
 * a link to the document whose value it is, for nobody's document is changed behind their back.
 */
export function FixButton(props: {
  fix: Fix;
  found: string | undefined;
  documentId: string;
  path: Path;
  onChange?: (patch: FormPatch) => void;
}) {
  const { fix, found, documentId, path, onChange } = props;
  const { value } = fix;
  const isHere =
    publishedId(fix.id) === publishedId(documentId) &&
    pathToString([...fix.path]) === pathToString(path);
  return (
    <Flex gap={3} align="center" wrap="wrap">
      {found !== undefined && value !== null && (
        <Text size={1}>
          <del>{found}</del> <ins className="stet-right">{String(value)}</ins>
        </Text>
      )}
      {isHere ? (
        onChange && (
          <Button
            fontSize={1}
            padding={2}
            text={value === null ? "Take it out" : `Write ${String(value)}`}
            onClick={() => onChange(value === null ? unset() : set(value))}
          />
        )
      ) : (
        <IntentLink
          intent="edit"
          params={{ id: publishedId(fix.id), type: "statistic", path: pathToString([...fix.path]) }}
          className="stet-plain"
        >
          <Button as="span" mode="ghost" fontSize={1} padding={2} text="Open the statistic" />
        </IntentLink>
      )}
    </Flex>
  );
}
