import { isIP } from 'node:net';
import type { Standing } from '@hilo/channel-kit';
import { isPrivateAddress } from '../resolve-host.ts';
import type { Answer } from './ask-name-server.ts';
import { sayOf } from './say-standing.ts';

/** What large senders ask their customers to name; others are named by their own address. */
const includes: readonly (readonly [host: RegExp, include: string])[] = [
  [/(?:^|\.)(?:gmail|googlemail|google)\.com$/, 'include:_spf.google.com'],
  [/(?:^|\.)(?:office365|outlook|hotmail)\.com$/, 'include:spf.protection.outlook.com'],
  [/(?:^|\.)amazonaws\.com$/, 'include:amazonses.com'],
  [/(?:^|\.)sendgrid\.net$/, 'include:sendgrid.net'],
  [/(?:^|\.)mailgun\.org$/, 'include:mailgun.org'],
];

/** Which servers may send for a domain (RFC 7208). `host` is the server that takes our outgoing mail. */
export const judgeSpf = (domain: string, answer: Answer, host: string | null): Standing => {
  const include = host === null ? undefined : includes.find(([name]) => name.test(host))?.[1];
  const mechanism = include ?? mechanismOf(host);
  const say = sayOf('spf', domain);
  const publish = (value: string) => ({ wanted: { name: domain, value } });
  if (answer.kind === 'silent') return say('unknown', 'silent');
  const records =
    answer.kind !== 'found' ? [] : answer.records.filter((text) => /^v=spf1(?: |$)/i.test(text));
  const found = records[0];
  if (found === undefined) return say('bad', 'missing', publish(`v=spf1 ${mechanism} ~all`));
  if (records.length > 1) return say('bad', 'several', { found: records.join('\n') });
  const terms = found.toLowerCase().split(/\s+/).slice(1);
  if (terms.some((term) => term === '+all' || term === 'all'))
    return say('bad', 'open', { found, ...publish(found.replace(/\s\+?all\b/i, ' ~all')) });
  const ending = terms.find((term) => /^[~?-]all$|^redirect=/.test(term));
  if (ending === undefined) return say('weak', 'endless', { found, ...publish(`${found.trimEnd()} ~all`) });
  // Another server's address may be covered by a range or a name of the domain's own; a large sender's is not.
  if (include !== undefined && !terms.includes(include) && !ending.startsWith('redirect='))
    return say('weak', 'unnamed', { found, ...publish(found.replace(/\s(?=[~?-]all)/i, ` ${include} `)) });
  return say('good', 'good', { found });
};

/** How a server is named in a record. One inside the own network is not the one that others see: it is left to MX. */
const mechanismOf = (host: string | null): string => {
  const bare = host?.replace(/^\[|\]$/g, '') ?? '';
  if (bare === '' || /^(?:localhost|127\..*|::1)$/.test(bare)) return 'mx';
  const family = isIP(bare);
  if (family === 0) return `a:${bare}`;
  return isPrivateAddress(bare) ? 'mx' : `ip${family}:${bare}`;
};
