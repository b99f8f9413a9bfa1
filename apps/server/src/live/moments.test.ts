import { afterAll, expect, test } from 'vitest';
import type { App } from '../app/app.ts';
import { createWorld } from '../testing/domain-world.ts';
import { startEventFeed } from './event-feed.ts';
import { createMoments, type Moment, type MomentChange, type Moments } from './moments.ts';

const world = await createWorld();
const { pool } = world;

/** One process among others on the same database. */
const startNode = async (node: string) => {
  const app: App = { ...world.app, node };
  const moments = createMoments(app);
  const feed = await startEventFeed(app, world.databaseUrl, moments);
  const close = async (): Promise<void> => {
    moments.close();
    await feed.close();
  };
  afterAll(close);
  return { moments, close };
};
const here = await startNode('here');
const there = await startNode('there');

const customer = (customerId: string, isTyping = false): Moment => ({
  type: 'customer',
  customerId,
  channelId: 'page',
  isTyping,
});
const keysOf = (moments: Moments): string[] =>
  moments
    .all()
    .map(({ key }) => key)
    .sort();
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
};
const follow = (moments: Moments): MomentChange[] => {
  const heard: MomentChange[] = [];
  moments.follow((changes) => heard.push(...changes));
  return heard;
};

test('what one node is told, every node knows; what is only repeated is told nobody again', async () => {
  const heard = follow(there.moments);
  const told: string[] = [];
  const listener = await pool.connect();
  listener.on('notification', ({ payload }) => void told.push(payload ?? ''));
  await listener.query('listen hilo_moment');
  // Both have just begun, and are still asking each other.
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (let time = 0; time < 3; time++)
    for (const one of ['ana', 'luis']) here.moments.say(one, customer(one));
  expect(keysOf(here.moments)).toEqual(['ana', 'luis']);
  await until(() => heard.length >= 2);
  expect(keysOf(there.moments)).toEqual(['ana', 'luis']);
  for (const one of ['ana', 'luis']) here.moments.say(one, customer(one));
  here.moments.say('ana', customer('ana', true));
  await until(() => heard.length >= 3);
  expect(heard.at(-1)).toEqual({ key: 'ana', before: customer('ana'), moment: customer('ana', true) });
  here.moments.say('luis', null);
  await until(() => heard.length >= 4);
  const changes = told
    .map((text) => JSON.parse(text) as { entries: { key: string }[] })
    .filter(({ entries }) => entries.length > 0);
  expect(changes.map(({ entries }) => entries.map(({ key }) => key))).toEqual([
    ['ana', 'luis'],
    ['ana'],
    ['luis'],
  ]);
  await listener.query('unlisten *');
  listener.removeAllListeners('notification');
  listener.release();
});

test('a node that starts later, or was deaf for a while, asks what holds', async () => {
  const most = Array.from({ length: 200 }, (_, n) => `customer:page:visitor:${'0'.repeat(60)}${n}`);
  for (const key of most) here.moments.say(key, customer(key));
  await until(() => there.moments.all().length > 200);
  const late = await startNode('late');
  await until(() => keysOf(late.moments).length > 200);
  expect(keysOf(late.moments)).toEqual(keysOf(here.moments));
  const heard = follow(late.moments);
  await pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hilo-live' and datname = current_database()",
  );
  for (const key of most) here.moments.say(key, null);
  here.moments.say('eva', customer('eva'));
  await until(() => keysOf(late.moments).join() === 'ana,eva' && keysOf(there.moments).join() === 'ana,eva');
  // What held all the time was not over for a moment.
  expect(heard.filter(({ key, moment }) => key === 'ana' && moment === null)).toEqual([]);
  await late.close();
});

test('typed it is for a while; what a node told is over when it is heard no more', async () => {
  const heard = follow(there.moments);
  const last = () => heard.findLast(({ key }) => key === 'eva')?.moment as { isTyping: boolean } | undefined;
  here.moments.say('eva', customer('eva', true));
  await until(() => last()?.isTyping === true);
  world.pass(7 / 60);
  await until(() => last()?.isTyping === false);
  expect(keysOf(there.moments)).toEqual(['ana', 'eva']);
  await here.close();
  world.pass(46 / 60);
  await until(() => keysOf(there.moments).length === 0);
});
