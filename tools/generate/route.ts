/** A route as the server was given it, as far as the generators look at it. */
export type Route = { method: string | string[]; url: string; schema?: unknown };
