import { lookup as resolve } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { HiloError } from '@hilo/api';
import { isPublicAddress } from './public-address.ts';

const maxBytes = 5 * 1024 * 1024;
const maxRedirects = 3;
const patienceMs = 10_000;

/** Types that show and cannot run: no SVG. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']);

export type Image = { type: string; bytes: Uint8Array };
export type FetchRules = { isAllowed(address: string): boolean; resolve(host: string): Promise<string[]> };

const realRules: FetchRules = {
  isAllowed: isPublicAddress,
  resolve: async (host) => (await resolve(host, { all: true })).map((entry) => entry.address),
};

/**
 * Fetches a picture that a mail points at, without letting the mail choose what this server talks to: the name is
 * resolved once, every address of it must be public, and the connection goes to the address that was checked. Each
 * redirect is judged anew. No cookie, no referrer, nothing that is not a picture.
 * @throws resource.notFound in every case, so that the answer tells nothing of what is there
 */
export const fetchImage = async (url: string, rules: FetchRules = realRules): Promise<Image> => {
  const signal = AbortSignal.timeout(patienceMs);
  try {
    let next = url;
    for (let hop = 0; hop <= maxRedirects; hop++) {
      const answer = await request(await checkedTarget(next, rules), signal);
      if ('image' in answer) return answer.image;
      next = new URL(answer.location, next).href;
    }
    throw new Error('too many redirects');
  } catch (error) {
    throw new HiloError('resource.notFound', 'This picture could not be fetched.', {}, error);
  }
};

type Target = { url: URL; address: string };

const checkedTarget = async (text: string, rules: FetchRules): Promise<Target> => {
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error('not http');
  if (url.username !== '' || url.password !== '') throw new Error('credentials in the address');
  // The URL parser has already turned decimal, octal and hex spellings of an IPv4 address into the plain one.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await rules.resolve(host);
  const [first] = addresses;
  if (first === undefined || !addresses.every(rules.isAllowed)) throw new Error('not a public address');
  return { url, address: first };
};

const request = ({ url, address }: Target, signal: AbortSignal) =>
  new Promise<{ image: Image } | { location: string }>((done, fail) => {
    const client = url.protocol === 'https:' ? https : http;
    const family = address.includes(':') ? 6 : 4;
    const sent = client.get(
      url,
      {
        agent: false,
        signal,
        headers: { accept: 'image/*', 'user-agent': 'Hilo' },
        // The checked address and no other, whatever the name resolves to by now.
        lookup: (_host, options, callback) =>
          options.all ? callback(null, [{ address, family }]) : callback(null, address, family),
      },
      (answer) => {
        const { statusCode = 0, headers } = answer;
        const refuse = (why: string): void => {
          sent.destroy();
          fail(new Error(why));
        };
        if (statusCode >= 300 && statusCode < 400 && headers.location) {
          done({ location: headers.location });
          return void sent.destroy();
        }
        const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
        if (statusCode !== 200) return refuse(`status ${statusCode}`);
        if (!shown.has(type)) return refuse('not a picture');
        if (Number(headers['content-length'] ?? 0) > maxBytes) return refuse('too large');
        const parts: Buffer[] = [];
        let size = 0;
        answer.on('data', (part: Buffer) => {
          size += part.length;
          if (size > maxBytes) refuse('too large');
          else parts.push(part);
        });
        answer.on('end', () => done({ image: { type, bytes: Buffer.concat(parts) } }));
        answer.on('error', fail);
      },
    );
    sent.on('error', fail);
  });
