import type { Party } from '@hilo/channel-kit';
import { beforeEach, describe, expect, test } from 'vitest';
import { fileRoutes } from '../files/serve-file.ts';
import { moveMessages } from '../tickets/move-messages.ts';
import { openFollow } from './testing/follow-world.ts';

const { world, server, carried, visitor, hidden, lastCode } = await openFollow();
const { app, agents, page, letters, mail, place } = world;
await server.register(fileRoutes(app));
const browser = () => visitor().ask;
type Browser = ReturnType<typeof browser>;

let serial = 0;
beforeEach(() => {
  serial++;
  carried.length = 0;
});

const inChat = (): Party => ({ kind: 'visitor', value: `browser-${++serial}`, name: null });
const chat = (from: Party, text: string) => place(mail(from, { to: [], subject: null, text }), page);
const keyOf = async (ticketId: string) => (await world.ticket(ticketId)).trackingKey;
const leave = (from: Party, trackingKey: string, value: string | null) =>
  world.bring(
    {
      type: 'contact',
      externalId: `contact-${++serial}`,
      occurredAt: app.now().toISOString(),
      from,
      trackingKey,
      reachableAt: value === null ? null : { kind: 'mailAddress', value, name: null },
    },
    page,
  );
const answer = (ticketId: string, text: string, to: Party, channelId = page.id) =>
  app.db
    .insertInto('message')
    .values({
      id: app.newId(),
      ticketId,
      channelId,
      kind: 'message',
      direction: 'out',
      text,
      delivery: 'sent',
      parties: JSON.stringify({ to: [to], cc: [], bcc: [] }),
      occurredAt: app.now(),
      createdAt: app.now(),
    })
    .execute();
const choices = (body: string): string[] =>
  [...body.matchAll(/name="to" value="([^"]*)"/g)].map(([, to]) => to!);

const ask = async (who: Browser, key: string, to: string) => {
  const asked = await who('POST', `/t/${key}/code`, { to });
  return new URL(asked.location, 'http://x').searchParams.get('id') ?? '';
};
const enter = async (who: Browser, key: string) => {
  const [to = ''] = choices((await who('GET', `/t/${key}/thread`)).body);
  const id = await ask(who, key, to);
  const entered = await who('POST', `/t/${key}/enter`, { id, code: lastCode() });
  expect(entered.status).toBe(303);
  return id;
};

/** Somebody who wrote in the chat, left an address, and was answered there. */
const talk = async (address = `left${++serial}@world.example`) => {
  const from = inChat();
  const { ticketId } = await chat(from, 'Mi caldera pierde agua');
  const key = await keyOf(ticketId);
  await leave(from, key, address);
  await answer(ticketId, 'Cierra la llave de paso', from);
  return { from, ticketId, key, address };
};

describe('an address that was left in a chat', () => {
  test('is where a code goes, masked, and opens what she wrote and what was answered to her', async () => {
    const { key, address } = await talk('ana.nunez@correo.example');
    const who = browser();
    const { body } = await who('GET', `/t/${key}/thread`);
    expect(body).toContain('a•••@c•••.example');
    expect(body).not.toContain(address);
    await enter(who, key);
    expect(carried.at(-1)!.to).toEqual([{ kind: 'mailAddress', value: address, name: null }]);
    const inside = await who('GET', `/t/${key}/thread`);
    expect(inside.body).toContain('Mi caldera pierde agua');
    expect(inside.body).toContain('Cierra la llave de paso');
  });

  test('opens nothing of the rest of the matter, once it is another’s', async () => {
    const { ticketId, key } = await talk();
    const ana: Party = { kind: 'mailAddress', value: `ana${serial}@world.example`, name: 'Ana' };
    const hers = await place(mail(ana, { text: 'SECRETO de Ana' }));
    await answer(hers.ticketId, 'SECRETO para Ana', ana, letters.id);
    await moveMessages(app, agents.agent, ticketId, { toTicketId: hers.ticketId, reason: 'La misma' });
    const who = browser();
    // Ana's own address is offered, too; the code goes to the one that was left.
    const left = choices((await who('GET', `/t/${key}/thread`)).body).find((to) => to.startsWith('left-'))!;
    const id = await ask(who, key, left);
    await who('POST', `/t/${key}/enter`, { id, code: lastCode() });
    const { body } = await who('GET', `/t/${key}/thread`);
    expect(body).toContain('Mi caldera pierde agua');
    expect(body).not.toContain('SECRETO');
  });

  test('takes nothing from a request: no other address, no other ticket, no other name', async () => {
    const [one, other] = [await talk(), await talk()];
    const theirs = choices((await browser()('GET', `/t/${other.key}/thread`)).body)[0]!;
    for (const to of [theirs, theirs.slice(5), other.address, `left-${app.newId()}`, 'left-', ''])
      expect(await ask(browser(), one.key, to), to).toBe('');
    expect(carried).toEqual([]);
    // A code of one key opens no other.
    const thief = browser();
    const id = await ask(thief, one.key, choices((await thief('GET', `/t/${one.key}/thread`)).body)[0]!);
    expect((await thief('POST', `/t/${other.key}/enter`, { id, code: lastCode() })).status).toBe(422);
    expect((await thief('GET', `/t/${other.key}/thread`)).body).not.toContain('caldera');
  });

  test('a code is good once, and five tries', async () => {
    const { key } = await talk();
    const id = await enter(browser(), key);
    const code = lastCode();
    expect((await browser()('POST', `/t/${key}/enter`, { id, code })).status).toBe(422);
    const guesser = browser();
    const next = await ask(guesser, key, choices((await browser()('GET', `/t/${key}/thread`)).body)[0]!);
    const wrong = lastCode() === '000000' ? '000001' : '000000';
    for (let n = 0; n < 5; n++) await guesser('POST', `/t/${key}/enter`, { id: next, code: wrong });
    expect((await guesser('POST', `/t/${key}/enter`, { id: next, code: lastCode() })).status).toBe(422);
  });

  test('nobody’s mailbox is filled, however many chats name it', async () => {
    const address = `victim${serial}@world.example`;
    let sent = 0;
    for (let n = 0; n < 4; n++) {
      const { key } = await talk(address);
      const [to = ''] = choices((await browser()('GET', `/t/${key}/thread`)).body);
      for (let m = 0; m < 4; m++) if (await ask(browser(), key, to)) sent++;
    }
    expect(sent).toBe(10);
    expect(carried).toHaveLength(10);
  });

  test('taken back or changed it opens nothing more, and what was open is closed', async () => {
    const { from, key } = await talk();
    const who = browser();
    await enter(who, key);
    const sees = async () => (await who('GET', `/t/${key}/thread`)).body.includes('caldera');
    expect(await sees()).toBe(true);
    await leave(from, key, 'another@world.example');
    expect(await sees()).toBe(false);
    expect((await who('GET', `/t/${key}/thread`)).body).toContain('a•••@w•••.example');
    await leave(from, key, null);
    expect(choices((await who('GET', `/t/${key}/thread`)).body)).toEqual([]);
  });

  test('opens nothing where whoever left it, or it itself, is blocked', async () => {
    const { from, key } = await talk();
    const who = browser();
    await enter(who, key);
    const block = (blockedAt: Date | null) =>
      app.db.updateTable('identity').set({ blockedAt }).where('value', '=', from.value).execute();
    await block(app.now());
    const { body } = await who('GET', `/t/${key}/thread`);
    expect(body).not.toContain('caldera');
    expect(choices(body)).toEqual([]);
  });

  test('left by a stranger in a ticket that is not hers, it counts for nothing', async () => {
    const { key } = await talk();
    await leave(inChat(), key, 'evil@world.example');
    expect((await browser()('GET', `/t/${key}/thread`)).body).not.toContain('e•••@');
  });
});

