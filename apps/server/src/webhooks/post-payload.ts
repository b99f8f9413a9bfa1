import http from 'node:http';
import https from 'node:https';
import type { AttemptDto } from '@hilo/api';
import { lookupOnly } from '@hilo/channel-kit/server';
import {
  checkedTarget,
  ownNetworkRules,
  publicRules,
  type Target,
  TargetError,
  type TargetRules,
} from '../images/checked-target.ts';

/** How long a receiver may take to answer, and for the beginning of its text after that, in milliseconds. */
const receiverPatience = { answerMs: 15_000, textMs: 1_000 };
const keptBytes = 1_024;

export type Attempt = AttemptDto & {
  /** What the receiver asked for, in seconds. */
  retryAfterSeconds: number | null;
};

type Answer = { status: number; retryAfter: string | undefined; text: string };

/** Which addresses of others may be spoken to. */
export const rulesFor = (config: { allowPrivateHosts: boolean }): TargetRules =>
  config.allowPrivateHosts ? ownNetworkRules : publicRules;

/**
 * Posts one signed body to an address that a person chose. Redirects are not followed, of the answer the beginning is
 * read, and whatever happens is told and not thrown.
 */
export const postPayload = async (
  url: string,
  headers: Record<string, string>,
  body: string,
  rules: TargetRules,
  closing: AbortSignal,
  waits = receiverPatience,
): Promise<Attempt> => {
  const began = performance.now();
  const told = (rest: Partial<Attempt>): Attempt => ({
    ok: false,
    status: null,
    code: null,
    response: null,
    retryAfterSeconds: null,
    durationMs: Math.round(performance.now() - began),
    ...rest,
  });
  const patience = AbortSignal.timeout(waits.answerMs);
  const signal = AbortSignal.any([closing, patience]);
  try {
    const target = await unless(signal, checkedTarget(url, rules));
    const { status, retryAfter, text } = await post(target, headers, body, signal, waits.textMs);
    const ok = status >= 200 && status < 300;
    const seconds = Number(retryAfter ?? Number.NaN);
    return told({
      ok,
      status,
      code: ok ? null : status >= 300 && status < 400 ? 'redirect' : 'status',
      response: text,
      retryAfterSeconds: Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null,
    });
  } catch (error) {
    return told({ code: closing.aborted ? 'stopped' : patience.aborted ? 'timeout' : codeOf(error) });
  }
};

const codeOf = (error: unknown): string => {
  if (error instanceof TargetError) return error.code;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (/^HPE_/.test(code)) return 'garbage';
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code)) return 'tls';
  return code === 'ECONNREFUSED' ? 'refused' : 'connection';
};

/** A look-up of a name cannot be broken off; nobody waits for it longer. */
const unless = <Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });

const post = (
  { url, address }: Target,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
  textMs: number,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const client = url.protocol === 'https:' ? https : http;
    const request = client.request(
      url,
      {
        method: 'POST',
        agent: false,
        signal,
        lookup: lookupOnly(address),
        headers: {
          ...headers,
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Hilo-Webhooks/1',
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        let size = 0;
        // The status decides; a text that does not come is not waited for.
        const done = (): void => {
          clearTimeout(timer);
          resolve({
            status: answer.statusCode ?? 0,
            retryAfter: answer.headers['retry-after'],
            text: readable(Buffer.concat(parts).subarray(0, keptBytes)),
          });
          request.destroy();
        };
        const timer = setTimeout(done, textMs);
        answer.on('data', (part: Buffer) => {
          parts.push(part);
          size += part.length;
          if (size >= keptBytes) done();
        });
        answer.on('end', done);
        answer.on('error', done);
      },
    );
    // Unheard, Node drops such a connection without a word, and the attempt would never end.
    request.on('upgrade', (answer, socket) => {
      socket.destroy();
      resolve({ status: answer.statusCode ?? 0, retryAfter: undefined, text: '' });
    });
    request.on('error', reject);
    request.end(body);
  });

/** Text that a screen and a database take, whatever came. */
const readable = (bytes: Buffer): string =>
  bytes
    .toString('utf8')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd')
    .trim();
