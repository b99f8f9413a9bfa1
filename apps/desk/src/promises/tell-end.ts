import type { ClockDto } from '@hilo/api';
import type { Translate } from '@hilo/ui/i18n';
import type { pastMessages } from './pastMessages.ts';

type Ended = Pick<ClockDto, 'kind' | 'rule' | 'state' | 'breachedAt' | 'endReason' | 'note'>;

const meeting: readonly (string | null)[] = ['answered', 'done', 'cured', 'decided'];

/** Something was done that it waited for; a solution is there with the end of its ticket, and the law is served by it. */
const isMet = ({ kind, endReason }: Ended): boolean =>
  meeting.includes(endReason) || (endReason === 'resolved' && (kind === 'solution' || kind === 'legal'));

/** How a clock ended. One that was met after its time was broken, and is not forgiven for it. */
export const endOf = (clock: Ended) => {
  const { state, breachedAt, endReason } = clock;
  if (state === 'met') return 'met';
  if (breachedAt !== null) return isMet(clock) ? 'late' : 'breached';
  if (state !== 'superseded') return 'cancelled';
  return endReason === 'extended' ? 'extended' : 'superseded';
};

/** Why something is no more without having been met, as the server writes it down. */
export const endReasons = [
  'relabelled',
  'cure',
  'merged',
  'moved',
  'spam',
  'givenUp',
  'approved',
  'transferred',
  'notSent',
  'postponed',
  'cameBack',
  'revived',
  'undone',
  'erased',
  'resolved',
  'cancelled',
] as const;

/** The reason in words; null where how it ended says all. */
export const whyEnded = (clock: Ended, t: Translate<(typeof pastMessages)['es']>): string | null => {
  if (isMet(clock) || clock.endReason === 'extended') return null;
  // What was promised, and below it why it no longer holds.
  const words = clock.endReason === 'cancelled' ? clock.note?.split('\n').slice(1).join(' ') : '';
  if (words) return words;
  const known = endReasons.find((reason) => reason === clock.endReason);
  return known === undefined ? null : t(`past.why.${known}`);
};
