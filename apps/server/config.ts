import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
const optional = z.string().trim().min(1).optional();

/** Every setting from the environment, with its default and what it does. docs/CONFIG.md is made from this. */
export const configShape = {
  HILO_DATA_DIR: z.string().default('./data').describe('Folder for the database, files and keys.'),
  HILO_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on. Loopback until you say otherwise; put a proxy with HTTPS in front.'),
  HILO_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .describe('Port of the web server; 0 takes a free one.'),
  HILO_SMTP_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(2525)
    .describe('Port on which mail is received; 0 takes a free one.'),
  HILO_SMTP_HOST: optional.describe('Address on which mail is received; HILO_HOST where not set.'),
  HILO_PUBLIC_URL: z.url().optional().describe('The address people type; `http://HOST:PORT` where not set.'),
  HILO_TRUST_PROXY: flag
    .default(false)
    .describe('Believe X-Forwarded-* headers; only behind your own proxy.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional()
    .describe('Your own PostgreSQL (15 or newer) instead of the embedded one.'),
  HILO_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .optional()
    .describe('Seals stored passwords and signs addresses; `secret.key` in the data folder where not set.'),
  HILO_ADMIN_EMAIL: z
    .email()
    .optional()
    .describe('Creates this administrator at start, only where none exists.'),
  HILO_ADMIN_PASSWORD: z
    .string()
    .min(12, 'must have at least 12 characters')
    .optional()
    .describe('Password for HILO_ADMIN_EMAIL.'),
  HILO_SMTP_RELAY: z
    .string()
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .optional()
    .describe('Server that takes outgoing mail, as `smtp://user:password@host:587`.'),
  HILO_MAIL_FROM: z
    .email()
    .optional()
    .describe('Address that outgoing mail comes from, where a channel has none of its own.'),
  HILO_TLS_CERT: optional.describe('PEM file with the certificate for STARTTLS on the mail port.'),
  HILO_TLS_KEY: optional.describe('PEM file with its key.'),
  HILO_REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(0)
    .default(1_200)
    .describe(
      'How many requests one agent or API key may make a minute on each node; 0 for as many as they like.',
    ),
  HILO_SOURCE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional()
    .describe(
      'Where everybody who uses this Hilo gets the source code of the version that runs here (AGPL-3.0 §13), yours if you changed it; `repository` or `homepage` in package.json where not set.',
    ),
  HILO_UPDATE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional()
    .describe(
      'Where new versions are announced, asked once a day: JSON with `version` or `tag_name`, such as the latest release of a code forge. Where not set, Hilo asks nobody.',
    ),
  HILO_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('How much is logged.'),
  HILO_ALLOW_PRIVATE_HOSTS: flag
    .default(false)
    .describe('Let channels and tests reach private network addresses (a mail server on your own network).'),
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
