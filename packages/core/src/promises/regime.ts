import { ticketKinds } from '../tickets/status.ts';

/** What a matter is to the law: the kinds of a ticket, and those that only some law knows. */
export const legalKinds = [
  ...ticketKinds,
  'petition',
  'documents',
  'consultation',
  'claim',
  'dataRequest',
] as const;
export type LegalKind = (typeof legalKinds)[number];

/** What a matter is about, where the law treats it apart. A person chooses it. */
export const legalTopics = [
  'billing',
  'continuity',
  'metering',
  'wrongCut',
  'paymentService',
  'vitalRisk',
  'priorityRisk',
  'documents',
  'consultation',
  'personalData',
] as const;
export type LegalTopic = (typeof legalTopics)[number];

/** Topics by which a ticket is what only some law knows: a copy of documents asked for, an opinion, one's own data. */
const kindsByTopic: Partial<Record<LegalTopic, LegalKind>> = {
  documents: 'documents',
  consultation: 'consultation',
  personalData: 'dataRequest',
};

export const legalUnits = ['working-days', 'calendar-days', 'hours', 'months'] as const;
export type LegalUnit = (typeof legalUnits)[number];
export type LegalTime = {
  unit: LegalUnit;
  amount: number;
  /** Should its last day be one of rest, it ends with the next that is none. */
  rolls?: boolean | undefined;
};

/** What silence means once the time has passed. `indication`: it counts against the company. */
export type SilenceEffect = 'none' | 'accepted' | 'positive' | 'rejected' | 'indication';

/** What was assumed where a text is silent or two of them speak; sentences are made from it on screen. */
export const legalAssumptions = [
  /** A working day is one of the customer's place. */
  'workingDaysOfCustomerPlace',
  /** The text says days and not working days: all of them count. */
  'calendarDays',
  /** The text says days; many read working days. */
  'readAsWorkingDays',
  /** No time to adapt was given for this. */
  'noTransition',
  /** The customer may call it what she will: it is about the cut. */
  'whateverItIsCalled',
  /** A contract of at most 15 kW. */
  'upTo15Kilowatts',
  /** The law of the sector comes first. */
  'sectorLawFirst',
  /** The text itself was not read. */
  'secondarySource',
  /** A time that the law of the Union sets does not end on a day of rest. */
  'unionDaysOfRest',
] as const;
export type LegalAssumption = (typeof legalAssumptions)[number];

export type RegimeRule = LegalTime & {
  /** `ley-10-2025/17.1` */
  rule: string;
  /** As lawyers cite it. */
  article: string;
  version: string;
  /** Local dates of presentation that it speaks of; the last one included. */
  appliesFrom: string;
  appliesUntil: string | null;
  kinds: readonly LegalKind[];
  /** Only matters about these; null: whatever it is about. */
  topics: readonly LegalTopic[] | null;
  /** What must have happened by then: an answer, or a reasoned answer to a matter that is settled. */
  ends: 'answered' | 'resolved';
  silence: SilenceEffect;
  /** What is due after silence that means yes: the copies that were asked for. */
  afterSilence: LegalTime | null;
  /** The whole time with the one extension there may be, which the customer is told of, with reasons, before the first ends. */
  extension: LegalTime | null;
  /** Within which a decision reaches the customer, from the day on which it was taken; null where its sending is the end. */
  notice: (LegalTime & { article: string }) | null;
  /** An `alternative` reading of an unclear text is shown beside the one that is used, and never binds. */
  reading: 'default' | 'alternative';
  assumption: LegalAssumption | null;
  source: string;
  /** A: the text itself was read; B: a secondary source; C: a reading of an unclear text. */
  sure: 'A' | 'B' | 'C';
};

/** What an act asks of whoever does it: nothing, a reason, a second person; or it is refused. */
export type Guard = 'free' | 'reason' | 'secondPerson' | 'refused';

export const guardedActs = [
  /** Calling a matter something that gives it more time, or none. */
  'relabel',
  /** Ending it without a reasoned answer. */
  'closeUnanswered',
  'merge',
  'spam',
  /** Taking the one extension that a rule allows. */
  'extend',
  /** Ending it because time ran out. */
  'closeByTimer',
  'surveyBeforeNotification',
  'deleteRecordingBeforeNotification',
  /** Offering something to buy while a cut of the service is reported. */
  'offerDuringCut',
] as const;
export type GuardedAct = (typeof guardedActs)[number];

/** The least time in which a customer may complete a matter. */
export type RegimeCure = LegalTime & {
  article: string;
  source: string;
  /** What the deadlines do when she has: they begin anew, or go on with the days that were left. */
  deadlines: 'restart' | 'resume';
  /** Within which she is asked, from the presentation; a later question stops no time. Null where no law says. */
  askedWithin: LegalTime | null;
  /** What it means that she does not: the matter counts as settled, or as withdrawn. */
  unmet: 'settled' | 'withdrawn';
  /** She may ask for so much more before it ends. */
  more: LegalTime | null;
};

export type RegimeProfile = {
  id: string;
  /** The law and whom it binds, in the law's language: Spanish. */
  title: string;
  /** The same for whoever does not read that; the original stands beside it. */
  englishTitle: string;
  country: string;
  /** Profiles that bind the same company, too. */
  includes: readonly string[];
  rules: readonly RegimeRule[];
  guards: Record<GuardedAct, { guard: Guard; article: string | null }>;
  cure: RegimeCure | null;
  /** Within which what is another body's to decide is handed to it, from the presentation, and the customer told. */
  transfer: (LegalTime & { article: string; source: string }) | null;
  /** What a complaint stops in a service that goes on: cutting it off, and collecting once it is before an arbiter. */
  holds: { suspension: boolean; collection: boolean; article: string | null };
};

/** The profiles of these names and those that they include, each once. */
export const profilesOf = <Profile extends { id: string; includes: readonly string[] }>(
  ids: readonly string[],
  all: readonly Profile[],
): Profile[] => {
  const found = new Map<string, Profile>();
  const add = (id: string): void => {
    const profile = all.find((one) => one.id === id);
    if (!profile || found.has(id)) return;
    found.set(id, profile);
    for (const other of profile.includes) add(other);
  };
  for (const id of ids) add(id);
  return [...found.values()];
};

/** What a matter is to one law: what its topic names, where that law knows it; else what it is called. */
export const kindTo = (
  { rules }: Pick<RegimeProfile, 'rules'>,
  kind: LegalKind,
  topic: LegalTopic | null,
): LegalKind => {
  const named = topic === null ? undefined : kindsByTopic[topic];
  return named !== undefined && rules.some(({ kinds }) => kinds.includes(named)) ? named : kind;
};

/** The topics that make a difference to any of these. */
export const topicsOf = (
  profiles: readonly { rules: readonly Pick<RegimeRule, 'kinds' | 'topics'>[] }[],
): LegalTopic[] =>
  legalTopics.filter((topic) =>
    profiles.some(({ rules }) =>
      rules.some(({ kinds, topics }) => topics?.includes(topic) || kinds.includes(kindsByTopic[topic]!)),
    ),
  );
