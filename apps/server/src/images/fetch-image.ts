import http from 'node:http';
import https from 'node:https';
import { HiloError } from '@hilo/api';
import { lookupOnly } from '@hilo/channel-kit/server';
import { checkedTarget, publicRules, type Target, type TargetRules } from './checked-target.ts';

const maxBytes = 5 * 1024 * 1024;
const maxRedirects = 3;
const patienceMs = 10_000;

/** Types that show and cannot run: no SVG. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']);

export type Image = { type: string; bytes: Uint8Array };
/**
 * Fetches a picture that a mail points at, without letting the mail choose what this server talks to: the name is
 * resolved once, every address of it must be public, and the connection goes to the address that was checked. Each
 * redirect is judged anew. No cookie, no referrer, nothing that is not a picture.
 * @throws resource.notFound in every case, so that the answer tells nothing of what is there
 */
export const fetchImage = async (url: string, rules: TargetRules = publicRules): Promise<Image> => {
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

const request = ({ url, address }: Target, signal: AbortSignal) =>
  new Promise<{ image: Image } | { location: string }>((done, fail) => {
    const client = url.protocol === 'https:' ? https : http;
    const sent = client.get(
      url,
      {
        agent: false,
        signal,
        headers: { accept: 'image/*', 'user-agent': 'Hilo' },
        lookup: lookupOnly(address),
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
    // Unheard, Node drops such a connection without a word.
    sent.on('upgrade', (_, socket) => {
      socket.destroy();
      fail(new Error('another protocol'));
    });
    sent.on('error', fail);
  });
