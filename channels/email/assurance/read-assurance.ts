import { promises as dns } from 'node:dns';
import { isThisMachine } from '@hilo/channel-kit/server';
import { type AuthenticateResult, authenticate, type DNSResolver } from 'mailauth';
import { fromDomains, headersOf, isAligned } from './read-from-domain.ts';
import { type AuthResult, readTrustedResults } from './read-trusted-results.ts';

export type { DNSResolver } from 'mailauth';

export type Assurance = {
  /**
   * `verified`: the domain in From answers for this mail. `failed`: it disowns it (DMARC fail).
   * `unverified`: nobody can say.
   */
  verdict: 'verified' | 'unverified' | 'failed';
  method: 'dmarc' | 'dkim' | null;
  /** Domain of the author (RFC 5322 From), lower case; null when From has none or several. */
  domain: string | null;
  /** Why, for the log and the header view: results and reasons, no addresses. */
  detail: string;
};

export type AssuranceOptions = {
  /** The setting. Off: the mail costs nothing and is `unverified`. */
  isEnabled: boolean;
  /**
   * Name under which the receiving server writes `Authentication-Results` (RFC 8601 §2.5), null if none.
   * Set it only where every mail passes that server: it must remove such headers of others (§5).
   */
  authservId: string | null;
  /** The SMTP session, for mail that came by our own listener; null for a mailbox. */
  session: { ip: string; helo: string; mailFrom: string } | null;
  /** Name lookups. Left out: those of the system. null: none, for a machine without DNS. */
  resolver?: DNSResolver | null;
  /** For all lookups of one mail together. */
  timeLimitMs?: number;
};

const defaultTimeLimitMs = 2_000;

/**
 * Whether the author of a mail is who From says. Never throws and never takes longer than the limit plus
 * the hashing of the mail: an error, a slow name server or a missing one give `unverified` with the reason.
 */
export async function readAssurance(raw: Uint8Array, options: AssuranceOptions): Promise<Assurance> {
  if (!options.isEnabled) return unverified(null, 'not checked: switched off');
  const headers = headersOf(raw);
  const domains = fromDomains(headers);
  const domain = domains.length === 1 ? (domains[0] ?? null) : null;
  if (!domain) return unverified(null, domains.length > 1 ? 'several authors in From' : 'no domain in From');
  const trusted = readTrustedResults(headers, options.authservId);
  if (trusted) return ofTrusted(trusted, domain);
  if (options.resolver === null) return unverified(domain, 'not checked: no name server');
  try {
    return await evaluate(raw, domain, options);
  } catch (error) {
    return unverified(domain, `not checked: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
}

function unverified(domain: string | null, detail: string): Assurance {
  return { verdict: 'unverified', method: null, domain, detail: detail.slice(0, 300) };
}

function ofTrusted(results: readonly AuthResult[], domain: string): Assurance {
  const detail = `${results.map(({ method, result }) => `${method}=${result}`).join(' ') || 'no result'} (receiving server)`;
  // A result about another From than the one people see proves nothing about this one.
  const dmarc = results.find(({ method, properties }) => {
    const about = properties['header.from']?.toLowerCase();
    return method === 'dmarc' && (about === undefined || about === domain);
  });
  if (dmarc?.result === 'pass') return { verdict: 'verified', method: 'dmarc', domain, detail };
  if (dmarc?.result === 'fail') return { verdict: 'failed', method: 'dmarc', domain, detail };
  const signed = results.some(({ method, result, properties }) => {
    const signer = properties['header.d'] ?? properties['header.i']?.replace(/^.*@/, '');
    return method === 'dkim' && result === 'pass' && signer !== undefined && isAligned(domain, signer);
  });
  return signed ? { verdict: 'verified', method: 'dkim', domain, detail } : unverified(domain, detail);
}

async function evaluate(raw: Uint8Array, domain: string, options: AssuranceOptions): Promise<Assurance> {
  const limit = options.timeLimitMs ?? defaultTimeLimitMs;
  const own = options.resolver ? null : new dns.Resolver({ timeout: limit, tries: 1 });
  const lookUp: DNSResolver =
    options.resolver ?? ((name, type) => own?.resolve(name, type) as Promise<string[][]>);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`name servers took more than ${limit} ms`)), limit);
  });
  // Nobody may be left to hear it once the answer is there.
  late.catch(() => {});
  // Handed over on this machine: the address says nothing about the sender, so SPF has nothing to check.
  const session = options.session && !isThisMachine(options.session.ip) ? options.session : null;
  try {
    const result = await Promise.race([
      authenticate(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
        // After the limit each further lookup of the library ends at once.
        resolver: (name, type) => Promise.race([lookUp(name, type), late]),
        trustReceived: false,
        disableArc: true,
        disableBimi: true,
        mta: options.authservId ?? 'localhost',
        ...(session ? { ip: session.ip, helo: session.helo, sender: session.mailFrom } : {}),
      }),
      late,
    ]);
    return ofEvaluation(result, domain, session !== null);
  } finally {
    clearTimeout(timer);
    own?.cancel();
  }
}

function ofEvaluation(result: AuthenticateResult, domain: string, hasSession: boolean): Assurance {
  const dmarc = result.dmarc ? result.dmarc.status.result : 'none';
  const spf = hasSession && result.spf ? result.spf.status.result : 'unknown';
  const signatures = result.dkim.results.map(({ status }) => status.result);
  const detail = `dmarc=${dmarc} spf=${spf} dkim=${signatures.join(',') || 'none'}`;
  if (dmarc === 'pass') return { verdict: 'verified', method: 'dmarc', domain, detail };
  const undecided = [dmarc, spf, ...signatures].includes('temperror');
  if (dmarc === 'fail') {
    // Without the sending address SPF might have passed; without an answer a signature might have.
    if (!hasSession || undecided) return unverified(domain, `${detail}: not enough to tell`);
    return { verdict: 'failed', method: 'dmarc', domain, detail };
  }
  const signed = result.dkim.results.some(
    ({ status }) => status.result === 'pass' && Boolean(status.aligned),
  );
  if (signed && dmarc === 'none') return { verdict: 'verified', method: 'dkim', domain, detail };
  return unverified(domain, detail);
}
