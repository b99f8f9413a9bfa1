import { parseArgs } from 'node:util';
import {
  atLocal,
  type Calendar,
  countTime,
  isDate,
  isZone,
  type LegalCandidate,
  type LegalKind,
  type LegalTopic,
  type LegalUnit,
  legalDeadlines,
  legalKinds,
  legalTopics,
  legalUnits,
  MissingCalendarYear,
  profilesOf,
  regimeProfiles,
  writeInstant,
  writeLocal,
} from '@hilo/core';
import { seedCalendar, seedCalendars } from '../src/calendars/read-seeds.ts';
import { CliError, type CliIo, type Command, printJson } from './command.ts';

export const deadline: Command = {
  get help() {
    return (
      'usage: hilo deadline --profile ID --kind KIND --at TIME --place PLACE [--topic TOPIC]\n' +
      '                     [--company-place PLACE] [--zone ZONE] [--saturday-working]\n' +
      `       hilo deadline add --unit ${legalUnits.join('|')} --n N --at TIME --calendar PLACE\n` +
      '                     [--zone ZONE] [--saturday-working]\n\n' +
      'Counts with the calendars and the regimes that come with the program; no database is started.\n\n' +
      'The first prints {"candidates": [{rule, article, unit, amount, start, excludedDay, dueAt, binding, inForce, …}]},\n' +
      'the earliest first; `binding` is the earliest that is in force on the day of presentation. Give --profile again\n' +
      'for each further one. With --company-place only days on which neither place works are passed over.\n' +
      'The second prints {"excludedDay", "dueAt"}. Days and months are due at the end of a local date, YYYY-MM-DD; hours\n' +
      'at an instant with its distance from UTC, and no day is excluded (null).\n\n' +
      'TIME is 2026-12-04T18:00, read in the zone of the place, or with its own offset: 2026-12-04T17:00Z. Where the\n' +
      'holidays of a year are not published yet, `provisional` names it. A year that nobody knows is refused.\n\n' +
      `${listProfiles()}\nTOPIC: ${legalTopics.join(', ')}\n` +
      '  As KIND alone: an incident for continuity, a complaint for the others.\n' +
      `PLACE:\n${namePlaces()}`
    );
  },
  async run([first, ...rest], io) {
    try {
      return first === 'add' ? add(rest, io) : candidates(first === undefined ? [] : [first, ...rest], io);
    } catch (error) {
      if (!(error instanceof MissingCalendarYear)) throw error;
      throw new CliError(
        `Nobody entered the holidays of ${error.year} in ${error.code} (${knownYears(error.code)}): a count into that year would be a guess.`,
      );
    }
  },
};

const add = (args: string[], io: CliIo): number => {
  const { values, positionals, tokens } = parseArgs({
    args,
    allowPositionals: true,
    tokens: true,
    options: {
      unit: { type: 'string' },
      n: { type: 'string' },
      calendar: { type: 'string' },
      at: { type: 'string' },
      zone: { type: 'string' },
      'saturday-working': { type: 'boolean', default: false },
    },
  });
  refuseWords(positionals);
  refuseTwice(tokens);
  const unit = oneOf<LegalUnit>(legalUnits, values.unit, '--unit');
  if (!/^\d{1,4}$/.test(values.n ?? '')) throw new CliError('--n is how many: a whole number.');
  const calendar = findCalendar(values.calendar, '--calendar');
  const zone = readZone(values.zone) ?? calendar.zone;
  const at = readTime(values.at, zone);
  const count = countTime(unit, Number(values.n), {
    at,
    calendar,
    zone,
    saturdayIsWorking: values['saturday-working'],
  });
  const { excludedDay, dueAt, dueDate, provisionalYears } = count;
  printJson(io, {
    excludedDay,
    dueAt: unit === 'hours' ? writeLocal(zone, dueAt) : dueDate,
    ...provisional(provisionalYears),
  });
  warn(io, calendar.code, provisionalYears);
  return 0;
};

const candidates = (args: string[], io: CliIo): number => {
  const { values, positionals, tokens } = parseArgs({
    args,
    allowPositionals: true,
    tokens: true,
    options: {
      profile: { type: 'string', multiple: true },
      kind: { type: 'string' },
      topic: { type: 'string' },
      at: { type: 'string' },
      place: { type: 'string' },
      'company-place': { type: 'string' },
      zone: { type: 'string' },
      'saturday-working': { type: 'boolean', default: false },
    },
  });
  refuseWords(positionals);
  refuseTwice(tokens, 'profile');
  const ids = (values.profile ?? []).flatMap((given) => given.split(','));
  const known = regimeProfiles.map(({ id }) => id);
  if (ids.length === 0) throw new CliError(`--profile is one of: ${known.join(', ')}.`);
  for (const id of ids) oneOf(known, id, '--profile');
  const { kind, topic } = readMatter(values.kind, values.topic);
  const calendar = findCalendar(values.place, '--place');
  const company = values['company-place'];
  const zone = readZone(values.zone) ?? calendar.zone;
  const found = legalDeadlines({
    profiles: profilesOf(ids, regimeProfiles),
    kind,
    topic,
    presentedAt: readTime(values.at, zone),
    calendar,
    companyCalendar: company === undefined ? null : findCalendar(company, '--company-place'),
    saturdayIsWorking: values['saturday-working'],
    zone,
  });
  printJson(io, { candidates: found.map(present) });
  if (found.length === 0)
    io.stderr.write(
      `hilo deadline: no rule of ${ids.join(', ')} sets a time for ${kind}${topic ? ` (${topic})` : ''}.\n`,
    );
  else if (!found.some(({ binding }) => binding))
    io.stderr.write(
      'hilo deadline: none of these is in force on that day; see appliesFrom. Nothing binds.\n',
    );
  warn(io, calendar.code, [...new Set(found.flatMap((one) => one.provisionalYears))]);
  return 0;
};

