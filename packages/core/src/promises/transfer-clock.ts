import type { Calendar } from '../calendars/calendar.ts';
import { readInstant } from '../calendars/zone.ts';
import { countLegalTime } from './candidates.ts';
import type { NewClock } from './clock.ts';
import type { RegimeProfile } from './regime.ts';
import { traceOfTime } from './trace-of-time.ts';

export type FoundTransfer = {
  transfer: NonNullable<RegimeProfile['transfer']>;
  profileId: string;
  dueAt: string;
};

type Presented = { at: string; calendar: Calendar; zone: string };

/** By when what is another body's to decide is handed to it; null where no profile says. @throws MissingCalendarYear */
export const lastToTransfer = (
  profiles: readonly Pick<RegimeProfile, 'id' | 'transfer'>[],
  presented: Presented,
): FoundTransfer | null => {
  let first: FoundTransfer | null = null;
  for (const { id, transfer } of profiles) {
    if (!transfer) continue;
    const { dueAt } = countLegalTime(transfer, presented);
    if (!first || readInstant(dueAt) < readInstant(first.dueAt)) first = { transfer, profileId: id, dueAt };
  }
  return first;
};

/**
 * The clock of a hand-over, begun with the matter and met as it is told: that it came late is a breach as any other. Nobody
 * knows before that a matter is another's, so none runs until then. @throws MissingCalendarYear
 */
export const transferClock = (
  { transfer, profileId }: Pick<FoundTransfer, 'transfer' | 'profileId'>,
  {
    at,
    calendar,
    zone,
    channelId,
    messageId,
    note,
    by,
  }: Presented & Pick<NewClock, 'channelId' | 'messageId'> & { note: string; by: string },
): NewClock => {
  const count = countLegalTime(transfer, { at, calendar, zone });
  return {
    kind: 'legal',
    rule: transferRule(profileId),
    state: 'running',
    isBinding: false,
    channelId,
    messageId,
    startedAt: at,
    dueAt: count.dueAt,
    warnAt: [],
    nextWakeAt: count.dueAt,
    note,
    promisedBy: by,
    trace: traceOfTime(transfer, count, { at, calendar, zone }),
  };
};

/** The name of the rule by which a law has a matter handed on, as its clocks keep it. */
const transferRule = (profileId: string): string => `${profileId}/transfer`;
