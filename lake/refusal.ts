export interface RefusalDetails {
  /** The API's own name of the problem, such as `documentRevisionIDDoesNotMatchError`. */
  type: string;
  description: string;
  [detail: string]: unknown;
}

/** A request that is refused: carries the status and the JSON body that Sanity's API gives for it. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    body: Record<string, unknown>,
    message: string,
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Refuses in the general form of the API: `{statusCode, error, message}`. */
export function refuse(
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Refusal {
  const error = titles.get(status) ?? "Error";
  return new Refusal(status, { statusCode: status, error, message }, message, headers);
}

/** Refuses a query, in the form of the API's query errors. */
export function refuseQuery(details: RefusalDetails): Refusal {
  return new Refusal(400, { error: details }, details.description);
}

/** Refuses one mutation, and with it its whole transaction. */
export function refuseMutation(status: number, index: number, details: RefusalDetails): Refusal {
  const description = `The mutation(s) failed: ${details.description}`;
  const error = { type: "mutationError", description, items: [{ index, error: details }] };
  return new Refusal(status, { error }, description);
}

const titles = new Map([
  [400, "Bad Request"],
  [401, "Unauthorized"],
  [403, "Forbidden"],
  [404, "Not Found"],
  [409, "Conflict"],
  [413, "Payload Too Large"],
  [415, "Unsupported Media Type"],
  [416, "Range Not Satisfiable"],
  [422, "Unprocessable Entity"],
  [429, "Too Many Requests"],
  [500, "Internal Server Error"],
  [503, "Service Unavailable"],
  [507, "Insufficient Storage"],
]);
