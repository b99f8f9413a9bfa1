import { domainToASCII } from 'node:url';
import type { ChannelContext, Standing } from '@hilo/channel-kit';
import { readOptions, relayPlace, submissionPlace } from '../outgoing.ts';
import type { EmailSettings } from '../settings.ts';
import { dkimKeyOf } from '../sign-mail.ts';
import { type Answer, type AskNameServer, nameServer } from './ask-name-server.ts';
import { dkimName, judgeDkim } from './judge-dkim.ts';
import { dmarcNames, judgeDmarc } from './judge-dmarc.ts';
import { judgeSpf } from './judge-spf.ts';

/** More domains than these nobody reads about in one go. */
const maxDomains = 5;

/**
 * What the domains this channel writes from say of its mail: receivers ask the same before they believe it. Looks names
 * up and does nothing else; where no name server answers it says so, which is no verdict.
 */
export const readStanding = async (
  context: Pick<ChannelContext<EmailSettings>, 'settings' | 'options'>,
  signal: AbortSignal,
  ask: AskNameServer = nameServer(signal),
): Promise<Standing[]> => {
  const { settings } = context;
  const options = readOptions(context.options);
  const addresses =
    settings.addresses.length > 0 ? settings.addresses : options.mailFrom ? [options.mailFrom] : [];
  const isOwnServer = settings.mode === 'embedded';
  const host = isOwnServer ? options.relay && relayPlace(options.relay).host : submissionPlace(settings).host;
  const key = dkimKeyOf(settings);
  const signer: Answer = key ? await ask(dkimName(key), 'TXT') : { kind: 'none' };
  const firstOf = new Map(addresses.toReversed().map((address) => [domainOf(address), address]));
  const domains = [...firstOf.keys()].reverse().slice(0, maxDomains);
  const found = await Promise.all(
    domains.map(async (domain) => {
      const [mx, txt, ...policies] = await Promise.all([
        ask(domain, 'MX'),
        ask(domain, 'TXT'),
        ...dmarcNames(domain).map((name) => ask(name, 'TXT')),
      ]);
      // A name that nobody here knows says nothing of its records: a machine may ask a name server of its own network.
      if (mx.kind === 'absent' && txt.kind === 'absent') return [unknownDomain(domain)];
      return [
        judgeMx(domain, mx),
        judgeSpf(domain, txt, host || null),
        judgeDkim(domain, key, isOwnServer, signer),
        judgeDmarc(domain, policies, firstOf.get(domain) ?? `postmaster@${domain}`),
      ];
    }),
  );
  return found.flat();
};

const unknownDomain = (domain: string): Standing => ({
  subject: 'domain',
  about: domain,
  verdict: 'unknown',
  finding: 'absent',
  found: null,
  wanted: null,
});

const judgeMx = (domain: string, answer: Answer): Standing => {
  const base = { subject: 'mx', about: domain, found: null, wanted: null };
  if (answer.kind === 'silent') return { ...base, verdict: 'unknown', finding: 'silent' };
  if (answer.kind !== 'found') return { ...base, verdict: 'bad', finding: 'missing' };
  return { ...base, verdict: 'good', finding: 'good', found: answer.records.join(', ') };
};

const domainOf = (address: string): string => {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return domainToASCII(domain) || domain;
};
