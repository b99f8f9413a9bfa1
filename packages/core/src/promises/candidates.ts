import {
  addCalendarDays,
  addHours,
  addMonths,
  addWorkingDays,
  type DayCount,
  rollToWorkingDay,
} from '../calendars/add-days.ts';
import { type Calendar, withoutOwnDays } from '../calendars/calendar.ts';
import { commonHolidays } from '../calendars/common-holidays.ts';
import { localDate, readInstant } from '../calendars/zone.ts';
import {
  kindTo,
  type LegalAssumption,
  type LegalKind,
  type LegalTime,
  type LegalTopic,
  type LegalUnit,
  type RegimeProfile,
  type RegimeRule,
  type SilenceEffect,
} from './regime.ts';

/** One deadline that the law may set, with all that is needed to say why. */
export type LegalCandidate = DayCount & {
  profile: string;
  rule: string;
  article: string;
  version: string;
  unit: LegalUnit;
  amount: number;
  start: string;
  zone: string;
  /** Null where no calendar was needed. */
  calendarCode: string | null;
  calendarVersion: number | null;
  /** Where days that two places share were counted by. */
  sharedBy?: Calendar['sharedBy'];
  inForce: boolean;
  appliesFrom: string;
  ends: RegimeRule['ends'];
  silence: SilenceEffect;
  /** The last day with the one extension there may be. */
  extended: DayCount | null;
  /** When what silence grants is due. */
  afterSilence: DayCount | null;
  /** When a decision of the last day has reached the customer, and within which time any has. */
  notice: DayCount | null;
  noticeTime: RegimeRule['notice'];
  /** Until when the customer may be asked for what is missing, and it may be handed to whose it is. */
  askedBy: DayCount | null;
  transferredBy: DayCount | null;
  reading: RegimeRule['reading'];
  assumption: LegalAssumption | null;
  source: string;
  sure: RegimeRule['sure'];
  /** The earliest of those in force. */
  binding: boolean;
};

export type LegalQuestion = {
  profiles: readonly RegimeProfile[];
  kind: LegalKind;
  topic: LegalTopic | null;
  presentedAt: string;
  /** Of the customer's place. */
  calendar: Calendar;
  /** Of the company's: then only days that neither works are passed over. */
  companyCalendar?: Calendar | null;
  saturdayIsWorking?: boolean;
  /** Where the customer is, if that is not the zone of her calendar. */
  zone?: string;
};

/**
 * Every deadline that the profiles know for a matter, the binding one first marked, then in order of time. Those that
 * are not in force on the day of presentation are shown and never bind.
 * @throws MissingCalendarYear
 */
export const legalDeadlines = (question: LegalQuestion): LegalCandidate[] => {
  const { profiles, kind, topic, presentedAt } = question;
  const calendar = legalCalendar(question);
  const zone = question.zone ?? question.calendar.zone;
  const day = localDate(zone, presentedAt);
  const found = profiles.flatMap((profile) =>
    profile.rules
      .filter((rule) => rule.kinds.includes(kindTo(profile, kind, topic)))
      .filter(({ topics }) => topics === null || (topic !== null && topics.includes(topic)))
      .filter(({ appliesUntil }) => appliesUntil === null || day <= appliesUntil)
      .map((rule) => candidateOf(profile, rule, { ...question, calendar, zone, day })),
  );
  // A rule that several profiles know binds once.
  const candidates = found.filter(
    (one, index) =>
      found.findIndex(
        ({ rule, dueAt, reading }) => rule === one.rule && dueAt === one.dueAt && reading === one.reading,
      ) === index,
  );
  candidates.sort((a, b) => readInstant(a.dueAt) - readInstant(b.dueAt));
  const binding = candidates.find(({ inForce, reading }) => inForce && reading === 'default');
  return candidates.map((one) => (one === binding ? { ...one, binding: true } : one));
};

/** By which the law counts for a customer of one place and a company of another. */
export const legalCalendar = ({
  calendar,
  companyCalendar,
}: Pick<LegalQuestion, 'calendar' | 'companyCalendar'>): Calendar =>
  companyCalendar
    ? commonHolidays(withoutOwnDays(calendar), withoutOwnDays(companyCalendar))
    : withoutOwnDays(calendar);

const candidateOf = (
  { id, cure, transfer }: RegimeProfile,
  rule: RegimeRule,
  asked: LegalQuestion & { zone: string; day: string },
): LegalCandidate => {
  const isCounted = rule.unit === 'working-days' || rule.rolls === true;
  const counted = countRule(rule, asked);
  return {
    ...counted,
    profile: id,
    rule: rule.rule,
    article: rule.article,
    version: rule.version,
    unit: rule.unit,
    amount: rule.amount,
    start: asked.presentedAt,
    zone: asked.zone,
    calendarCode: isCounted ? asked.calendar.code : null,
    calendarVersion: isCounted ? asked.calendar.version : null,
    ...(isCounted && asked.calendar.sharedBy ? { sharedBy: asked.calendar.sharedBy } : {}),
    inForce: asked.day >= rule.appliesFrom,
    appliesFrom: rule.appliesFrom,
    ends: rule.ends,
    silence: rule.silence,
    extended: rule.extension && countRule(rule.extension, asked),
    afterSilence: rule.afterSilence && countRule(rule.afterSilence, { ...asked, presentedAt: counted.dueAt }),
    notice: rule.notice && countRule(rule.notice, { ...asked, presentedAt: counted.dueAt }),
    noticeTime: rule.notice,
    askedBy: cure?.askedWithin ? countRule(cure.askedWithin, asked) : null,
    transferredBy: transfer && countRule(transfer, asked),
    reading: rule.reading,
    assumption: rule.assumption,
    source: rule.source,
    sure: rule.sure,
    binding: false,
  };
};

const countRule = (
  time: LegalTime,
  { presentedAt, calendar, zone, saturdayIsWorking = false }: LegalQuestion & { zone: string },
): DayCount => countLegalTime(time, { at: presentedAt, calendar, zone, saturdayIsWorking });

type Counting = { at: string; calendar: Calendar; zone: string; saturdayIsWorking?: boolean };

/** The time of a law after an instant, as that law counts it. @throws MissingCalendarYear */
export const countLegalTime = ({ unit, amount, rolls }: LegalTime, counting: Counting): DayCount => {
  const counted = countTime(unit, amount, counting);
  return rolls && unit !== 'hours' ? rollToWorkingDay(counting.calendar, counted, counting.zone) : counted;
};

/** So many of a unit after an instant. @throws MissingCalendarYear */
export const countTime = (
  unit: LegalUnit,
  amount: number,
  { at, calendar, zone, saturdayIsWorking = false }: Counting,
): DayCount => {
  switch (unit) {
    case 'working-days':
      return addWorkingDays(calendar, at, amount, { zone, saturdayIsWorking });
    case 'calendar-days':
      return addCalendarDays(at, amount, zone);
    case 'hours':
      return addHours(at, amount, zone);
    case 'months':
      return addMonths(at, amount, zone);
  }
};