/** A topic alone will do for a kind: what is said of a bill is a complaint, of a cut an incident. */
const readMatter = (
  kind: string | undefined,
  topic: string | undefined,
): { kind: LegalKind; topic: LegalTopic | null } => {
  const alone = legalTopics.find((one) => one === kind && !legalKinds.some((known) => known === kind));
  if (alone !== undefined && topic === undefined)
    return { kind: alone === 'continuity' ? 'incident' : 'complaint', topic: alone };
  return {
    kind: oneOf<LegalKind>(legalKinds, kind, '--kind'),
    topic: topic === undefined ? null : oneOf<LegalTopic>(legalTopics, topic, '--topic'),
  };
};

const present = (one: LegalCandidate): object => ({
  rule: one.rule,
  article: one.article,
  profile: one.profile,
  unit: one.unit,
  amount: one.amount,
  start: writeLocal(one.zone, one.start),
  excludedDay: one.excludedDay,
  dueAt: one.unit === 'hours' ? writeLocal(one.zone, one.dueAt) : one.dueDate,
  binding: one.binding,
  inForce: one.inForce,
  appliesFrom: one.appliesFrom,
  reading: one.reading,
  assumption: one.assumption,
  ends: one.ends,
  silence: one.silence,
  afterSilence: one.afterSilence?.dueDate ?? null,
  extendedTo: one.extended?.dueDate ?? null,
  noticeBy: one.notice?.dueDate ?? null,
  completionAskedBy: one.askedBy?.dueDate ?? null,
  transferredBy: one.transferredBy?.dueDate ?? null,
  calendar: one.calendarCode,
  calendarVersion: one.calendarVersion,
  source: one.source,
  sure: one.sure,
  ...provisional(one.provisionalYears),
});

const provisional = (years: number[]): { provisional?: number[] } =>
  years.length > 0 ? { provisional: years } : {};

const warn = (io: CliIo, code: string, years: number[]): void => {
  if (years.length > 0)
    io.stderr.write(
      `hilo deadline: the holidays of ${years.join(', ')} in ${code} are provisional: computed, not published yet. Check again.\n`,
    );
};

const refuseWords = (words: string[]): void => {
  if (words.length > 0) throw new CliError(`"${words[0]}" is not understood here. Try --help.`);
};

/** Of two that say different things, neither was meant. */
const refuseTwice = (tokens: readonly { kind: string; name?: string }[], except = ''): void => {
  const names = tokens.flatMap(({ kind, name }) => (kind === 'option' && name !== except ? [name] : []));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new CliError(`--${twice} is given twice.`);
};

const oneOf = <Value extends string>(
  known: readonly Value[],
  given: string | undefined,
  name: string,
): Value => {
  const found = known.find((one) => one === given);
  if (found === undefined)
    throw new CliError(
      `${given === undefined ? `${name} is missing` : `${name} "${given}" is not known`}: ${known.join(', ')}.`,
    );
  return found;
};

const findCalendar = (code: string | undefined, name: string): Calendar => {
  const found = code === undefined ? null : seedCalendar(code.toUpperCase());
  if (!found)
    throw new CliError(
      `${code === undefined ? `${name} is missing` : `There is no calendar of "${code}"`}: ${listPlaces()}.`,
    );
  return found;
};

const readZone = (zone: string | undefined): string | null => {
  if (zone === undefined) return null;
  if (!isZone(zone)) throw new CliError(`There is no zone "${zone}": write it as Europe/Madrid.`);
  return zone;
};

/** From 1970 on, and with an offset that there is somewhere. */
const timeShape =
  /^((?:19[7-9]|2\d\d)\d-\d{2}-\d{2})(?:T((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d(?:\.\d{1,3})?)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?$/;

/** An instant as it is written with its offset; else the time on the wall of the zone. */
const readTime = (text: string | undefined, zone: string): string => {
  const parts = timeShape.exec(text ?? '');
  if (!parts || !isDate(parts[1]!))
    throw new CliError(
      `${text === undefined ? '--at is missing' : `"${text}" is no time`}: write it as 2026-12-04T18:00.`,
    );
  const [, date, time = '00:00', seconds = '', offset] = parts;
  if (offset) return writeInstant(Date.parse(`${date}T${time}${seconds || ':00'}${offset}`));
  const minute = Date.parse(atLocal(zone, date!, time));
  return writeInstant(minute + Math.round(Number(seconds.slice(1) || 0) * 1000));
};

const knownYears = (code: string): string => {
  const years = seedCalendar(code.split('+')[0]!)?.years ?? [];
  return `known are ${years[0]?.year} to ${years.at(-1)?.year}`;
};

const listPlaces = (): string =>
  seedCalendars()
    .map(({ code }) => code)
    .join(', ');

const namePlaces = (): string =>
  seedCalendars()
    .map(({ code, name }) => `  ${code} ${name}\n`)
    .join('');

/** Each profile with what may be asked of it. */
const listProfiles = (): string =>
  `ID and KIND:\n${regimeProfiles
    .map(({ id, title, englishTitle }) => {
      const rules = profilesOf([id], regimeProfiles).flatMap((one) => one.rules);
      const kinds = legalKinds.filter((kind) => rules.some((rule) => rule.kinds.includes(kind)));
      const topics = legalTopics.filter((topic) => rules.some((rule) => rule.topics?.includes(topic)));
      return `  ${id}: ${title}\n      ${englishTitle}\n      ${kinds.join(', ')}${topics.length > 0 ? ` (by topic: ${topics.join(', ')})` : ''}\n`;
    })
    .join('')}`;
