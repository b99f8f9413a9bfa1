import type { ErrorCode, Problem } from '@hilo/api';

/** `client.offline`: the server was not reached. `client.unreadable`: it answered something that is not ours, such as a proxy's page. */
export type ProblemCode = ErrorCode | 'client.offline' | 'client.unreadable';

/** What an answer other than 2xx becomes. `reference` is the id under which the server wrote it down. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly facts: Record<string, unknown>;
  readonly reference: string | undefined;

  constructor(
    code: ProblemCode,
    status: number,
    detail: string,
    facts: Record<string, unknown>,
    reference?: string,
  ) {
    super(detail);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
    this.facts = facts;
    this.reference = reference;
  }

  /** Names of the fields that the server wants mended (`request.invalid`, `channel.settings`). */
  get fields(): string[] {
    const { fields } = this.facts;
    if (!Array.isArray(fields)) return [];
    return fields.flatMap((each: unknown) =>
      typeof each === 'object' && each !== null && 'field' in each && typeof each.field === 'string'
        ? [each.field]
        : [],
    );
  }
}

/** The login library answers in its own shape; its status says enough. */
const codeOfStatus: Record<number, ProblemCode> = {
  400: 'request.invalid',
  401: 'auth.wrong',
  403: 'auth.forbidden',
  404: 'resource.notFound',
  409: 'resource.conflict',
  429: 'request.tooMany',
};

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'requestId' in body;

async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const retryAfter = Number(response.headers.get('retry-after') ?? response.headers.get('x-retry-after'));
  const wait = retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {};
  if (isProblem(body))
    return new ApiProblem(
      body.code as ProblemCode,
      response.status,
      body.detail,
      { ...wait, ...body.facts },
      body.requestId,
    );
  const code = codeOfStatus[response.status] ?? 'client.unreadable';
  return new ApiProblem(code, response.status, `The server answered ${response.status}.`, wait);
}

/**
 * One call to the server. An empty answer is `undefined`.
 * @param path from the root: `/api/v1/me`, `/auth/sign-out`
 * @throws ApiProblem
 */
export async function request<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiProblem('client.offline', 0, 'The server was not reached.', {});
  }
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  if (text === '') return undefined as Answer;
  try {
    return JSON.parse(text) as Answer;
  } catch {
    throw new ApiProblem('client.unreadable', response.status, 'The answer is not JSON.', {});
  }
}

/** A text as it comes, for originals. @throws ApiProblem */
export async function requestText(path: string): Promise<string> {
  const response = await fetch(path).catch(() => null);
  if (!response) throw new ApiProblem('client.offline', 0, 'The server was not reached.', {});
  if (!response.ok) throw await problemOf(response);
  return response.text();
}
