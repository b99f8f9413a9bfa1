import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { fetchImage } from './fetch-image.ts';

const png = Buffer.from('89504e470d0a1a0a', 'hex');
const seen: { url: string; headers: Record<string, unknown> }[] = [];
const answers: Record<string, RequestListener> = {
  '/ok.png': (_request, answer) =>
    answer.writeHead(200, { 'content-type': 'image/png', 'set-cookie': 'a=b' }).end(png),
  '/page': (_request, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<script>'),
  '/vector': (_request, answer) => answer.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>'),
  '/none': (_request, answer) => answer.writeHead(404, { 'content-type': 'image/png' }).end(png),
  '/huge': (_request, answer) =>
    answer.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(6 * 1024 * 1024)),
  '/said-huge': (_request, answer) =>
    answer.writeHead(200, { 'content-type': 'image/png', 'content-length': '99999999' }).end(),
  '/other': (_request, answer) => answer.writeHead(101, { connection: 'upgrade', upgrade: 'other' }).end(),
  '/once': (_request, answer) => answer.writeHead(302, { location: '/ok.png' }).end(),
  '/loop': (_request, answer) => answer.writeHead(302, { location: '/loop' }).end(),
  '/inward': (_request, answer) =>
    answer.writeHead(302, { location: `http://inside.example:${port()}/ok.png` }).end(),
  '/file': (_request, answer) => answer.writeHead(302, { location: 'file:///etc/passwd' }).end(),
};
const server = createServer((request, answer) => {
  seen.push({ url: request.url ?? '', headers: request.headers });
  answers[request.url ?? '']!(request, answer);
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
afterAll(() => new Promise((done) => server.close(done)));
const port = () => (server.address() as AddressInfo).port;

/** Names as in the wild: `outside` is the test's server, judged public; `inside` is the same one, judged private. */
const rules = {
  resolve: async (host: string) =>
    host === 'both.example'
      ? ['127.0.0.1', '10.0.0.1']
      : host === 'inside.example'
        ? ['10.0.0.1']
        : ['127.0.0.1'],
  isAllowed: (address: string) => address === '127.0.0.1',
};
const at = (path: string, host = 'outside.example') => `http://${host}:${port()}${path}`;

describe('fetching a picture', () => {
  it('connects to the address that was checked, and tells nothing of us', async () => {
    const image = await fetchImage(at('/ok.png'), rules);
    expect(image.type).toBe('image/png');
    expect(Buffer.from(image.bytes).equals(png)).toBe(true);
    const { headers } = seen.at(-1)!;
    expect(headers.cookie).toBeUndefined();
    expect(headers.referer).toBeUndefined();
    await fetchImage(at('/once'), rules);
    expect(seen.at(-1)!.headers.cookie).toBeUndefined();
  });

  it.each(['/page', '/vector', '/none', '/huge', '/said-huge', '/other', '/loop', '/inward', '/file'])(
    'refuses %s, always in the same words',
    async (path) => {
      await expect(fetchImage(at(path), rules)).rejects.toMatchObject({
        code: 'resource.notFound',
        message: 'This picture could not be fetched.',
      });
    },
  );

  it.each([
    ['a private name', at('/ok.png', 'inside.example')],
    ['a name with one private address among public ones', at('/ok.png', 'both.example')],
    ['credentials', `http://user:word@outside.example:${port()}/ok.png`],
    ['another scheme', 'ftp://outside.example/ok.png'],
    ['no address', 'nonsense'],
  ])('refuses %s without connecting', async (_case, url) => {
    const before = seen.length;
    await expect(fetchImage(url, rules)).rejects.toMatchObject({ code: 'resource.notFound' });
    expect(seen.length).toBe(before);
  });

  it.each([
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    '0',
    '127.1',
  ])('with the real rules never reaches this machine as %s', async (host) => {
    const before = seen.length;
    await expect(fetchImage(`http://${host}:${port()}/ok.png`)).rejects.toMatchObject({
      code: 'resource.notFound',
    });
    expect(seen.length).toBe(before);
  });
});
