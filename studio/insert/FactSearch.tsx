import { AddIcon } from "@sanity/icons/Add";
import { SearchIcon } from "@sanity/icons/Search";
import { Box, Button, Card, Dialog, Flex, KBD, Stack, Text, TextInput } from "@sanity/ui";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { FactType } from "./factQuery.ts";
import { FactOption } from "./FactOption.tsx";
import { type Shape, standsInSentence } from "./insertFact.ts";
import type { Fact } from "./readFacts.ts";
import { ShapeChoice } from "./ShapeChoice.tsx";
import { useFacts } from "./useFacts.ts";
import "./insert.css";

const newOnes: Readonly<Record<FactType, string>> = {
  statistic: "New statistic",
  quote: "New quote",
  breakdown: "New breakdown",
};

/** What a search is opened for. */
export interface Search {
  types: readonly FactType[];
  /** The words that are marked, and will be bound; empty where none are. */
  marked: string;
  shape: Shape;
}

/** A search over the facts on file: arrows choose, Enter puts the chosen one in, Escape closes. */
export function FactSearch(props: {
  search: Search;
  onChoose(fact: Fact, shape: Shape): void;
  /** Rejects where the lake does not answer: then the search stays open, filled. */
  onNew(type: FactType, typed: string, shape: Shape): Promise<void>;
  /** A space as the first key: the stroke was meant as one. */
  onStroke?(): void;
  onClose(): void;
}) {
  const { search, onChoose, onNew, onStroke, onClose } = props;
  const id = useId();
  const [typed, setTyped] = useState(search.marked);
  const [shape, setShape] = useState(search.shape);
  const types =
    shape === "block" ? search.types : search.types.filter((type) => standsInSentence(type));
  const found = useFacts(typed, search.types);
  const facts = found.facts.filter((fact) => types.includes(fact.type));
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setAt(0), [found.typed]);
  useEffect(() => input.current?.select(), []);
  const [failed, setFailed] = useState<string>();
  const begin = (type: FactType) =>
    void onNew(type, typed, shape).catch((error: unknown) =>
      setFailed(error instanceof Error ? error.message : String(error)),
    );
  const active = facts[Math.min(at, facts.length - 1)];
  const optionId = (fact: Fact) => `${id}-${fact.id}`;

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && facts.length > 0)
      setAt((now) => (Math.min(now, facts.length - 1) + step + facts.length) % facts.length);
    // What was found with other words than now stand there is not put in.
    else if (event.key === "Enter" && active && found.typed === typed.trim())
      onChoose(active, shape);
    else if (event.key === " " && typed === "" && onStroke) onStroke();
    else if (event.key !== "Enter") return;
    event.preventDefault();
  };

  const title = search.marked ? `Bind “${short(search.marked)}”` : "Put in a fact";
  return (
    <Dialog
      id={id}
      header={title}
      onClose={onClose}
      onClickOutside={onClose}
      width={1}
      animate={false}
    >
      <Stack gap={4} padding={4} paddingTop={2}>
        <TextInput
          ref={input}
          __unstable_disableFocusRing={false}
          role="combobox"
          aria-label={`Search ${types.map((type) => plural[type]).join(", ")}`}
          aria-expanded={facts.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active && optionId(active)}
          aria-autocomplete="list"
          autoComplete="off"
          autoFocus
          icon={SearchIcon}
          placeholder="Words, a name or a number"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {!search.marked && <ShapeChoice shape={shape} onChange={setShape} />}
        <Card overflow="auto" className="stet-facts" tabIndex={-1}>
          <div role="listbox" id={`${id}-list`} aria-label="Facts on file">
            {facts.map((fact) => (
              <FactOption
                key={fact.id}
                id={optionId(fact)}
                fact={fact}
                isActive={fact === active}
                onChoose={() => onChoose(fact, shape)}
              />
            ))}
          </div>
          <div role="status">{facts.length === 0 && <Empty found={found} />}</div>
        </Card>
        {failed !== undefined && (
          <Card tone="caution" border radius={2} padding={3} role="alert">
            <Text size={1}>Nothing was put in: the lake says “{failed}”. Try again.</Text>
          </Card>
        )}
        <Flex gap={2} wrap="wrap" align="center">
          {types.map((type) => (
            <Button
              key={type}
              mode="ghost"
              fontSize={1}
              padding={2}
              icon={AddIcon}
              text={`${newOnes[type]}…`}
              onClick={() => begin(type)}
            />
          ))}
          <Box flex={1} />
          <Flex gap={2} align="center" className="stet-keys" aria-hidden>
            <KBD fontSize={0}>↑</KBD>
            <KBD fontSize={0}>↓</KBD>
            <Text size={0} muted>
              choose
            </Text>
            <KBD fontSize={0}>↵</KBD>
            <Text size={0} muted>
              {search.marked ? "bind" : "put in"}
            </Text>
          </Flex>
        </Flex>
      </Stack>
    </Dialog>
  );
}

const plural: Readonly<Record<FactType, string>> = {
  statistic: "statistics",
  quote: "quotes",
  breakdown: "breakdowns",
};

const short = (words: string) => (words.length > 60 ? `${words.slice(0, 59).trimEnd()} …` : words);

function Empty({ found }: { found: ReturnType<typeof useFacts> }) {
  const words =
    found.failed !== undefined
      ? `The lake does not answer (${found.failed}). What you typed stays here.`
      : found.typed === undefined
        ? "Reading what is on file …"
        : `No fact says “${found.typed}”.`;
  return (
    <Box paddingY={4}>
      <Text size={1} muted align="center">
        {words}
      </Text>
    </Box>
  );
}
