import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type AuthServer = {
  /** Settings by which a channel signs in here. */
  settings: Record<string, string>;
  /** The application, as it is registered. */
  client: { id: string; secret: string; redirectUris: Set<string> };
  /** What whoever is asked does: allows it, says no, or allows it only for now (no refresh token). */
  mood: 'allow' | 'deny' | 'onlyNow' | 'down';
  /** How long access tokens last, in seconds. */
  lifeSeconds: number;
  /** Whose mailbox the tokens open. */
  account: string;
  /** Where a token can be asked about, for an IMAP server; the token is put behind it. */
  introspectionUrl: string;
  /** Goes where the browser would be sent, and answers with where it is sent back to. */
  visit(url: string): Promise<URL>;
  /** Whoever allowed it takes it back: no token of this server is good any more. */
  revoke(): void;
  /** Ends the access tokens, as time does. */
  expireAccess(): void;
  /** Keeps the next request for tokens waiting, unread: `reached` resolves when it is there. */
  hold(): { reached: Promise<void>; release(): void };
  /** All tokens that were ever given. */
  given: ReadonlyMap<string, string>;
  /** Bodies of the requests for tokens, in order. */
  asked: URLSearchParams[];
  close(): Promise<void>;
};

type Attempt = { redirectUri: string; challenge: string; lasting: boolean };

/**
 * An authorisation server as the standards describe one (RFC 6749, 7636, 7662): it sends back only to what is
 * registered, takes a code once and only with its verifier, and gives a new refresh token for each that is spent. One
 * that is spent twice was stolen, as far as it can tell, and ends all that came of the same sign-in (RFC 9700 §4.14.2).
 */
export const startAuthServer = async (): Promise<AuthServer> => {
  const codes = new Map<string, Attempt>();
  const refreshTokens = new Set<string>();
  const accessTokens = new Set<string>();
  /** Every token with the sign-in that it came of. */
  const given = new Map<string, string>();
  const asked: URLSearchParams[] = [];
  const token = (): string => randomBytes(24).toString('base64url');
  let held: { reach(): void; released: Promise<void> } | null = null;

  const authorise = (url: URL, response: ServerResponse): void => {
    const ask = Object.fromEntries(url.searchParams);
    if (ask.client_id !== double.client.id || !double.client.redirectUris.has(ask.redirect_uri ?? ''))
      return void end(response, 400, { error: 'invalid_request' });
    const back = new URL(ask.redirect_uri!);
    if (ask.state) back.searchParams.set('state', ask.state);
    const isPlain =
      ask.response_type !== 'code' || ask.code_challenge_method !== 'S256' || !ask.code_challenge;
    if (isPlain) back.searchParams.set('error', 'invalid_request');
    else if (double.mood === 'deny') {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', 'AADSTS65004: ana@tienda.example declined to consent.');
    } else {
      const code = token();
      codes.set(code, {
        redirectUri: ask.redirect_uri!,
        challenge: ask.code_challenge!,
        lasting: double.mood !== 'onlyNow',
      });
      back.searchParams.set('code', code);
    }
    response.writeHead(302, { location: back.href }).end();
  };

  const grant = (response: ServerResponse, lasting: boolean, signIn: string): void => {
    const [access, refresh] = [token(), lasting ? token() : null];
    accessTokens.add(access);
    given.set(access, signIn);
    if (refresh) {
      refreshTokens.add(refresh);
      given.set(refresh, signIn);
    }
    end(response, 200, {
      token_type: 'Bearer',
      access_token: access,
      expires_in: double.lifeSeconds,
      ...(refresh ? { refresh_token: refresh } : {}),
    });
  };

  const endAllOf = (signIn: string): void => {
    for (const [token, its] of given)
      if (its === signIn) {
        refreshTokens.delete(token);
        accessTokens.delete(token);
      }
  };

  const giveTokens = (ask: URLSearchParams, response: ServerResponse): void => {
    if (double.mood === 'down') return void end(response, 503, {});
    if (ask.get('client_id') !== double.client.id || ask.get('client_secret') !== double.client.secret)
      return void end(response, 401, {
        error: 'invalid_client',
        error_description: 'AADSTS7000215: Invalid client secret provided.',
      });
    if (ask.get('grant_type') === 'refresh_token') {
      const spent = ask.get('refresh_token') ?? '';
      const signIn = given.get(spent) ?? '';
      if (!refreshTokens.delete(spent)) {
        endAllOf(signIn);
        return void end(response, 400, {
          error: 'invalid_grant',
          error_description: 'AADSTS700082: expired',
        });
      }
      return void grant(response, true, signIn);
    }
    const code = ask.get('code') ?? '';
    const attempt = codes.get(code);
    codes.delete(code);
    const isHers =
      ask.get('grant_type') === 'authorization_code' &&
      attempt?.redirectUri === ask.get('redirect_uri') &&
      isVerified(attempt.challenge, ask.get('code_verifier') ?? '');
    if (!attempt || !isHers) return void end(response, 400, { error: 'invalid_grant' });
    grant(response, attempt.lasting, code);
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.method === 'GET' && url.pathname === '/authorize') return void authorise(url, response);
    if (request.method === 'GET' && url.pathname === '/check')
      return void end(response, 200, {
        active: String(accessTokens.has(url.searchParams.get('token') ?? '')),
        email: double.account,
      });
    if (request.method !== 'POST' || url.pathname !== '/token') return void end(response, 404, {});
    const body = new URLSearchParams(await readBody(request));
    if (held) {
      const { reach, released } = held;
      held = null;
      reach();
      await released;
      // Whoever asked is gone: nothing was spent.
      if (request.socket.destroyed) return;
    }
    asked.push(body);
    giveTokens(body, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const client = { id: `app-${token()}`, secret: token(), redirectUris: new Set<string>() };
  const double: AuthServer = {
    client,
    settings: {
      auth: 'oauth2',
      oauthProvider: 'other',
      oauthClientId: client.id,
      oauthClientSecret: client.secret,
      oauthAuthoriseUrl: `${origin}/authorize`,
      oauthTokenUrl: `${origin}/token`,
      oauthScope: 'mail offline_access',
    },
    mood: 'allow',
    lifeSeconds: 3600,
    account: 'soporte@tienda.example',
    introspectionUrl: `${origin}/check?token=`,
    async visit(url) {
      const answer = await fetch(url, { redirect: 'manual' });
      const location = answer.headers.get('location');
      if (answer.status !== 302 || location === null) throw new Error(`not sent back: ${answer.status}`);
      return new URL(location);
    },
    revoke() {
      refreshTokens.clear();
      accessTokens.clear();
    },
    expireAccess: () => accessTokens.clear(),
    hold() {
      const reached = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      held = { reach: reached.resolve, released: released.promise };
      return { reached: reached.promise, release: released.resolve };
    },
    given,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
};

const isVerified = (challenge: string, verifier: string): boolean => {
  const [made, given] = [createHash('sha256').update(verifier).digest(), Buffer.from(challenge, 'base64url')];
  return (
    /^[A-Za-z0-9._~-]{43,128}$/.test(verifier) && made.length === given.length && timingSafeEqual(made, given)
  );
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

const end = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
