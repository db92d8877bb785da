import { AddIcon } from "@sanity/icons/Add";
import { Button, Flex, Heading, Stack, Text } from "@sanity/ui";
import { Fragment, type ReactNode } from "react";
import { IntentLink } from "sanity/router";
import { printClock, printLongDay } from "../printMoment.ts";
import { DeskLink } from "./DeskLink.tsx";
import type { News } from "./news.ts";

/** The day, the time and what waits, each a link to where it is. */
export function Headline({ news, now }: { news: News; now: Date }) {
  const waiting = waitingFor(news);
  return (
    <Flex align="center" justify="space-between" gap={4} paddingX={2} wrap="wrap">
      <Stack gap={3}>
        <Heading as="h1" size={2}>
          {printLongDay(now, news.zone)}
        </Heading>
        <Text size={2} muted>
          {printClock(now, news.zone)} ·{" "}
          {waiting.length === 0
            ? "Nothing is waiting for you."
            : waiting.map((link, at) => (
                <Fragment key={at}>
                  {at > 0 && " · "}
                  {link}
                </Fragment>
              ))}
        </Text>
      </Stack>
      <IntentLink intent="create" params={{ type: "article" }} className="stet-plain">
        <Button as="span" mode="ghost" icon={AddIcon} text="New story" fontSize={1} padding={2} />
      </IntentLink>
    </Flex>
  );
}

function waitingFor({ failed, reports, comments, goingOut }: News): ReactNode[] {
  const late = goingOut.filter((row) => row.state === "late").length;
  const pending = comments.reduce((count, story) => count + story.count, 0);
  return [
    ...(failed.length > 0
      ? [`${failed.length} ${plural(failed.length, "story", "stories")} did not go out`]
      : []),
    ...(late > 0 ? [<DeskLink list="scheduled">{late} late</DeskLink>] : []),
    ...(reports.length > 0
      ? [
          <DeskLink list="reports">
            {reports.length} reader {plural(reports.length, "report", "reports")}
          </DeskLink>,
        ]
      : []),
    ...(pending > 0
      ? [
          <DeskLink list="comments">
            {pending} {plural(pending, "comment", "comments")}
          </DeskLink>,
        ]
      : []),
  ];
}

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);
