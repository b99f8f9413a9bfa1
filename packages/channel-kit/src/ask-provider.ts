import { ChannelError } from './channel-error.ts';

export type ProviderAnswer = {
  status: number;
  header(name: string): string | null;
  text: string;
};

const maxAnswerBytes = 4 * 1024 * 1024;

/** No connection was made, so the provider cannot have taken anything. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * One HTTP request to a provider. Any answer is returned, whatever its status. Throws ChannelError `transient` when
 * the request cannot have left, and `ambiguous` when it may have arrived and no whole answer came (cut, aborted,
 * longer than 4 MB). Follows no redirect, so that credentials stay where they belong, and never tries again.
 */
export const askProvider = async (
  url: string,
  request: {
    method: string;
    headers?: Record<string, string>;
    body?: string | Uint8Array;
    signal: AbortSignal;
  },
): Promise<ProviderAnswer> => {
  if (request.signal.aborted) throw new ChannelError('transient', 'stopped before asking the provider');
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: request.headers ?? {},
      body: request.body === undefined ? null : asBody(request.body),
      redirect: 'manual',
      signal: request.signal,
    });
    const text = await readText(response);
    return { status: response.status, header: (name) => response.headers.get(name), text };
  } catch (error) {
    if (error instanceof ChannelError) throw error;
    const code = connectionCode(error);
    if (neverConnected.has(code)) {
      throw new ChannelError('transient', `no connection to the provider (${code})`, { cause: error });
    }
    throw new ChannelError('ambiguous', `the provider gave no whole answer (${code})`, { cause: error });
  }
};

const asBody = (body: string | Uint8Array): string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' ? body : Uint8Array.from(body);

const readText = async (response: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxAnswerBytes) throw new ChannelError('ambiguous', 'the answer of the provider is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const connectionCode = (error: unknown): string => {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = (cause as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : 'unknown';
};
