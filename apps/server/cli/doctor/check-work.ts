import { channelKinds } from '../../channels.ts';
import { createChannelHub } from '../../src/channels/hub.ts';
import { testChannel } from '../../src/channels/test-channel.ts';
import { findUnwatched } from '../../src/promises/sweep/find-unwatched.ts';
import { readSweep, sumOf } from '../../src/promises/sweep/sweep-promises.ts';
import type { Place } from '../open-place.ts';
import { bad, type Check, judge, well } from './check.ts';

const lateMs = 15 * 60 * 1000;

/** What waits, what failed, what nobody looked at yet, and whether the channels work. */
export const checkWork = async (place: Place, { probe }: { probe: boolean }): Promise<Check[]> => [
  await checkAdministrator(place),
  ...(await checkOutbox(place)),
  await checkOutgoing(place),
  await checkQuarantine(place),
  await checkPromises(place),
  ...(await checkChannels(place, probe)),
];

const checkAdministrator = async ({ app }: Place): Promise<Check> => {
  const row = await app.db
    .selectFrom('agent')
    .select((query) => query.fn.countAll<number>().as('n'))
    .where('role', '=', 'administrator')
    .where('loginId', 'is not', null)
    .where('deactivatedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return judge(
    'administrators',
    Number(row.n) > 0,
    `${row.n} who can sign in`,
    'Open the address that "npm start" prints, or: hilo user create --role administrator …',
  );
};

const checkOutbox = async ({ app }: Place): Promise<Check[]> => {
  const rows = await app.db
    .selectFrom('outbox')
    .select([
      'state',
      (query) => query.fn.countAll<number>().as('n'),
      (query) => query.fn.min('dueAt').as('oldest'),
    ])
    .where('state', 'in', ['queued', 'sending', 'unknown', 'failed'])
    .groupBy('state')
    .execute();
  const of = (state: string) => rows.find((row) => row.state === state);
  const count = (state: string): number => Number(of(state)?.n ?? 0);
  const oldest = of('queued')?.oldest as Date | null | undefined;
  const lateBy = oldest ? app.now().getTime() - oldest.getTime() : 0;
  return [
    judge(
      'outgoing: waiting',
      lateBy <= lateMs,
      `${count('queued')} waiting, ${count('sending')} on their way${lateBy > 0 ? `, the oldest due ${Math.round(lateBy / 1000)} s ago` : ''}`,
      'Is Hilo running, and is the channel open? See its Test button, or run doctor --probe.',
    ),
    judge(
      'outgoing: unknown',
      count('unknown') === 0,
      `${count('unknown')} that may or may not have gone out`,
      'Open these tickets: look with the customer or the provider, then send again or leave it.',
    ),
    judge(
      'outgoing: failed',
      count('failed') === 0,
      `${count('failed')} that did not go out`,
      'Open these tickets: each message says why, and can be sent again.',
    ),
  ];
};

/** A channel may have a way out of its own, so a missing relay matters once something wanted to use it. */
const checkOutgoing = async ({ app, config }: Place): Promise<Check> => {
  if (config.smtpRelay !== null)
    return well(
      'outgoing mail',
      `by ${new URL(config.smtpRelay).hostname}${config.mailFrom ? `, from ${config.mailFrom}` : ''}`,
    );
  const row = await app.db
    .selectFrom('message')
    .leftJoin('outbox', 'outbox.messageId', 'message.id')
    .select((query) => query.fn.countAll<number>().as('n'))
    .where((where) =>
      where.or([
        where('message.delivery', '=', 'unsent'),
        where.and([
          where('outbox.lastCode', '=', 'not-configured'),
          where('outbox.state', 'in', ['queued', 'failed']),
        ]),
      ]),
    )
    .executeTakeFirstOrThrow();
  const fix =
    'Set HILO_SMTP_RELAY and HILO_MAIL_FROM, or give each mail channel an outgoing server of its own. Until then answers by mail say "not sent".';
  const detail = `no server in HILO_SMTP_RELAY; ${row.n} messages wait for one`;
  return { check: 'outgoing mail', ok: Number(row.n) === 0, detail, fix };
};

