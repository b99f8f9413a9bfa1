import { secret } from '@hilo/channel-kit';
import { z } from 'zod';

const host = z
  .string()
  .trim()
  .max(253)
  .regex(/^[^\s/@:]+$|^\[?[0-9a-fA-F:.]+\]?$/, 'is not a host name')
  .optional();
const port = z.coerce.number().int().min(1).max(65_535).optional();
const security = z.enum(['tls', 'starttls', 'none']);
const words = z.string().trim().min(1).max(2000).optional();
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(?=.{1,253}$)[^\s@.]+(\.[^\s@.]+)+$/, 'is not a domain')
  .optional();

/** A form sends an empty field as an empty string; that is a field that was not filled in. */
const filled = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema).optional();

/** What an administrator fills in. Which fields are needed depends on `mode`; the rest is left alone. */
export const emailSettings = z
  .object({
    mode: z.enum(['embedded', 'account']),
    addresses: z
      .array(
        z
          .string()
          .trim()
          .toLowerCase()
          .max(254)
          .regex(/^[^\s@<>,;]+@[^\s@<>,;]+$/, 'is not a mail address'),
      )
      .max(50)
      .default([]),
    displayName: filled(z.string().trim().max(100).optional()),
    imapHost: filled(host),
    imapPort: filled(port),
    imapSecurity: security.default('tls'),
    username: filled(words),
    auth: z.enum(['password', 'oauth2']).default('password'),
    password: secret(filled(z.string().max(2000).optional())),
    oauthProvider: z.enum(['microsoft', 'google', 'other']).default('other'),
    oauthTenant: filled(
      z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/, 'is not a tenant')
        .optional(),
    ),
    oauthClientId: filled(words),
    oauthClientSecret: secret(filled(z.string().max(2000).optional())),
    oauthRefreshToken: secret(filled(z.string().max(8000).optional())),
    oauthAuthoriseUrl: filled(z.url({ protocol: /^https?$/ }).optional()),
    oauthTokenUrl: filled(z.url({ protocol: /^https?$/ }).optional()),
    oauthScope: filled(words),
    smtpHost: filled(host),
    smtpPort: filled(port),
    smtpSecurity: security.default('tls'),
    sentFolder: filled(z.string().max(200).optional()),
    keepSentCopy: z.boolean().default(false),
    importSinceDays: z.coerce.number().int().min(0).max(36_500).default(0),
    plusAddressing: filled(z.boolean().optional()),
    replyDomain: filled(domain),
    useAssurance: z.boolean().default(true),
    authServId: filled(words),
    dkimDomain: filled(domain),
    dkimSelector: filled(
      z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9._-]{1,63}$/, 'is not a selector')
        .optional(),
    ),
    dkimPrivateKey: secret(filled(z.string().max(10_000).optional())),
  })
  .superRefine((settings, problems) => {
    const need = (names: (keyof typeof settings)[], why: string) => {
      for (const name of names)
        if (settings[name] === undefined) problems.addIssue({ code: 'custom', path: [name], message: why });
    };
    const dkim = ['dkimDomain', 'dkimSelector', 'dkimPrivateKey'] as const;
    if (dkim.some((name) => settings[name] !== undefined)) need([...dkim], 'is needed to sign with DKIM');
    if (settings.mode !== 'account') return;
    if (settings.addresses.length === 0)
      problems.addIssue({ code: 'custom', path: ['addresses'], message: 'is needed for an account' });
    need(['imapHost', 'username'], 'is needed for an account');
    if (settings.auth === 'password') need(['password'], 'is needed for an account');
    else need(['oauthClientId'], 'is needed for OAuth 2.0');
    // The refresh token comes with the first sign-in; until then the channel says that it waits for it.
    if (settings.auth === 'oauth2' && settings.oauthProvider === 'other')
      need(['oauthTokenUrl'], 'is needed for OAuth 2.0');
  });

export type EmailSettings = z.infer<typeof emailSettings>;

/** Whether answers may be asked to `local+token@domain`: our own listener takes that, others where told. */
export const usesPlusAddressing = (settings: EmailSettings): boolean =>
  settings.plusAddressing ?? settings.mode === 'embedded';
