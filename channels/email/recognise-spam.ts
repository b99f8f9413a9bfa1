import type { MailHeader } from './read/types.ts';

/**
 * What the filter of a server before us said: SpamAssassin (X-Spam-Flag, X-Spam-Status), rspamd (X-Spam, X-Spamd-Bar
 * is not a verdict), Exchange (SCL 5 and more goes to the junk folder), Microsoft 365 (SFV:SPM in its report).
 */
export const isCalledSpam = (headers: readonly MailHeader[]): boolean =>
  headers.some(({ name, value }) => {
    switch (name) {
      case 'x-spam-flag':
      case 'x-spam':
        return /^\s*(?:yes|true)\b/i.test(value);
      case 'x-spam-status':
        return /^\s*yes\b/i.test(value);
      case 'x-ms-exchange-organization-scl':
        return Number.parseInt(value, 10) >= 5;
      case 'x-forefront-antispam-report':
        return /(?:^|;)\s*SFV:SP[MB]\s*(?:;|$)/i.test(value);
      default:
        return false;
    }
  });
