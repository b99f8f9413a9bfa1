import { ChannelError, type Delivery } from '@hilo/channel-kit';
import { beforeEach, expect, test } from 'vitest';
import { createTestApp } from '../testing/create-test-app.ts';
import { createPeopleServer } from '../testing/people-server.ts';
import { sendAccessMail } from './send-access-mail.ts';

const app = await createTestApp();
/** The channels that could write, in order; each throws or takes the mail. */
let channels: (ChannelError | Error | Delivery[])[] = [];
const people = await createPeopleServer(app, {
  sendMail: sendAccessMail(app, {
    writersTo: () =>
      channels.map((channel) => async (delivery: Delivery) => {
        if (channel instanceof Error) throw channel;
        channel.push(delivery);
        return { externalId: null, refs: [], status: 'sent' as const, refused: [], raw: null };
      }),
  }),
});
const boss = await people.add('Boss', 'administrator');
const cookie = await people.signIn(boss.email);
const noServer = () => new ChannelError('not-configured', 'not sent: no outgoing server');
let guests = 0;
const invite = async () => {
  const email = `guest${++guests}@example.test`;
  const answer = await people.server.inject({
    method: 'POST',
    url: '/api/v1/agents',
    headers: { cookie },
    payload: { name: 'Guest', email },
  });
  expect(answer.statusCode).toBe(201);
  return answer.json<{ link: string; mail: string; agent: { id: string } }>();
};
const linesOf = (event: string) =>
  app.logged.map((line) => JSON.parse(line)).filter((line) => line.msg === event);

beforeEach(() => {
  channels = [];
  app.logged.splice(0);
});

test.each([
  ['no channel', []],
  ['a channel without an outgoing server', [noServer()]],
])(
  'with %s the answer holds the link and says that no mail went out, and the log says it in one line',
  async (_name, given) => {
    channels = given;
    const { link, mail, agent } = await invite();
    expect(mail).toBe('noOutgoingServer');
    expect(link).toContain('/invitation#token=');
    const [line, ...others] = linesOf('accessLink.notMailed');
    expect(others).toEqual([]);
    expect(line).toMatchObject({ level: 40, agentId: agent.id, code: 'not-configured' });
    expect(JSON.stringify(line)).not.toMatch(/stack|guest\d|token/);
    expect(linesOf('accessLink.mailFailed')).toEqual([]);
  },
);

test('a channel that cannot send does not keep the next one from it', async () => {
  const sent: Delivery[] = [];
  channels = [noServer(), sent];
  const { link, mail } = await invite();
  expect(mail).toBe('sent');
  expect(sent).toHaveLength(1);
  expect(sent[0]!.text).toContain(link);
  expect(sent[0]!.html).toContain(`<a href="${link}"`);
  // It says of which zone its hour is.
  expect(sent[0]!.text).toMatch(/\d\d:\d\d (CES?T|GMT\+\d|UTC)/);
  expect(app.logged.join()).not.toContain('accessLink');
});

test('the mail names the house, and tells until when in the time of whoever reads it', async () => {
  const sent: Delivery[] = [];
  channels = [sent];
  const settle = (payload: object) =>
    people.server.inject({ method: 'PATCH', url: '/api/v1/settings', headers: { cookie }, payload });
  await invite();
  await settle({ name: 'Calor y Baño', timeZone: 'America/Bogota' });
  await invite();
  expect(sent.map(({ subject }) => subject)).toEqual([
    'Te han invitado a Hilo',
    'Te han invitado a la mesa de Calor y Baño',
  ]);
  expect(sent[0]!.text).toContain('lunes, 9 de marzo de 2026, 10:00 CET');
  expect(sent[1]!.text).toContain('lunes, 9 de marzo de 2026, 04:00 GMT-5');
});

test('a server that refuses is told in the answer and the log, and nobody else is tried', async () => {
  const never: Delivery[] = [];
  channels = [new ChannelError('auth', '535 refused'), never];
  const { mail, agent } = await invite();
  expect(mail).toBe('failed');
  expect(never).toEqual([]);
  expect(linesOf('accessLink.notMailed')).toMatchObject([{ level: 40, code: 'auth' }]);
  const again = await people.server.inject({
    method: 'POST',
    url: `/api/v1/agents/${agent.id}/access-link`,
    headers: { cookie },
  });
  expect(again.json()).toMatchObject({ mail: 'failed', purpose: 'invitation' });
});

test('what nobody foresaw keeps its stack', async () => {
  channels = [new TypeError('x is not a function')];
  expect((await invite()).mail).toBe('failed');
  expect(linesOf('accessLink.mailFailed')).toMatchObject([{ level: 50, err: { type: 'TypeError' } }]);
});
