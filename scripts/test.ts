import { parseArgs } from "node:util";
import { startVitest, type Reporter, type TestCase } from "vitest/node";

const help = `npm test -- [--long] [-t WORDS] [--bail N] [--reporter NAME] [FILE…]
Runs all tests, browser tests included, or those whose file's path holds FILE or whose name holds WORDS.
--long: with the full counts (npm run test:long).
The last line says: N passed, N failed.`;

/** Counts what came of a run: tests, files that could not be read, errors that no test caught. */
function counting() {
  const counts = { passed: 0, failed: 0 };
  const reporter: Reporter = {
    onTestCaseResult(test: TestCase) {
      const { state } = test.result();
      if (state === "passed") counts.passed++;
      if (state === "failed") counts.failed++;
    },
    onTestRunEnd(modules, unhandledErrors) {
      counts.failed += unhandledErrors.length;
      // A file or a suite that fails outside its tests (an import, a hook) failed as one.
      for (const module of modules) {
        counts.failed += module.errors().length;
        for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
      }
    },
  };
  return { counts, reporter };
}

/** What was asked for; an unknown option ends the command. */
function asked() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        long: { type: "boolean" },
        help: { type: "boolean" },
        testNamePattern: { type: "string", short: "t" },
        bail: { type: "string" },
        reporter: { type: "string", default: "default" },
      },
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${help}`);
    return undefined;
  }
}

const given = asked();
if (!given) process.exitCode = 1;
else if (given.values.help) console.log(help);
else {
  const { long, bail, reporter, testNamePattern } = given.values;
  if (long) process.env["STET_LONG"] = "1";
  const { counts, reporter: counter } = counting();
  const vitest = await startVitest(given.positionals, {
    run: true,
    watch: false,
    bail: Number(bail ?? 0),
    reporters: [reporter, counter],
    ...(testNamePattern !== undefined && { testNamePattern }),
  });
  await vitest.close();
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  // No test at all is no success: a mistyped name must not look like one.
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
}
