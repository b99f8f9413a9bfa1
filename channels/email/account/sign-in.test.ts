import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { emailSettings } from '../settings.ts';
import { type Opened, openChannel } from '../testing/open-channel.ts';
import { type AuthServer, startAuthServer } from '../testing/start-auth-server.ts';
import { type Dovecot, hasDovecot, startDovecot } from '../testing/start-dovecot.ts';
import { startMailSink } from '../testing/start-mail-sink.ts';
import { startProxy } from '../testing/start-proxy.ts';
import { emailSignIn } from './sign-in.ts';

const redirectUri = 'https://mesa.tienda.example/admin/channels/signed-in';
const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const mailbox = {
  mode: 'account',
  addresses: ['soporte@tienda.example'],
  imapHost: 'imap.tienda.example',
  username: 'soporte@tienda.example',
  auth: 'oauth2',
  oauthClientId: 'app-1',
};
const contextOf = (changes: object) => ({
  settings: emailSettings.parse({ ...mailbox, ...changes }),
  options: {},
});
const never = () => new AbortController().signal;

let provider: AuthServer;
beforeAll(async () => {
  provider = await startAuthServer();
  provider.client.redirectUris.add(redirectUri);
});
afterEach(() => {
  provider.mood = 'allow';
});
afterAll(() => provider.close());

describe('where the browser is sent', () => {
  const asked = (changes: object): Record<string, string> => {
    const url = new URL(emailSignIn.authorise(contextOf(changes), { redirectUri, state: 's', challenge })!);
    return { at: url.origin + url.pathname, ...Object.fromEntries(url.searchParams) };
  };
  const always = {
    response_type: 'code',
    client_id: 'app-1',
    redirect_uri: redirectUri,
    state: 's',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    login_hint: 'soporte@tienda.example',
  };

  it('is Microsoft, by the directory of the application', () => {
    const microsoft = {
      ...always,
      at: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
      scope:
        'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
      response_mode: 'query',
      prompt: 'select_account',
    };
    expect(asked({ oauthProvider: 'microsoft' })).toEqual(microsoft);
    expect(asked({ oauthProvider: 'microsoft', oauthTenant: 'tienda.example' }).at).toBe(
      'https://login.microsoftonline.com/tienda.example/oauth2/v2.0/authorize',
    );
  });

  it('is Google, and asks for a token that lasts', () => {
    expect(asked({ oauthProvider: 'google' })).toEqual({
      ...always,
      at: 'https://accounts.google.com/o/oauth2/v2/auth',
      scope: 'https://mail.google.com/',
      access_type: 'offline',
      prompt: 'consent',
    });
  });

  it.each([
    ['with a password', { auth: 'password', password: 'x' }],
    ['where a token was entered by hand', { oauthTokenUrl: 'https://id.example/token' }],
    ['where mail comes to our own listener', { mode: 'embedded' }],
  ])('is nowhere %s', (_, changes) => {
    expect(emailSignIn.authorise(contextOf(changes), { redirectUri, state: 's', challenge })).toBeNull();
  });

  it('is good for one application at one provider, whatever its secret', () => {
    const isFor = (changes: object) =>
      emailSignIn.isFor(contextOf({ oauthProvider: 'microsoft', ...changes }));
    expect(isFor({ oauthClientSecret: 'a' })).toBe(isFor({ oauthClientSecret: 'b' }));
    const others = [{ oauthProvider: 'google' }, { oauthTenant: 'shop' }, { oauthClientId: 'app-2' }].map(
      isFor,
    );
    expect(new Set([isFor({}), ...others]).size).toBe(4);
  });

  it.each(['../consumers', 'a b', 'x/y', ''])('no directory is called %j', (oauthTenant) => {
    const parsed = emailSettings.safeParse({ ...mailbox, oauthProvider: 'microsoft', oauthTenant });
    expect(parsed.success ? parsed.data.oauthTenant : null).toBeFalsy();
  });
});

