import { ApiError, errorOfAnswer } from '@hilo/api/client';
import { signedOut } from '../api.ts';
import { askInSession } from '../ask-in-session.ts';

const offline = (cause: unknown) =>
  new ApiError({ code: 'client.offline', detail: 'No answer came back.', retryable: true, cause });

const refusal = async (response: Response): Promise<ApiError> => {
  const body: unknown = await response.json().catch(() => null);
  const error = errorOfAnswer(response.status, body, response.headers.get('retry-after'));
  if (error.code === 'auth.required') signedOut.go();
  return error;
};

/** Names of the fields that the server wants mended (`request.invalid`, `channel.settings`). */
export function wrongFields(error: unknown): string[] {
  if (!(error instanceof ApiError)) return [];
  const { fields } = error.facts;
  if (!Array.isArray(fields)) return [];
  return fields.flatMap((each: unknown) =>
    typeof each === 'object' && each !== null && 'field' in each && typeof each.field === 'string'
      ? [each.field]
      : [],
  );
}

/**
 * One call of account or administration, of the API or of the login library. An empty answer is `undefined`.
 * @param path from the root: `/api/v1/me`, `/auth/sign-out`
 * @throws ApiError
 */
export async function request<Answer>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await askInSession(path, {
    method,
    headers: {
      accept: 'application/json',
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => Promise.reject(offline(cause)));
  if (!response.ok) throw await refusal(response);
  const text = await response.text();
  if (text === '') return undefined as Answer;
  try {
    return JSON.parse(text) as Answer;
  } catch (cause) {
    throw new ApiError({
      code: 'client.unreadable',
      status: response.status,
      detail: 'The server answered in a form that is not ours.',
      cause,
    });
  }
}

/** A text as it comes, for originals. @throws ApiError */
export async function requestText(path: string): Promise<string> {
  const response = await askInSession(path).catch((cause: unknown) => Promise.reject(offline(cause)));
  if (!response.ok) throw await refusal(response);
  return response.text();
}