const checkQuarantine = async ({ app }: Place): Promise<Check> => {
  const row = await app.db
    .selectFrom('arrival')
    .select((query) => query.fn.countAll<number>().as('n'))
    .where('outcome', '=', 'quarantined')
    .where('decidedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return judge(
    'quarantine',
    Number(row.n) === 0,
    `${row.n} that could not be read`,
    'Look at them in the desk under "Not placed": nothing there was lost.',
  );
};

const sweptWithinMs = 36 * 60 * 60 * 1000;

/** Whether any ticket could be forgotten, by a look of its own, and whether the sweep does its round. */
const checkPromises = async ({ app }: Place): Promise<Check> => {
  const unwatched = await findUnwatched(app.db, 1_000);
  const sweep = await readSweep(app.db);
  const isLate = sweep === null || app.now().getTime() - Date.parse(sweep.at) > sweptWithinMs;
  const last = sweep
    ? `swept ${sweep.at}, ${sumOf(sweep.total)} put right so far${sweep.repairedAt ? `, last ${sweep.repairedAt}` : ''}`
    : 'not swept yet';
  return judge(
    'nobody forgotten',
    unwatched.length === 0 && !isLate,
    `${unwatched.length} tickets without clock, queue or owner; ${last}`,
    'Hilo puts them right as it starts and every night while it runs: start it. If it runs, its log says why.',
  );
};

type Health = {
  ok?: boolean;
  at?: string;
  steps?: { step: string; ok: boolean; code: string | null; detail: string | null }[];
};

const checkChannels = async (place: Place, probe: boolean): Promise<Check[]> => {
  const rows = await place.app.db
    .selectFrom('channel')
    .select(['id', 'kind', 'name', 'isEnabled', 'health'])
    .where('archivedAt', 'is', null)
    .orderBy('createdAt')
    .execute();
  if (rows.length === 0) return [bad('channels', 'none', 'Set one up in the desk under Channels.')];
  const fresh = probe ? await probeAll(place) : null;
  return rows.map((row) => {
    const name = `channel ${row.name}`;
    if (!row.isEnabled) return well(name, `${row.kind}, paused`);
    const health = fresh ? fresh.get(row.id) : (row.health as Health | null);
    if (!health) return well(name, `${row.kind}, not asked yet (--probe asks)`);
    const failed = health.steps?.find((step) => !step.ok);
    return judge(
      name,
      health.ok === true,
      `${row.kind}, ${failed ? `${failed.step}: ${failed.code ?? ''} ${failed.detail ?? ''}`.trim() : 'works'}${health.at ? ` (asked ${health.at})` : ''}`,
      'Open the channel in the desk: its Test button goes through it step by step.',
    );
  });
};

/** Asks every channel beside a running Hilo: nothing is taken in, and nothing is written down. */
const probeAll = async (place: Place): Promise<Map<string, Health>> => {
  const { app } = place;
  // A port of its own: the running server, if there is one, keeps its own.
  const kinds = channelKinds({ ...place.config, smtpPort: 0 });
  const hub = createChannelHub(app, kinds, () => place.publicUrl);
  const rows = await app.db
    .selectFrom('channel')
    .select(['id', 'kind'])
    .where('isEnabled', '=', true)
    .where('archivedAt', 'is', null)
    .execute();
  const found = new Map<string, Health>();
  for (const { id, kind } of rows)
    found.set(
      id,
      await testChannel(app, hub, { type: 'system' }, { kind, channelId: id, settings: {} }).catch(
        (error: Error) => ({
          ok: false,
          steps: [{ step: 'open', ok: false, code: null, detail: error.message }],
        }),
      ),
    );
  return found;
};