describe('what the browser comes back with', () => {
  const context = (changes: object = {}) => contextOf({ ...provider.settings, ...changes });
  const codeFrom = async (): Promise<string> => {
    const back = await provider.visit(
      emailSignIn.authorise(context(), { redirectUri, state: 's', challenge })!,
    );
    expect(back.searchParams.get('state')).toBe('s');
    return back.searchParams.get('code')!;
  };
  const exchange = (code: string, changes: object = {}, given: object = {}) =>
    emailSignIn.exchange(context(changes), { redirectUri, code, verifier, ...given }, never());

  it('is traded for a token that lasts, once', async () => {
    const code = await codeFrom();
    expect(await exchange(code)).toEqual({
      outcome: 'signedIn',
      settings: { oauthRefreshToken: expect.stringMatching(/.{20}/) },
    });
    expect(await exchange(code)).toEqual({ outcome: 'refused', detail: '400 invalid_grant' });
  });

  it('is refused without the verifier, by another address, and to another application', async () => {
    expect(await exchange(await codeFrom(), {}, { verifier: 'w'.repeat(43) })).toMatchObject({
      outcome: 'refused',
    });
    expect(await exchange(await codeFrom(), {}, { redirectUri: `${redirectUri}/x` })).toMatchObject({
      outcome: 'refused',
    });
    expect(await exchange(await codeFrom(), { oauthClientSecret: 'wrong' })).toEqual({
      outcome: 'refused',
      detail: '401 invalid_client AADSTS7000215',
    });
  });

  it('says so where the provider gives access only for now, or does not answer', async () => {
    provider.mood = 'onlyNow';
    expect(await exchange(await codeFrom())).toEqual({ outcome: 'noLasting', detail: null });
    provider.mood = 'allow';
    const code = await codeFrom();
    provider.mood = 'down';
    expect(await exchange(code)).toMatchObject({ outcome: 'unavailable' });
  });

  it('is told to nobody inside the own network', async () => {
    expect(await exchange('code', { oauthTokenUrl: 'http://169.254.169.254/token' })).toMatchObject({
      outcome: 'unavailable',
      detail: expect.stringContaining('private network'),
    });
  });
});

describe.skipIf(!hasDovecot())('a mailbox that somebody has signed in to (Dovecot)', () => {
  let dovecot: Dovecot;
  const opened: Opened[] = [];
  beforeAll(async () => {
    dovecot = await startDovecot({ introspectionUrl: provider.introspectionUrl });
  });
  afterAll(async () => {
    for (const channel of opened) await channel.end();
    await dovecot.close();
  });

  it('is read with tokens that are replaced each time, until whoever allowed it takes it back', async () => {
    const sink = await startMailSink();
    const proxy = await startProxy(dovecot);
    const settings = {
      ...mailbox,
      ...provider.settings,
      imapHost: proxy.host,
      imapPort: proxy.port,
      imapSecurity: 'none',
      smtpHost: sink.host,
      smtpPort: sink.port,
      smtpSecurity: 'none',
    };
    const ask = contextOf(settings);
    const back = await provider.visit(emailSignIn.authorise(ask, { redirectUri, state: 's', challenge })!);
    const code = back.searchParams.get('code')!;
    const result = await emailSignIn.exchange(ask, { redirectUri, code, verifier }, never());
    if (result.outcome !== 'signedIn') throw new Error(result.outcome);
    const first = String(result.settings.oauthRefreshToken);
    const channel = await openChannel({ ...settings, ...result.settings });
    opened.push(channel);
    const mail = (subject: string) =>
      dovecot.append(
        `From: Ana <ana@example.org>\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@x>\r\n\r\nHola\r\n`,
      );
    const has = (subjects: string[]) =>
      vi.waitFor(
        async () => {
          await channel.clock.advance(30_000);
          const came = channel.receiving.committed.map(({ arrival }) =>
            arrival.type === 'message' ? arrival.subject : arrival.type,
          );
          expect(came).toEqual(subjects);
        },
        { timeout: 20_000, interval: 50 },
      );
    await mail('one');
    await has(['one']);
    const second = channel.secrets.get('oauthRefreshToken');
    expect(second).toEqual(expect.stringMatching(/.{20}/));
    expect(second).not.toBe(first);

    provider.expireAccess();
    proxy.cut();
    await mail('two');
    await has(['one', 'two']);
    expect(channel.secrets.get('oauthRefreshToken')).not.toBe(second);
    const step = (name: string) => expect.objectContaining({ step: name });
    expect((await channel.channel.probe(never())).steps).toEqual(
      expect.arrayContaining([step('oauth.token'), step('imap.access'), step('imap.folder')]),
    );

    provider.revoke();
    proxy.cut();
    await vi.waitFor(
      async () => {
        await channel.clock.advance(30_000);
        expect((await channel.channel.probe(never())).steps).toEqual([
          {
            step: 'oauth.token',
            ok: false,
            code: 'auth',
            detail: expect.stringContaining('invalid_grant AADSTS700082'),
          },
        ]);
      },
      { timeout: 20_000, interval: 50 },
    );
    expect(JSON.stringify(channel.log.lines)).not.toMatch(new RegExp(`${first}|${second}`));
    await Promise.all([sink.close(), proxy.close()]);
  });
});
