import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { z } from 'zod';

/** Off where not set. */
const flag = z
  .enum(['0', '1', 'true', 'false'], 'must be 0 or 1')
  .transform((value) => value === '1' || value === 'true')
  .prefault('0');
const optional = z.string().trim().min(1).optional();
const mail = z.email('must be a mail address').optional();
const port = (usual: number) => {
  const words = 'must be a port, 0 to 65535';
  return z.coerce.number(words).int(words).min(0, words).max(65_535, words).default(usual);
};
/** `postgres:///name?host=/socket` has no host, and is an address all the same. */
const address = (scheme: RegExp, words: string) =>
  z
    .string()
    .refine((value) => scheme.test(value) && URL.canParse(value), words)
    .optional();
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const page = 'must be an http or https address';

/** Every setting from the environment, with its default and what it does. docs/CONFIG.md is made from this. */
export const configShape = {
  HILO_DATA_DIR: z.string().default('./data').describe('Folder for the database, files and keys.'),
  HILO_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on. Loopback until you say otherwise; put a proxy with HTTPS in front.'),
  HILO_PORT: port(3000).describe('Port of the web server; 0 takes a free one.'),
  HILO_SMTP_PORT: port(2525).describe('Port on which mail is received; 0 takes a free one.'),
  HILO_SMTP_HOST: optional.describe('Address on which mail is received; HILO_HOST where not set.'),
  HILO_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: page, abort: true })
    .refine((value) => /^\w+:\/\/[^/?#]+\/?$/.test(value), 'must end after the host and port: no path')
    .optional()
    .describe('The address people type; `http://HOST:PORT` where not set.'),
  HILO_TRUST_PROXY: flag.describe('Believe X-Forwarded-* headers; only behind your own proxy.'),
  DATABASE_URL: address(/^postgres(ql)?:\/\//, 'must be an address that starts with postgres://').describe(
    'Your own PostgreSQL (15 or newer) instead of the embedded one.',
  ),
  HILO_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .optional()
    .describe('Seals stored passwords and signs addresses; `secret.key` in the data folder where not set.'),
  HILO_ADMIN_EMAIL: mail.describe('Creates this administrator at start, only where none exists.'),
  HILO_ADMIN_PASSWORD: z
    .string()
    .min(12, 'must have at least 12 characters')
    .optional()
    .describe('Password for HILO_ADMIN_EMAIL.'),
  HILO_SMTP_RELAY: address(
    /^smtps?:\/\/[^/]/,
    'must be an address that starts with smtp:// or smtps://',
  ).describe('Server that takes outgoing mail, as `smtp://user:password@host:587`.'),
  HILO_MAIL_FROM: mail.describe(
    'Address that outgoing mail comes from, where a channel has none of its own.',
  ),
  HILO_TLS_CERT: optional.describe('PEM file with the certificate for STARTTLS on the mail port.'),
  HILO_TLS_KEY: optional.describe('PEM file with its key.'),
  HILO_REQUESTS_PER_MINUTE: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(0, 'must not be below 0')
    .default(1_200)
    .describe(
      'How many requests one agent or API key may make a minute on each node; 0 for as many as they like.',
    ),
  HILO_SOURCE_URL: z
    .url({ protocol: /^https?$/, error: page })
    .optional()
    .describe(
      'Where everybody who uses this Hilo gets the source code of the version that runs here (AGPL-3.0 §13), yours if you changed it; `repository` or `homepage` in package.json where not set.',
    ),
  HILO_UPDATE_URL: z
    .url({ protocol: /^https?$/, error: page })
    .optional()
    .describe(
      'Where new versions are announced, asked once a day: JSON with `version` or `tag_name`, such as the latest release of a code forge. Where not set, Hilo asks nobody.',
    ),
  HILO_LOG_LEVEL: z
    .enum(levels, `must be one of ${levels.join(', ')}`)
    .default('info')
    .describe('How much is logged.'),
  HILO_ALLOW_PRIVATE_HOSTS: flag.describe(
    'Let channels and tests reach private network addresses (a mail server on your own network).',
  ),
} satisfies Record<string, z.ZodType>;

export type Config = {
  dataDir: string;
  host: string;
  port: number;
  smtpHost: string;
  smtpPort: number;
  publicUrl: string | null;
  trustProxy: boolean;
  databaseUrl: string | null;
  secret: string | null;
  admin: { email: string; password: string } | null;
  smtpRelay: string | null;
  mailFrom: string | null;
  tls: { cert: string; key: string } | null;
  requestsPerMinute: number;
  sourceUrl: string | null;
  updateUrl: string | null;
  logLevel: string;
  allowPrivateHosts: boolean;
};

/** Thrown with every problem at once, so that one start tells all there is to mend. */
export class ConfigError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`Settings that need mending:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Reads the settings out of an environment. An empty value counts as not set. @throws ConfigError */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = z.object(configShape).safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  for (const name of Object.keys(given))
    if (name.startsWith('HILO_') && !(name in configShape))
      problems.push(`${name} is not a setting; see docs/CONFIG.md`);
  for (const [one, other] of [
    ['HILO_ADMIN_EMAIL', 'HILO_ADMIN_PASSWORD'],
    ['HILO_TLS_CERT', 'HILO_TLS_KEY'],
  ] as const)
    if (one in given !== other in given) problems.push(`${one} and ${other} go together; one is missing`);
  const { HILO_PORT: web = '3000', HILO_SMTP_PORT: smtp = '2525' } = given;
  if (web === smtp && web !== '0')
    problems.push(`HILO_PORT and HILO_SMTP_PORT are both ${web}; each needs its own`);
  problems.push(...whyNoTls(given.HILO_TLS_CERT, given.HILO_TLS_KEY));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const set = parsed.data;
  return {
    dataDir: resolve(set.HILO_DATA_DIR),
    host: set.HILO_HOST,
    port: set.HILO_PORT,
    smtpHost: set.HILO_SMTP_HOST ?? set.HILO_HOST,
    smtpPort: set.HILO_SMTP_PORT,
    publicUrl: set.HILO_PUBLIC_URL?.replace(/\/$/, '') ?? null,
    trustProxy: set.HILO_TRUST_PROXY,
    databaseUrl: set.DATABASE_URL ?? null,
    secret: set.HILO_SECRET ?? null,
    admin:
      set.HILO_ADMIN_EMAIL && set.HILO_ADMIN_PASSWORD
        ? { email: set.HILO_ADMIN_EMAIL, password: set.HILO_ADMIN_PASSWORD }
        : null,
    smtpRelay: set.HILO_SMTP_RELAY ?? null,
    mailFrom: set.HILO_MAIL_FROM ?? null,
    tls: set.HILO_TLS_CERT && set.HILO_TLS_KEY ? { cert: set.HILO_TLS_CERT, key: set.HILO_TLS_KEY } : null,
    requestsPerMinute: set.HILO_REQUESTS_PER_MINUTE,
    sourceUrl: set.HILO_SOURCE_URL ?? null,
    updateUrl: set.HILO_UPDATE_URL ?? null,
    logLevel: set.HILO_LOG_LEVEL,
    allowPrivateHosts: set.HILO_ALLOW_PRIVATE_HOSTS,
  };
};

/** Said at start: otherwise the first sender who wants to write under a seal would be told, and nobody here. */
const whyNoTls = (certificate: string | undefined, key: string | undefined): string[] => {
  const read = (name: string, file: string | undefined): { text: Buffer | null; problems: string[] } => {
    if (file === undefined) return { text: null, problems: [] };
    try {
      return { text: readFileSync(file), problems: [] };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return { text: null, problems: [`${name} names ${file}, which cannot be read (${code})`] };
    }
  };
  const cert = read('HILO_TLS_CERT', certificate);
  const own = read('HILO_TLS_KEY', key);
  const problems = [...cert.problems, ...own.problems];
  if (!cert.text || !own.text) return problems;
  try {
    createSecureContext({ cert: cert.text, key: own.text });
    return [];
  } catch {
    return ['HILO_TLS_CERT and HILO_TLS_KEY are not a certificate and its key, both in PEM'];
  }
};
