import { type ErrorCode, HiloError } from '@hilo/api';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app/app.ts';
import type { Authenticator } from './authenticate.ts';
import { explainFailure } from './authenticate.ts';
import { type Auth, addressHeader, authPath } from './create-auth.ts';
import { refuseForeignOrigin } from './origin.ts';
import { recordLoginChange, recordSignIn, recordSignInFailure } from './record-sign-in.ts';

/** What of the library is open, and what it means to us. Everything else of it answers "not found". */
type Meaning = 'signIn' | 'secondFactor' | 'password' | 'twoFactor' | 'nothing';
const open: Record<string, Meaning> = {
  '/sign-in/email': 'signIn',
  '/two-factor/verify-totp': 'secondFactor',
  '/two-factor/verify-backup-code': 'secondFactor',
  '/two-factor/enable': 'nothing',
  '/two-factor/disable': 'twoFactor',
  '/two-factor/get-totp-uri': 'nothing',
  '/two-factor/generate-backup-codes': 'twoFactor',
  '/change-password': 'password',
  '/passkey/generate-authenticate-options': 'nothing',
  '/passkey/verify-authentication': 'signIn',
  '/sign-out': 'nothing',
};

const bodyLimit = 16 * 1024;

/** What the library wants asked with GET; from a browser every call here is a POST, which names its page. */
const reads = new Set(['/passkey/generate-authenticate-options', '/passkey/generate-register-options']);
/** Whoever signs a challenge must say from which page: the library compares it with what the device signed. */
const isPasskey = (path: string): boolean => path.startsWith('/passkey/');

/**
 * `/auth/*`: signing in and out, the second factor, a new password. JSON only. Errors are our problem details, and the
 * session's token leaves in the cookie alone, where no script reads it.
 */
export const libraryRoutes =
  (app: App, auth: Auth, authenticator: Authenticator): FastifyPluginAsync =>
  async (server) => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser(
      'application/json',
      { parseAs: 'string', bodyLimit },
      (_request, body, done) => done(null, body),
    );
    server.post(`${authPath}/*`, { schema: { hide: true } }, async (request, reply) => {
      const path = request.url.split('?')[0]!.slice(authPath.length);
      const meaning = open[path];
      if (!meaning) throw new HiloError('resource.notFound', 'There is nothing at this address.');
      refuseForeignOrigin(app, request);
      const body = readBody(request);
      // A new password ends every other session: whoever knew the old one is out.
      if (meaning === 'password') body.revokeOtherSessions = true;
      const holder = authenticator.sessionOf(request);
      const response = await askLibrary(auth, request, path, body);
      const answer: unknown = await response.json().catch(() => null);
      reply.header('cache-control', 'no-store');
      const cookies = response.headers.getSetCookie();
      if (cookies.length > 0) reply.header('set-cookie', cookies);
      if (!response.ok) {
        const isSigningIn = meaning === 'signIn' || (meaning === 'secondFactor' && !holder);
        const problem = await problemOf(app, meaning, response, answer, reply);
        if (isSigningIn && problem instanceof HiloError && problem.code === 'auth.wrong')
          await recordSignInFailure(app);
        throw problem;
      }
      if (meaning === 'signIn' || (meaning === 'secondFactor' && !holder))
        await recordSignIn(app, userOf(answer));
      else if (meaning === 'secondFactor' || meaning === 'twoFactor')
        await recordLoginChange(app, holder, 'twoFactor');
      else if (meaning === 'password') await recordLoginChange(app, holder, 'password');
      return reply.send(withoutToken(answer));
    });
  };

const readBody = (request: FastifyRequest): Record<string, unknown> => {
  try {
    const parsed: unknown = JSON.parse(
      typeof request.body === 'string' && request.body ? request.body : '{}',
    );
    if (parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed)) return { ...parsed };
  } catch {
    // Said below, as for any other text that is not an object.
  }
  throw new HiloError('request.invalid', 'The body must be a JSON object.');
};

/** What the library needs to know of a request, and no more. The origin was compared before. */
export const libraryHeaders = (auth: Auth, request: FastifyRequest): Headers => {
  const headers = new Headers({
    'content-type': 'application/json',
    origin: auth.library.options.baseURL,
    [addressHeader]: request.ip.replace(/%.*$/, ''),
  });
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
};

/** Hands a request to the library under one of its own addresses. */
export const askLibrary = (
  auth: Auth,
  request: FastifyRequest,
  path: string,
  body: unknown,
): Promise<Response> => {
  const headers = libraryHeaders(auth, request);
  if (isPasskey(path) && request.headers.origin !== undefined) headers.set('origin', request.headers.origin);
  return auth.library.handler(
    new Request(
      `${auth.library.options.baseURL}${authPath}${path}`,
      reads.has(path) ? { method: 'GET', headers } : { method: 'POST', headers, body: JSON.stringify(body) },
    ),
  );
};

export const problemOf = async (
  app: App,
  meaning: string,
  response: Response,
  answer: unknown,
  reply: FastifyReply,
): Promise<Error> => {
  const { code, message } = { code: null, message: null, ...(answer as object | null) };
  // A passkey of somebody who may not come in any more.
  if (code === 'UNABLE_TO_CREATE_SESSION' || code === 'AUTHENTICATION_FAILED')
    return new HiloError('auth.wrong', 'That is not right.');
  if (response.status >= 500) await explainFailure(app, new Error(`the login library failed: ${code}`));
  if (response.status === 429) {
    const seconds = Number(response.headers.get('x-retry-after') ?? 60);
    reply.header('retry-after', seconds);
    return new HiloError('request.tooMany', 'Too many tries from this address. Wait a little.', {
      retryAfterSeconds: seconds,
    });
  }
  if (response.status === 401 && code === 'UNAUTHORIZED')
    return new HiloError('auth.required', 'Sign in first.');
  // One answer whether the address is unknown, the password wrong, or the agent gone.
  if (response.status === 401 || code === 'INVALID_PASSWORD')
    return new HiloError('auth.wrong', 'That is not right.', meaning === 'signIn' ? {} : { reason: code });
  const byStatus: Partial<Record<number, ErrorCode>> = { 403: 'auth.forbidden', 404: 'resource.notFound' };
  return new HiloError(
    byStatus[response.status] ?? 'request.invalid',
    typeof message === 'string' ? message : 'This was refused.',
    { reason: code },
  );
};

const userOf = (answer: unknown): string | null => {
  const user = (answer as { user?: { id?: unknown } } | null)?.user;
  return typeof user?.id === 'string' ? user.id : null;
};

const withoutToken = (answer: unknown): unknown => {
  if (answer === null || typeof answer !== 'object') return {};
  const { token: _token, user: _user, session: _session, ...rest } = answer as Record<string, unknown>;
  return rest;
};
