import http from 'node:http';
import https from 'node:https';
import { ChannelError } from '../channel-error.ts';
import { lookupOnly } from './lookup-only.ts';

export type ProviderAnswer = {
  status: number;
  header(name: string): string | null;
  text: string;
};

export type ProviderRequest = {
  method: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Where somebody else chose the address: what was looked up and may be reached, and nothing but that is asked. */
  address?: string;
  signal: AbortSignal;
};

const maxAnswerBytes = 4 * 1024 * 1024;

/** The certificate was refused, so nothing was said. What failed before there was a connection shows by its call. */
const neverTrusted = new Set([
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * One HTTP request to a provider, on a connection of its own. Any answer is returned, whatever its status. Throws
 * ChannelError `transient` when the request cannot have left, and `ambiguous` when it may have arrived and no whole
 * answer came (cut, aborted, longer than 4 MB). Follows no redirect, so that credentials stay where they belong, and
 * never tries again.
 */
export const askProvider = async (url: string, request: ProviderRequest): Promise<ProviderAnswer> => {
  if (request.signal.aborted) throw new ChannelError('transient', 'stopped before asking the provider');
  try {
    return await ask(new URL(url), request);
  } catch (error) {
    if (error instanceof ChannelError) throw error;
    const code = codeOf(error);
    if (neverTrusted.has(code) || isBeforeConnection(error))
      throw new ChannelError('transient', `no connection to the provider (${code})`, { cause: error });
    throw new ChannelError('ambiguous', `the provider gave no whole answer (${code})`, { cause: error });
  }
};

const ask = (
  url: URL,
  { method, headers, body, address, signal }: ProviderRequest,
): Promise<ProviderAnswer> =>
  new Promise((resolve, reject) => {
    const client = url.protocol === 'https:' ? https : http;
    const sent = client.request(
      url,
      {
        method,
        headers: {
          'user-agent': 'Hilo',
          ...headers,
          ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
        },
        agent: false,
        signal,
        ...(address === undefined ? {} : { lookup: lookupOnly(address) }),
      },
      (answer) => {
        const header = (name: string): string | null => {
          const value = answer.headers[name.toLowerCase()];
          return value === undefined ? null : String(value);
        };
        readText(answer).then((text) => resolve({ status: answer.statusCode ?? 0, header, text }), reject);
      },
    );
    // Unheard, Node drops such a connection without a word.
    sent.on('upgrade', (_, socket) => {
      socket.destroy();
      reject(new ChannelError('ambiguous', 'the provider went over to another protocol'));
    });
    sent.on('error', reject);
    sent.end(body);
  });

const readText = async (answer: http.IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > maxAnswerBytes) throw new ChannelError('ambiguous', 'the answer of the provider is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : 'unknown';
};

/** A name that is not found, and addresses of which none takes a connection: of several each says why. */
const isBeforeConnection = (error: unknown): boolean => {
  if (error instanceof AggregateError) return error.errors.every(isBeforeConnection);
  const { syscall } = error as NodeJS.ErrnoException;
  return syscall === 'connect' || syscall === 'getaddrinfo';
};
