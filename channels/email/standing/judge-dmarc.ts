import type { Standing } from '@hilo/channel-kit';
import type { Answer } from './ask-name-server.ts';
import { sayOf } from './say-standing.ts';

/** The names a policy may stand at: the domain's own, then those above it, which speak for it too. */
export const dmarcNames = (domain: string): string[] => {
  const labels = domain.split('.');
  return labels
    .slice(0, Math.max(1, labels.length - 1))
    .map((_, at) => `_dmarc.${labels.slice(at).join('.')}`);
};

/** What a domain asks receivers to do with mail that pretends to be its own (RFC 7489). `answers` as `dmarcNames`. */
export const judgeDmarc = (domain: string, answers: readonly Answer[], reportTo: string): Standing => {
  const say = sayOf('dmarc', domain);
  const wanted = { name: `_dmarc.${domain}`, value: `v=DMARC1; p=none; rua=mailto:${reportTo}` };
  for (const answer of answers) {
    if (answer.kind === 'silent') return say('unknown', 'silent');
    const records =
      answer.kind !== 'found' ? [] : answer.records.filter((text) => /^v\s*=\s*DMARC1\b/i.test(text));
    const found = records[0];
    if (found === undefined) continue;
    if (records.length > 1) return say('bad', 'several', { found: records.join('\n') });
    const policy = /(?:^|;)\s*p\s*=\s*(\w+)/i.exec(found)?.[1]?.toLowerCase();
    if (policy === 'quarantine' || policy === 'reject') return say('good', 'good', { found });
    return policy === 'none' ? say('weak', 'watching', { found }) : say('bad', 'broken', { found, wanted });
  }
  return say('bad', 'missing', { wanted });
};
