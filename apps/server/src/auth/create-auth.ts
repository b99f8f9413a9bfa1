import { passkey } from '@better-auth/passkey';
import type { BetterAuthOptions } from 'better-auth';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { App } from '../app/app.ts';
import { createSessions, type Sessions } from './sessions.ts';

/** Where the library's own addresses live. */
export const authPath = '/auth';
/** Carries the caller's address to the library; ours alone, whatever a client sends under this name is dropped. */
export const addressHeader = 'x-hilo-address';
export const passwordLength = { min: 12, max: 200 } as const;

const days = 24 * 60 * 60;

/**
 * What better-auth is told. Passwords, sessions and one-time codes are the library's (scrypt in the thread pool, its
 * own work factor); who may have a login, and until when, is ours. Nobody signs up: logins are made by the set-up,
 * an invitation or the command line.
 */
export const authOptions = (app: App, sessions: Sessions) => {
  const publicUrl = app.config.publicUrl ?? 'http://localhost';
  return {
    appName: 'Hilo',
    baseURL: new URL(publicUrl).origin,
    basePath: authPath,
    secret: app.secrets.sign('login cookies, first half') + app.secrets.sign('login cookies, second half'),
    telemetry: { enabled: false },
    database: { db: app.db.withoutPlugins(), type: 'postgres', schemaName: 'auth' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    session: { expiresIn: 14 * days, updateAge: days, freshAge: days },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 60,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/two-factor/*': { window: 60, max: 10 },
        '/passkey/*': { window: 60, max: 30 },
        '/change-password': { window: 60, max: 10 },
        '/get-session': false,
        '/sign-out': false,
      },
    },
    // What a request may come from was decided before the library is asked: `refuseForeignOrigin`.
    trustedOrigins: (request) => {
      const origin = request?.headers.get('origin');
      return origin ? [origin] : [];
    },
    plugins: [
      twoFactor({ issuer: 'Hilo' }),
      passkey({
        rpName: 'Hilo',
        // Found without typing an address, and only after the device asked for finger, face or code: two factors in one.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: async ({ verification }) => {
            if (!verification.registrationInfo?.userVerified) refuseUnverified();
          },
        },
        authentication: {
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) refuseUnverified();
          },
        },
      }),
    ],
    advanced: {
      cookiePrefix: 'hilo',
      useSecureCookies: publicUrl.startsWith('https:'),
      // Said outright: the library turns both off by itself where NODE_ENV is "test".
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => app.newId() },
    },
    logger: {
      level: 'warn',
      // Only what the library says itself: what it was handed may hold an address.
      log: (level, message) =>
        app.log[level === 'error' ? 'error' : 'warn']({ said: message }, 'auth.library'),
    },
    databaseHooks: {
      session: {
        create: {
          // False refuses: only an active agent gets a session, whatever else is right.
          before: async (session) => ((await isActiveLogin(app, session.userId)) ? undefined : false),
        },
        delete: { after: async (session) => sessions.forgetLogin(session.userId) },
      },
    },
  } satisfies BetterAuthOptions;
};

const refuseUnverified = (): never => {
  throw new APIError('UNAUTHORIZED', {
    code: 'USER_NOT_VERIFIED',
    message: 'The device did not ask who uses it.',
  });
};

const isActiveLogin = async (app: App, loginId: string): Promise<boolean> => {
  const agent = await app.db
    .selectFrom('agent')
    .select('id')
    .where('loginId', '=', loginId)
    .where('deactivatedAt', 'is', null)
    .executeTakeFirst();
  return agent !== undefined;
};

const createLibrary = (app: App, sessions: Sessions) => betterAuth(authOptions(app, sessions));

export type Auth = { library: ReturnType<typeof createLibrary>; sessions: Sessions };

/** The library over this database, and what is known of its sessions in this process. */
export const createAuth = (app: App): Auth => {
  const sessions = createSessions();
  return { library: createLibrary(app, sessions), sessions };
};
