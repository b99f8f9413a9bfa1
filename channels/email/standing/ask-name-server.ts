import { Resolver } from 'node:dns/promises';

/**
 * What a name server said: records, that there are none of this type, that it knows no such name, or nothing at all,
 * which proves nothing.
 */
export type Answer =
  | { kind: 'found'; records: string[] }
  | { kind: 'none' }
  | { kind: 'absent' }
  | { kind: 'silent' };

export type AskNameServer = (name: string, type: 'TXT' | 'MX') => Promise<Answer>;

const patienceMs = 3_000;

/**
 * Asks the name servers of this machine, each once and not for long. An end of `signal` makes every question that is
 * still open silent.
 */
export const nameServer = (signal: AbortSignal): AskNameServer => {
  const resolver = new Resolver({ timeout: patienceMs, tries: 1 });
  signal.addEventListener('abort', () => resolver.cancel(), { once: true });
  return async (name, type) => {
    if (signal.aborted) return { kind: 'silent' };
    try {
      const records =
        type === 'MX'
          ? (await resolver.resolveMx(name))
              .sort((a, b) => a.priority - b.priority)
              .map(({ exchange }) => exchange)
          : (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
      return records.length > 0 ? { kind: 'found', records } : { kind: 'none' };
    } catch (error) {
      const code = String((error as { code?: unknown } | null)?.code ?? '');
      return { kind: code === 'ENODATA' ? 'none' : code === 'ENOTFOUND' ? 'absent' : 'silent' };
    }
  };
};
