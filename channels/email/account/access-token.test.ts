import { createServer, type Server, type ServerResponse } from 'node:http';
import { ChannelError } from '@hilo/channel-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emailSettings } from '../settings.ts';
import { type Access, accessToken, forgetAccessToken } from './access-token.ts';

let server: Server;
let url = '';
let answer: (response: ServerResponse) => void;
let asked = 0;
let bodies: URLSearchParams[] = [];
beforeEach(async () => {
  asked = 0;
  bodies = [];
  stored = null;
  isStoreAway = false;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      asked += 1;
      bodies.push(new URLSearchParams(body));
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/token`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const settings = (tokenUrl = url) =>
  emailSettings.parse({
    mode: 'account',
    addresses: ['a@b.example'],
    imapHost: 'imap.b.example',
    username: 'a@b.example',
    auth: 'oauth2',
    oauthClientId: 'id',
    oauthClientSecret: 'client-secret-1',
    oauthRefreshToken: `refresh-${tokenUrl}`,
    oauthTokenUrl: tokenUrl,
  });
/** What is stored beside what the channel was opened with; `null` where the settings hold. */
let stored: string | null = null;
let isStoreAway = false;
let turn: Promise<unknown> = Promise.resolve();
const access = (given = settings()): Access => ({
  settings: given,
  secrets: {
    read: async () => stored ?? undefined,
    renew: (_name, _signal, work) => {
      const mine = turn.then(() =>
        work(
          stored ?? undefined,
          async (value) => {
            if (isStoreAway) throw new ChannelError('transient', 'the database is away');
            stored = value;
          },
          never(),
        ),
      );
      turn = mine.catch(() => {});
      return mine;
    },
  },
});
const never = () => new AbortController().signal;
const saying = (status: number, body: unknown) => (response: ServerResponse) => {
  response.statusCode = status;
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};

describe('accessToken', () => {
  it('asks once for as long as the token lives, and again when told to forget it', async () => {
    answer = saying(200, { access_token: 'one', expires_in: 3600 });
    expect(await accessToken(access(), false, never())).toBe('one');
    expect(await accessToken(access(), false, never())).toBe('one');
    expect(asked).toBe(1);
    forgetAccessToken('one');
    expect(await accessToken(access(), false, never())).toBe('one');
    expect(asked).toBe(2);
  });

  it('does not keep a token that is about to end', async () => {
    answer = saying(200, { access_token: 'short', expires_in: 30 });
    await accessToken(access(), false, never());
    await accessToken(access(), false, never());
    expect(asked).toBe(2);
  });

  it.each([
    [400, { error: 'invalid_grant', error_description: 'secret words' }, 'auth'],
    [200, { error: 'no token in it' }, 'auth'],
    [200, 'not JSON', 'auth'],
    [503, 'later', 'transient'],
    [429, {}, 'transient'],
  ] as const)('%i %j gives %s', async (status, body, code) => {
    answer = saying(status, body);
    const error = await accessToken(access(), false, never()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toMatch(/secret|client/);
  });

  it('keeps the refresh token that takes the place of the one it spent, and spends that next', async () => {
    answer = saying(200, { access_token: 'one', expires_in: 30, refresh_token: 'second' });
    await accessToken(access(), false, never());
    expect(stored).toBe('second');
    await accessToken(access(), false, never());
    expect(bodies.map((body) => body.get('refresh_token'))).toEqual([settings().oauthRefreshToken, 'second']);
  });

  it('asks once for all who need a token in the same moment', async () => {
    answer = saying(200, { access_token: 'one', expires_in: 3600, refresh_token: 'of the moment' });
    const both = [accessToken(access(), false, never()), accessToken(access(), false, never())];
    expect(await Promise.all(both)).toEqual(['one', 'one']);
    expect(asked).toBe(1);
  });

  it('goes by what another node has stored meanwhile', async () => {
    stored = 'of the other node';
    answer = saying(200, { access_token: 'two', expires_in: 30 });
    expect(await accessToken(access(), false, never())).toBe('two');
    expect(bodies.map((body) => body.get('refresh_token'))).toEqual(['of the other node']);
  });

  it('loses no refresh token that comes after whoever wanted it has gone', async () => {
    const going = new AbortController();
    answer = (response) => {
      going.abort();
      setImmediate(() =>
        saying(200, { access_token: 'one', expires_in: 30, refresh_token: 'late' })(response),
      );
    };
    await accessToken(access(), false, going.signal).catch(() => {});
    expect(stored).toBe('late');
    await expect(accessToken(access(), false, going.signal)).rejects.toMatchObject({ code: 'transient' });
    expect(asked).toBe(1);
  });

  it('loses no refresh token that came while the database was away', async () => {
    isStoreAway = true;
    answer = saying(200, { access_token: 'one', expires_in: 3600, refresh_token: 'while away' });
    await expect(accessToken(access(), false, never())).rejects.toMatchObject({ code: 'transient' });
    isStoreAway = false;
    answer = saying(200, { access_token: 'two', expires_in: 3600 });
    expect(await accessToken(access(), false, never())).toBe('two');
    expect(bodies.at(-1)?.get('refresh_token')).toBe('while away');
    expect(stored).toBe('while away');
  });

  it('says so where nobody has signed in yet, and asks nobody', async () => {
    const { oauthRefreshToken: _none, ...unsigned } = settings();
    await expect(accessToken(access(unsigned), false, never())).rejects.toMatchObject({
      code: 'auth',
      message: expect.stringContaining('nobody has signed in'),
    });
    expect(asked).toBe(0);
  });

  it('is transient when the answer is cut off', async () => {
    answer = (response) => response.destroy();
    await expect(accessToken(access(), false, never())).rejects.toMatchObject({ code: 'transient' });
  });

  it('asks nobody on the Internet where everybody can read along', async () => {
    const open = settings('http://93.184.215.14/token');
    await expect(accessToken(access(open), false, never())).rejects.toMatchObject({
      code: 'permanent',
      message: expect.stringContaining('https'),
    });
  });

  it('asks nobody inside the own network', async () => {
    const inward = settings('http://169.254.169.254/token');
    await expect(accessToken(access(inward), false, never())).rejects.toMatchObject({ code: 'permanent' });
  });
});