describe('what she adds from there', () => {
  test('comes from the address that was proved, with its files, into the same ticket, once', async () => {
    const { ticketId, key, address } = await talk();
    const who = browser();
    await enter(who, key);
    const { body } = await who('GET', `/t/${key}/thread`);
    expect(body).toContain('enctype="multipart/form-data"');
    const form = (files: File[]): FormData => {
      const data = new FormData();
      for (const name of ['token', 'once']) data.append(name, hidden(body, name));
      data.append('text', 'Esta es la foto');
      for (const file of files) data.append('files', file);
      return data;
    };
    const picture = new File([Buffer.from('<script>alert(1)</script>')], '../fo"to<1>.html', {
      type: 'text/html',
    });
    for (let n = 0; n < 2; n++)
      expect(await who('POST', `/t/${key}/message`, form([picture]))).toMatchObject({
        status: 303,
        location: `/t/${key}/thread?added=1`,
      });
    const rows = await app.db
      .selectFrom('message')
      .innerJoin('identity', 'identity.id', 'message.authorIdentityId')
      .select(['message.id', 'identity.value', 'message.assurance'])
      .where('ticketId', '=', ticketId)
      .where('text', '=', 'Esta es la foto')
      .execute();
    expect(rows).toMatchObject([{ value: address, assurance: { level: 'verified', method: 'code' } }]);
    const after = await who('GET', `/t/${key}/thread`);
    expect(after.body).toContain('Esta es la foto');
    const [, url = ''] = /<a href="(\/files\/[^"]+)"/.exec(after.body)!;
    const file = await server.inject({ url: url.replaceAll('&#38;', '&') });
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/octet-stream']);
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w%.-]+$/);
    expect(file.headers['content-security-policy']).toContain('sandbox');
    // The address is good for no longer than the page.
    world.pass(31);
    expect((await server.inject({ url: url.replaceAll('&#38;', '&') })).statusCode).toBe(403);
  });

  test('files alone are a message; too many, too large, or of a form that is not ours are not taken', async () => {
    const { ticketId, key } = await talk();
    const who = browser();
    await enter(who, key);
    const { body } = await who('GET', `/t/${key}/thread`);
    const form = (files: File[], token = hidden(body, 'token')): FormData => {
      const data = new FormData();
      data.append('token', token);
      data.append('once', app.newId());
      data.append('text', '');
      for (const file of files) data.append('files', file);
      return data;
    };
    const small = () => new File(['x'], 'x.txt', { type: 'text/plain' });
    const many = await who('POST', `/t/${key}/message`, form(Array.from({ length: 11 }, small)));
    expect([many.status, many.body.includes('como mucho, 10 en un mensaje. Vuelve a elegir')]).toEqual([
      422,
      true,
    ]);
    const large = new File([Buffer.alloc(10_000_001)], 'x.bin');
    const cut = await who('POST', `/t/${key}/message`, form([large]));
    expect([cut.status, cut.body.includes('Un archivo ocupa demasiado')]).toEqual([422, true]);
    expect(await who('POST', `/t/${key}/message`, form([small()], 'forged'))).toMatchObject({
      status: 303,
      location: `/t/${key}/thread`,
    });
    expect(await browser()('POST', `/t/${key}/message`, form([small()]))).toMatchObject({
      status: 303,
      location: `/t/${key}/thread`,
    });
    const count = async () => (await world.ticket(ticketId)).messageCount;
    const before = await count();
    expect((await who('POST', `/t/${key}/message`, form([small()]))).location).toBe(
      `/t/${key}/thread?added=1`,
    );
    expect((await count()) - before).toBe(1);
  });
});
