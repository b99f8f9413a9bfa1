import { ChannelError } from '@hilo/channel-kit';
import { describe, expect, test } from 'vitest';
import { openFollow } from './testing/follow-world.ts';

const { world, carried, way, visitor, openTicket, hidden, lastCode, enter } = await openFollow();
const { app, page, mail, place } = world;

describe('the second factor', () => {
  test('goes to an identity on file, masked, by a mail that answers nobody, and opens this ticket alone', async () => {
    const other = await openTicket();
    const { key } = await openTicket({ text: 'Mi calle es la Mayor' }, 'marta@correo.example');
    const who = visitor();
    const choose = await who.ask('GET', `/t/${key}/thread`);
    expect(choose.body).toContain('m•••@c•••.example');
    expect(choose.body).not.toContain('marta@correo.example');
    const { entered } = await enter(who, key);
    expect(carried.at(-1)).toMatchObject({
      kind: 'receipt',
      to: [{ kind: 'mailAddress', value: 'marta@correo.example' }],
      thread: { replyToken: '' },
    });
    expect(entered).toMatchObject({ status: 303, location: `/t/${key}/thread` });
    expect(entered.headers['set-cookie']).toMatch(/; Path=\/t; Max-Age=1800; HttpOnly; SameSite=Lax$/);
    expect((await who.ask('GET', `/t/${key}/thread`)).body).toContain('Mi calle es la Mayor');
    expect((await who.ask('GET', `/t/${other.key}/thread`)).body).toContain('¿Dónde te enviamos un código?');
  });

  test('never goes to an address that the request names', async () => {
    const { key } = await openTicket();
    const stranger = await openTicket();
    const { authorIdentityId } = await app.db
      .selectFrom('message')
      .select('authorIdentityId')
      .where('ticketId', '=', stranger.ticketId)
      .executeTakeFirstOrThrow();
    const before = carried.length;
    for (const to of [authorIdentityId!, 'evil@example.org', '', app.newId()])
      expect(await visitor().ask('POST', `/t/${key}/code`, { to })).toMatchObject({
        status: 303,
        location: `/t/${key}/thread`,
      });
    expect(carried).toHaveLength(before);
  });

  test('a code is six digits, kept as a hash, good once, for a quarter of an hour and five tries', async () => {
    const { key } = await openTicket();
    const who = visitor();
    const { id } = await enter(who, key);
    const code = lastCode();
    const kept = await app.db
      .selectFrom('accessCode')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(code).toMatch(/^\d{6}$/);
    expect(JSON.stringify(kept)).not.toContain(code);
    // Once: played again it opens nothing.
    const again = await visitor().ask('POST', `/t/${key}/enter`, { id, code });
    expect(again.status).toBe(422);
    expect(again.headers['set-cookie']).toBeUndefined();

    const late = visitor();
    const asked = await late.ask('POST', `/t/${key}/code`, { to: kept.identityId });
    const lateId = new URL(asked.location, 'http://x').searchParams.get('id')!;
    world.pass(15);
    expect((await late.ask('POST', `/t/${key}/enter`, { id: lateId, code: lastCode() })).status).toBe(422);

    const guesser = visitor();
    const next = await guesser.ask('POST', `/t/${key}/code`, { to: kept.identityId });
    const nextId = new URL(next.location, 'http://x').searchParams.get('id')!;
    const right = lastCode();
    const wrong = right === '000000' ? '000001' : '000000';
    for (let n = 0; n < 5; n++)
      expect((await guesser.ask('POST', `/t/${key}/enter`, { id: nextId, code: wrong })).body).toContain(
        'No es el código, o ya no vale.',
      );
    expect((await guesser.ask('POST', `/t/${key}/enter`, { id: nextId, code: right })).status).toBe(422);
  });

  test('many tries at once are no more than five', async () => {
    const { key } = await openTicket();
    const who = visitor();
    const choose = await who.ask('GET', `/t/${key}/thread`);
    const asked = await who.ask('POST', `/t/${key}/code`, { to: hidden(choose.body, 'to') });
    const id = new URL(asked.location, 'http://x').searchParams.get('id')!;
    const right = Number(lastCode());
    await Promise.all(
      Array.from({ length: 25 }, (_, n) =>
        visitor().ask('POST', `/t/${key}/enter`, {
          id,
          code: String((right + 1 + n) % 1_000_000).padStart(6, '0'),
        }),
      ),
    );
    const { attempts } = await app.db
      .selectFrom('accessCode')
      .select('attempts')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(attempts).toBe(5);
  });

  test("a code of one ticket opens no other, and one's tries do not burn another's code", async () => {
    const [one, other] = [await openTicket(), await openTicket()];
    const thief = visitor();
    const choose = await thief.ask('GET', `/t/${one.key}/thread`);
    const asked = await thief.ask('POST', `/t/${one.key}/code`, { to: hidden(choose.body, 'to') });
    const id = new URL(asked.location, 'http://x').searchParams.get('id')!;
    expect((await thief.ask('POST', `/t/${other.key}/enter`, { id, code: lastCode() })).status).toBe(422);
    const owner = visitor();
    const { entered } = await enter(owner, one.key);
    expect(entered.status).toBe(303);
  });

  test("nobody's mailbox is filled: so many for a ticket, an identity and an address", async () => {
    const { key } = await openTicket();
    const choose = await visitor().ask('GET', `/t/${key}/thread`);
    const to = hidden(choose.body, 'to');
    const before = carried.length;
    const statuses: number[] = [];
    for (let n = 0; n < 8; n++) statuses.push((await visitor().ask('POST', `/t/${key}/code`, { to })).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429, 429, 429]);
    expect(carried.length - before).toBe(5);
    const one = visitor();
    const many: number[] = [];
    for (let n = 0; n < 8; n++)
      many.push((await one.ask('POST', `/t/${(await openTicket()).key}/code`, { to: 'x' })).status);
    expect(many).toEqual([303, 303, 303, 303, 303, 303, 429, 429]);
  });

  test('where nothing can carry it, that is said, and nothing stays open', async () => {
    way.broken = new ChannelError('not-configured', 'not sent: no outgoing server');
    const { key } = await openTicket();
    const who = visitor();
    const choose = await who.ask('GET', `/t/${key}/thread`);
    const asked = await who.ask('POST', `/t/${key}/code`, { to: hidden(choose.body, 'to') });
    expect(asked.status).toBe(503);
    expect(asked.body).toContain('No hemos podido enviar el código');
  });

  test('who wrote on a page of ours alone, without a name, is told where to go on', async () => {
    const { ticketId } = await place(mail({ kind: 'visitor', value: 'v1', name: null }, { to: [] }), page);
    const { trackingKey } = await world.ticket(ticketId);
    expect((await visitor().ask('GET', `/t/${trackingKey}/thread`)).body).toContain(
      'no hay dónde enviarte un código',
    );
  });
});

