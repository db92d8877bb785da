import { ClientError, ServerError } from "@sanity/client";

/** Waits for the error that the lake refuses a request with; anything else fails the test. */
export async function refused(asked: Promise<unknown>): Promise<ClientError | ServerError> {
  const reason = await asked.then(
    () => "it was answered",
    (error: unknown) => error,
  );
  if (reason instanceof ClientError || reason instanceof ServerError) return reason;
  throw new Error(`Not refused by the lake: ${String(reason)}`, { cause: reason });
}
