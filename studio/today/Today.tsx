import { Card, Container, Flex, Stack, Text } from "@sanity/ui";
import { Corrections, Comments, Reports } from "./FromReaders.tsx";
import { FailedBox } from "./FailedBox.tsx";
import { Headline } from "./Headline.tsx";
import { Changed, GoingOutToday } from "./Stories.tsx";
import { useNews } from "./useNews.ts";
import { useNow } from "./useNow.ts";
import "./today.css";

/** What needs somebody, worst first; each row leads to the document, not to a list. */
export function Today() {
  const now = useNow();
  const live = useNews(now);
  if (live.state === "reading") return <Message>Reading what waits …</Message>;
  if (live.state === "failed")
    return <Message>The lake does not answer ({live.message}). Trying again.</Message>;
  const news = live.value;
  return (
    <Card height="fill" overflow="auto" className="stet-today">
      <Container width={3} paddingX={4} paddingY={4}>
        <Stack gap={5}>
          <Headline news={news} now={now} />
          {news.failed.map((failed) => (
            <FailedBox key={failed.schedule} failed={failed} now={now} zone={news.zone} />
          ))}
          <div className="stet-columns">
            <Flex direction="column" gap={5}>
              <GoingOutToday news={news} now={now} />
              <Changed news={news} now={now} />
            </Flex>
            <Flex direction="column" gap={5}>
              <Reports news={news} now={now} />
              <Comments news={news} now={now} />
              <Corrections news={news} />
            </Flex>
          </div>
        </Stack>
      </Container>
    </Card>
  );
}

function Message({ children }: { children: React.ReactNode }) {
  return (
    <Flex align="center" justify="center" height="fill" padding={5}>
      <Text size={1} muted>
        {children}
      </Text>
    </Flex>
  );
}
