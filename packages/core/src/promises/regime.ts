import type { TicketKind } from '../tickets/status.ts';

/** What a matter is to the law: the kinds of a ticket, and those that only Colombian law knows. */
export type LegalKind = TicketKind | 'petition' | 'documents' | 'consultation' | 'claim' | 'dataRequest';
export const legalKinds = [
  'query',
  'instantQuery',
  'complaint',
  'incident',
  'suggestion',
  'thanks',
  'petition',
  'documents',
  'consultation',
  'claim',
  'dataRequest',
] as const satisfies readonly LegalKind[];

/** What a matter is about, where the law treats it apart. A person chooses it. */
export const legalTopics = [
  'billing',
  'continuity',
  'metering',
  'wrongCut',
  'paymentService',
  'vitalRisk',
  'priorityRisk',
] as const;
export type LegalTopic = (typeof legalTopics)[number];

export type LegalUnit = 'working-days' | 'calendar-days' | 'hours' | 'months';

/** What silence means once the time has passed. `indication`: it counts against the company. */
export type SilenceEffect = 'none' | 'accepted' | 'positive' | 'rejected' | 'indication';

export type RegimeRule = {
  /** `ley-10-2025/17.1` */
  rule: string;
  /** As lawyers cite it. */
  article: string;
  version: string;
  /** Local dates of presentation that it speaks of. */
  appliesFrom: string;
  appliesUntil: string | null;
  kinds: readonly LegalKind[];
  /** Only matters about these; null: whatever it is about. */
  topics: readonly LegalTopic[] | null;
  unit: LegalUnit;
  amount: number;
  /** What must have happened by then: an answer, or a reasoned answer to a matter that is settled. */
  ends: 'answered' | 'resolved';
  silence: SilenceEffect;
  /** One more time, told before the first has passed. `amount` is the whole, from the presentation. */
  extension: { unit: LegalUnit; amount: number } | null;
  /** An `alternative` reading of an unclear text is shown beside the one that is used, and never binds. */
  reading: 'default' | 'alternative';
  /** What was assumed, as a code: texts are made from it. */
  assumption: LegalAssumption | null;
  source: string;
  /** A: the text itself was read; B: a secondary source; C: a reading of an unclear text. */
  sure: 'A' | 'B' | 'C';
};

export const legalAssumptions = [
  'workingDaysOfCustomerPlace',
  'calendarDaysSinceTextSaysDays',
  'workingDaysAsOftenRead',
  'appliesWithoutTransition',
  'adaptationUntil',
  'upTo15Kilowatts',
  'sectorLawFirst',
  'noRollOver',
  'secondarySource',
] as const;
export type LegalAssumption = (typeof legalAssumptions)[number];

/** What somebody must do for an act: nothing, say why, ask a second person; or it is refused. */
export type Guard = 'free' | 'reason' | 'secondPerson' | 'refused';

export type RegimeGuards = {
  /** Calling a complaint something else. */
  relabel: Guard;
  /** Ending a legal matter without a reasoned answer; merging it away; calling it spam. */
  closeUnanswered: Guard;
  merge: Guard;
  spam: Guard;
  /** Ending it because time ran out. */
  closeByTimer: Guard;
  surveyBeforeNotification: Guard;
  deleteRecordingBeforeNotification: Guard;
};

export type RegimeProfile = {
  id: string;
  /** The name of the law and whom it binds, in the law's language. */
  title: string;
  country: string;
  /** Profiles that bind the same company, too. */
  includes: readonly string[];
  rules: readonly RegimeRule[];
  guards: RegimeGuards;
  /** The least time the customer is given to complete a matter; the deadlines of this profile begin anew when she does. */
  cure: { unit: LegalUnit; amount: number; article: string } | null;
};

/** The profile and those that it includes, each once. */
export const profilesOf = (ids: readonly string[], all: readonly RegimeProfile[]): RegimeProfile[] => {
  const found = new Map<string, RegimeProfile>();
  const add = (id: string): void => {
    const profile = all.find((one) => one.id === id);
    if (!profile || found.has(id)) return;
    found.set(id, profile);
    for (const other of profile.includes) add(other);
  };
  for (const id of ids) add(id);
  return [...found.values()];
};
