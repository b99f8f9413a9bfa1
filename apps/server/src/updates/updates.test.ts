import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { askDaily, askForUpdates, readUpdates } from './ask-for-updates.ts';
import { isNewer, readAnnouncement } from './read-announcement.ts';

describe('an announcement', () => {
  it.each([
    [{ version: '1.2.0' }, { version: '1.2.0', page: null }],
    [
      { tag_name: 'v1.2.0', html_url: 'https://forge.example/r/1' },
      { version: '1.2.0', page: 'https://forge.example/r/1' },
    ],
    [
      [{ tag_name: '2.0.0-rc.1', _links: { self: 'https://forge.example/r/2' } }, { tag_name: '1.0.0' }],
      { version: '2.0.0-rc.1', page: 'https://forge.example/r/2' },
    ],
    [
      { version: '1.2.0', page: 'javascript:alert(1)' },
      { version: '1.2.0', page: null },
    ],
    [{ version: 'soon' }, null],
    [{}, null],
    [[], null],
    ['1.2.0', null],
    [null, null],
  ])('%j', (body, expected) => {
    expect(readAnnouncement(body)).toEqual(expected);
  });

  it('is news only where it comes later', () => {
    const order = ['0.1.0', '0.1.2', '0.1.10', '0.2.0-rc.2', '0.2.0-rc.10', '0.2.0', '1.0.0'];
    for (const [at, one] of order.entries())
      for (const [before, other] of order.entries()) expect(isNewer(one, other)).toBe(at > before);
  });
});

describe('asking for it', async () => {
  const world = await createWorld();
  const { app } = world;
  let answer: RequestListener = (_, response) => void response.end('{}');
  const asked: Record<string, unknown>[] = [];
  const forge = createServer((request, response) => {
    asked.push(request.headers);
    answer(request, response);
  });
  await new Promise<void>((ready) => {
    forge.listen(0, '127.0.0.1', ready);
  });
  afterAll(() => new Promise((closed) => forge.close(closed)));
  const url = `http://127.0.0.1:${(forge.address() as AddressInfo).port}/latest`;
  const told = { ...app, config: { ...app.config, updateUrl: url } };
  const actor = { type: 'system' } as const;

  it('asks nobody unless it was told where', async () => {
    expect(await askDaily(app)).toBe(false);
    expect(await askForUpdates(app, actor)).toMatchObject({ isOn: false, newer: null, askedAt: null });
    expect(asked).toEqual([]);
  });

  it('says what is newer, and keeps it', async () => {
    answer = (_, response) => void response.end(JSON.stringify({ tag_name: 'v99.0.0' }));
    expect(await askForUpdates(told, actor)).toMatchObject({
      isOn: true,
      newer: { version: '99.0.0', page: null },
      askedAt: app.now().toISOString(),
      problem: null,
    });
    expect(await readUpdates(told, actor)).toMatchObject({ newer: { version: '99.0.0' } });
    // Switched off again, it says nothing of what was heard.
    expect(await readUpdates(app, actor)).toMatchObject({ isOn: false, newer: null, askedAt: null });
  });

  it('tells nothing of itself', () => {
    const { accept, 'user-agent': agent, cookie } = asked[0] ?? {};
    expect({ accept, agent, cookie }).toEqual({
      accept: 'application/json',
      agent: 'Hilo',
      cookie: undefined,
    });
  });

  it.each<[string, RequestListener, string]>([
    ['an error', (_, response) => void response.writeHead(500).end(), 'unreachable'],
    ['no JSON', (_, response) => void response.end('<html>'), 'unreadable'],
    ['no version', (_, response) => void response.end('{"a":1}'), 'unreadable'],
    ['too much', (_, response) => void response.end(`{"version":"${'9'.repeat(2_000_000)}"}`), 'unreadable'],
    ['a closed door', (request) => void request.socket.destroy(), 'unreachable'],
  ])('is honest about %s', async (_, listener, problem) => {
    answer = listener;
    expect(await askForUpdates(told, actor)).toMatchObject({ newer: null, problem });
  });
});
