import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emailSettings } from '../settings.ts';
import { accessToken, forgetAccessToken } from './access-token.ts';

let server: Server;
let url = '';
let answer: (response: ServerResponse) => void;
let asked = 0;
beforeEach(async () => {
  asked = 0;
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      asked += 1;
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
const never = () => new AbortController().signal;
const saying = (status: number, body: unknown) => (response: ServerResponse) => {
  response.statusCode = status;
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};

describe('accessToken', () => {
  it('asks once for as long as the token lives, and again when told to forget it', async () => {
    answer = saying(200, { access_token: 'one', expires_in: 3600 });
    expect(await accessToken(settings(), false, never())).toBe('one');
    expect(await accessToken(settings(), false, never())).toBe('one');
    expect(asked).toBe(1);
    forgetAccessToken(settings());
    expect(await accessToken(settings(), false, never())).toBe('one');
    expect(asked).toBe(2);
  });

  it('does not keep a token that is about to end', async () => {
    answer = saying(200, { access_token: 'short', expires_in: 30 });
    await accessToken(settings(), false, never());
    await accessToken(settings(), false, never());
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
    const error = await accessToken(settings(), false, never()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toMatch(/secret|client/);
  });

  it('is transient when the answer is cut off', async () => {
    answer = (response) => response.destroy();
    await expect(accessToken(settings(), false, never())).rejects.toMatchObject({ code: 'transient' });
  });

  it('asks nobody inside the own network', async () => {
    const inward = settings('http://169.254.169.254/token');
    await expect(accessToken(inward, false, never())).rejects.toMatchObject({ code: 'permanent' });
  });
});
