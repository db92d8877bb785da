import { Refusal, refuse } from "../refusal.ts";

/** Answers with JSON. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return jsonText(JSON.stringify(value), status, headers);
}

/** Answers with JSON that is text already. */
export function jsonText(
  text: string,
  status = 200,
  headers: Record<string, string> = {},
): Response {
  return new Response(text, {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", ...headers },
  });
}

/** Answers a refusal as the API does; any other error is a fault of the lake, told without its insides. */
export function refusal(error: unknown, report: (error: unknown) => void): Response {
  if (error instanceof Refusal) return json(error.body, error.status, error.headers);
  report(error);
  return json(refuse(500, "The lake could not answer; its own log says why.").body, 500);
}