describe('the cookie', () => {
  const inside = async () => {
    const ticket = await openTicket({ text: 'Palabras de dentro' });
    const who = visitor();
    await enter(who, ticket.key);
    const sees = async (someone = who) =>
      (await someone.ask('GET', `/t/${ticket.key}/thread`)).body.includes('Palabras de dentro');
    expect(await sees()).toBe(true);
    return { ...ticket, who, sees };
  };

  test('forged, changed, lengthened or of another, opens nothing', async () => {
    const { who, sees } = await inside();
    const [name, value = ''] = who.cookie().split('=');
    const [id, until, signature] = value.split('.');
    const forger = visitor();
    for (const forged of [
      `${id}.${until}.${'A'.repeat(27)}`,
      `${id}.${until}.`,
      `${id}.${until}`,
      `${id}.${Number(until) + 1}.${signature}`,
      `${app.newId()}.${until}.${signature}`,
      `${id}.Infinity.${signature}`,
      '',
      '..',
    ]) {
      forger.setCookie(`${name}=${forged}`);
      expect(await sees(forger), forged).toBe(false);
    }
    forger.setCookie(who.cookie());
    expect(await sees(forger)).toBe(true);
  });

  test('ends after half an hour, whatever the browser keeps', async () => {
    const { sees } = await inside();
    world.pass(29);
    expect(await sees()).toBe(true);
    world.pass(2);
    expect(await sees()).toBe(false);
  });

  test('ends everywhere when she leaves', async () => {
    const { who, key, sees } = await inside();
    const copy = visitor();
    copy.setCookie(who.cookie());
    const { body } = await who.ask('GET', `/t/${key}/thread`);
    await who.ask('POST', `/t/${key}/leave`, { token: hidden(body, 'token') });
    expect(await sees()).toBe(false);
    expect(await sees(copy)).toBe(false);
  });

  test('ends where the identity is blocked or no longer hers', async () => {
    const { ticketId, from, sees } = await inside();
    const set = (blockedAt: Date | null) =>
      app.db.updateTable('identity').set({ blockedAt }).where('value', '=', String(from)).execute();
    await set(app.now());
    expect(await sees()).toBe(false);
    await set(null);
    expect(await sees()).toBe(true);
    const stranger = await openTicket();
    const { customerId } = await world.ticket(stranger.ticketId);
    await app.db.updateTable('ticket').set({ customerId }).where('id', '=', ticketId).execute();
    expect(await sees()).toBe(false);
  });
});
