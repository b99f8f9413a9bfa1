import type { Capabilities } from './capabilities.ts';

/** The defaults that `capabilitiesSchema` documents. Written out, so that a screen that reads a manifest needs no schema. */
const defaults: Capabilities = {
  outbound: false,
  liveness: 'deferred',
  carrier: 'provider',
  audience: 'private',
  threading: 'none',
  maxBody: null,
  html: false,
  attachments: null,
  receipts: 'none',
  replyWindow: null,
  resend: 'none',
  acknowledge: 'placed',
  medium: 'text',
};

/** Fills the defaults. Names and values are checked by the compiler, and by the contract suite against the schema. */
export const defineCapabilities = (input: Partial<Capabilities>): Capabilities => ({ ...defaults, ...input });
