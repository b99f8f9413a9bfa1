import { readFileSync } from 'node:fs';
import { ChannelError, type Delivery } from '@hilo/channel-kit';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHub } from '../channels/hub.ts';
import { buildServer } from '../http/build-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { drawQr } from './draw-qr.ts';
import { followRoutes, leastMs } from './follow-routes.ts';

const world = await createWorld();
const { app, letters, page, mail, place, agents } = world;

/** What went out past the threads, and what the way out does next. */
const carried: Delivery[] = [];
let broken: ChannelError | null = null;
const hub: ChannelHub = {
  ...world.hub,
  get: (id) =>
    ({
      id,
      open: {
        deliver: async (delivery: Delivery) => {
          if (broken) throw broken;
          carried.push(delivery);
          return { externalId: null, refs: [], status: 'sent', refused: [], raw: null };
        },
      },
    }) as never,
};
const server = await buildServer(app, async () => null);
await server.register(followRoutes(app, hub, () => 'https://ayuda.example', 0));
afterAll(() => server.close());

let networks = 0;
/** One visitor: an address of her own, and the cookies of her browser. */
const visitor = (address = `10.0.${++networks >> 8}.${networks & 255}`) => {
  let cookie = '';
  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    form: Record<string, string> | null = null,
    headers: Record<string, string> = {},
  ) => {
    const answer = await server.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        'accept-language': 'es',
        ...(cookie ? { cookie } : {}),
        ...(form
          ? { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
          : {}),
        ...headers,
      },
      ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
    });
    const set = answer.headers['set-cookie'];
    if (typeof set === 'string') cookie = set.split(';', 1)[0]!;
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: answer.body,
      location: String(answer.headers.location ?? ''),
    };
  };
  return { ask, cookie: () => cookie, setCookie: (value: string) => (cookie = value) };
};

let people = 0;
const somebody = () => `person${++people}@world.example`;
const openTicket = async (
  given: Parameters<typeof mail>[1] = {},
  from: Parameters<typeof mail>[0] = somebody(),
) => {
  const { ticketId } = await place(mail(from, given));
  const { trackingKey } = await world.ticket(ticketId);
  return { ticketId, key: trackingKey, from };
};
const hidden = (body: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
const lastCode = (): string => /\b(\d{6})\b/.exec(carried.at(-1)!.text)![1]!;

/** Goes all the way in: asks for a code, reads it, enters it. */
const enter = async (who: ReturnType<typeof visitor>, key: string) => {
  const choose = await who.ask('GET', `/t/${key}/thread`);
  const asked = await who.ask('POST', `/t/${key}/code`, { to: hidden(choose.body, 'to') });
  expect(asked.status).toBe(303);
  const form = await who.ask('GET', asked.location);
  const id = hidden(form.body, 'id');
  const entered = await who.ask('POST', `/t/${key}/enter`, { id, code: lastCode() });
  return { id, entered };
};

beforeEach(() => {
  broken = null;
  // Limits of one test are not those of the next.
  world.pass(60);
});

describe('by the key alone', () => {
  test('the status and what happens next, and nothing of who or what', async () => {
    const { ticketId, key } = await openTicket(
      { subject: 'Caldera rota', text: 'Vivo en la calle Mayor 3' },
      { kind: 'mailAddress', value: 'ana.secreta@correo.example', name: 'Ana Secreta' },
    );
    await app.db
      .insertInto('clock')
      .values({
        ticketId,
        id: app.newId(),
        kind: 'firstAnswer',
        rule: 'promise',
        state: 'running',
        startedAt: app.now(),
        dueAt: new Date('2027-03-03T17:00:00Z'),
        trace: '{}',
      })
      .execute();
    const { status, body, headers } = await visitor().ask(
      'GET',
      `/t/${key.toLowerCase().replaceAll('-', '')}`,
    );
    expect(status).toBe(200);
    for (const words of [
      key,
      'Recibida',
      'Tendrás respuesta, como muy tarde, el miércoles, 3 de marzo de 2027, 18:00 CET.',
    ])
      expect(body).toContain(words);
    for (const secret of ['Secreta', 'secreta', 'Caldera', 'Mayor', 'correo.example', ticketId])
      expect(body).not.toContain(secret);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-robots-tag']).toBe('noindex');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('script-src');
    expect(body).not.toMatch(/<script|\son\w+=|style=|https?:\/\//i);
  });

  test.each([
    ['in work', { ownerId: agents.agent.agentId }, 'En ello'],
    [
      'waiting',
      { status: 'waiting', waitingOn: 'customer', followUpAt: new Date('2030-01-01'), waitingSince: null },
      'A la espera de ti',
    ],
    ['resolved', { status: 'resolved', waitingSince: null }, 'Resuelta'],
  ] as const)('says that it is %s', async (_, change, words) => {
    const { ticketId, key } = await openTicket();
    await app.db.updateTable('ticket').set(change).where('id', '=', ticketId).execute();
    expect((await visitor().ask('GET', `/t/${key}`)).body).toContain(`>${words}</p>`);
  });

  test('a promise that was not kept is said to be late', async () => {
    const { ticketId, key } = await openTicket();
    await app.db
      .insertInto('clock')
      .values({
        ticketId,
        id: app.newId(),
        kind: 'firstAnswer',
        rule: 'promise',
        state: 'breached',
        startedAt: app.now(),
        dueAt: new Date(app.now().getTime() - 60_000),
        trace: '{}',
      })
      .execute();
    expect((await visitor().ask('GET', `/t/${key}`)).body).toContain('Vamos con retraso');
  });

  test.each([
    ['legal', 'calendar-days', 'El plazo que marca la ley termina el miércoles, 3 de marzo de 2027.'],
    // Two hours are no day.
    ['legal', 'hours', 'El plazo que marca la ley termina el miércoles, 3 de marzo de 2027, 18:00 CET.'],
    ['cure', 'working-days', 'Tienes hasta el miércoles, 3 de marzo de 2027 para enviarnos lo que falta.'],
  ] as const)('what the law gives, and whom: %s in %s', async (kind, unit, words) => {
    const { ticketId, key } = await openTicket();
    await app.db
      .insertInto('clock')
      .values({
        ticketId,
        id: app.newId(),
        kind,
        rule: 'some-law/1',
        state: 'running',
        isBinding: kind === 'legal',
        startedAt: app.now(),
        dueAt: new Date('2027-03-03T17:00:00Z'),
        trace: JSON.stringify({ unit }),
      })
      .execute();
    expect((await visitor().ask('GET', `/t/${key}`)).body).toContain(words);
  });

  test('an answer comes by the law where that is sooner than the promise', async () => {
    const { ticketId, key } = await openTicket();
    const clock = { ticketId, state: 'running', startedAt: app.now() };
    const rows = [
      {
        kind: 'firstAnswer',
        rule: 'promise',
        isBinding: false,
        due: '2027-03-03T17:00:00Z',
        unit: 'business-minutes',
      },
      { kind: 'legal', rule: 'some-law/2', isBinding: true, due: '2027-03-03T10:05:00Z', unit: 'hours' },
    ];
    for (const { due, unit, ...row } of rows)
      await app.db
        .insertInto('clock')
        .values({ ...clock, ...row, id: app.newId(), dueAt: new Date(due), trace: JSON.stringify({ unit }) })
        .execute();
    const { body } = await visitor().ask('GET', `/t/${key}`);
    expect(body).toContain('Tendrás respuesta, como muy tarde, el miércoles, 3 de marzo de 2027, 11:05 CET.');
    expect(body).not.toMatch(/espuesta[^<]*18:00/);
  });

  test('goes on elsewhere: a code for the telephone holds the address of this page, in this language', async () => {
    const { key } = await openTicket();
    const pathIn = (body: string) => /<svg class="qr".* aria-label="([^"]*)".*<path d="([^"]*)"/.exec(body)!;
    const [, label, path] = pathIn((await visitor().ask('GET', `/t/${key}`)).body);
    expect(label).toBe('Código QR de esta página');
    expect(path).toBe(pathIn(drawQr(`https://ayuda.example/t/${key}`, '').text)[2]);
    const english = pathIn((await visitor().ask('GET', `/t/${key}?lang=en`)).body);
    expect(english[2]).toBe(pathIn(drawQr(`https://ayuda.example/t/${key}?lang=en`, '').text)[2]);
  });

  test('a merged ticket is followed by its own key', async () => {
    const [one, other] = [await openTicket(), await openTicket()];
    await app.db
      .updateTable('ticket')
      .set({ mergedInto: other.ticketId })
      .where('id', '=', one.ticketId)
      .execute();
    await app.db
      .updateTable('ticket')
      .set({ status: 'resolved', waitingSince: null })
      .where('id', '=', other.ticketId)
      .execute();
    const { body } = await visitor().ask('GET', `/t/${one.key}`);
    expect(body).toContain(one.key);
    expect(body).not.toContain(other.key);
    expect(body).toContain('Resuelta');
  });

  test('is entered without a script; either language is one click away and stays', async () => {
    const who = visitor();
    const { key } = await openTicket();
    const form = await who.ask('GET', '/t', null, { 'accept-language': 'en-GB' });
    expect(form.body).toContain('<html lang="en">');
    expect(form.body).toContain('href="/t?lang=es"');
    const sent = await who.ask('POST', '/t?lang=es', { key: ` ${key.toLowerCase()} ` });
    expect(sent).toMatchObject({ status: 303, location: `/t/${key.toLowerCase()}?lang=es` });
    const shown = await who.ask('GET', sent.location, null, { 'accept-language': 'en-GB' });
    expect(shown.body).toContain('<html lang="es">');
    expect(shown.body).toContain(`href="/t/${key}/thread?lang=es"`);
  });
});

describe('a key that nobody has', () => {
  const without = (body: string, typed: string): string => body.replaceAll(typed, 'KEY');

  test('is answered alike, whatever is wrong with it', async () => {
    const erased = await openTicket();
    const { customerId } = await world.ticket(erased.ticketId);
    await app.db
      .updateTable('customer')
      .set({ restrictedAt: app.now() })
      .where('id', '=', customerId)
      .execute();
    const answers = [];
    for (const typed of ['H-222-222-222', 'H-7K3-QX4-TB8', 'abc', erased.key])
      for (const rest of ['', '/thread']) {
        const { status, body, headers } = await visitor().ask('GET', `/t/${typed}${rest}`);
        answers.push([
          status,
          without(body, typed).replaceAll(rest, ''),
          headers['content-length'] !== undefined,
        ]);
      }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]![0]).toBe(404);
  });

  test('a link that says too much after the key leads to the key', async () => {
    for (const rest of ['/threa', '/enter', '/a/b']) {
      const { status, headers } = await visitor().ask('GET', `/t/H-222-222-222${rest}`);
      expect([status, headers.location]).toEqual([303, '/t/H-222-222-222']);
    }
  });

  test('takes as long as one that is there', async () => {
    const { key } = await openTicket();
    const paced = await buildServer(app, async () => null);
    await paced.register(followRoutes(app, hub, () => 'https://ayuda.example'));
    for (const typed of [key, 'H-222-222-222', 'x']) {
      const began = performance.now();
      await paced.inject({ method: 'GET', url: `/t/${typed}` });
      // A timer may end a millisecond early.
      expect(performance.now() - began).toBeGreaterThanOrEqual(leastMs - 1.5);
    }
    await paced.close();
  });

  test('whoever guesses is soon slow, others are not, and who reads hardly ever', async () => {
    const guesser = visitor();
    const { key } = await openTicket();
    let answered = 0;
    for (; answered < 60; answered++) {
      const { status, headers, body } = await guesser.ask('GET', `/t/H-222-222-2${answered % 10}2`);
      if (status !== 429) continue;
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(body).toContain('Demasiados intentos');
      break;
    }
    expect(answered).toBe(12);
    expect((await guesser.ask('GET', `/t/${key}`)).status).toBe(429);
    const reader = visitor();
    for (let n = 0; n < 30; n++) expect((await reader.ask('GET', `/t/${key}`)).status).toBe(200);
  });

  test('what was typed comes back as words', async () => {
    const { body } = await visitor().ask('GET', `/t/${encodeURIComponent('"><img src=x onerror=alert(1)>')}`);
    expect(body).not.toContain('<img');
    expect((await visitor().ask('GET', `/t/${'%F0%9F'}`)).status).toBeGreaterThanOrEqual(400);
  });
});

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
    broken = new ChannelError('not-configured', 'not sent: no outgoing server');
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

describe('the conversation', () => {
  const write = async (ticketId: string, values: Record<string, unknown>) => {
    const id = app.newId();
    await app.db
      .insertInto('message')
      .values({
        id,
        ticketId,
        channelId: letters.id,
        kind: 'message',
        direction: 'out',
        text: '',
        occurredAt: app.now(),
        createdAt: app.now(),
        ...values,
      } as never)
      .execute();
    return id;
  };

  test('is what she wrote and what was written to her: no note, no partner, nothing that has not left', async () => {
    const { ticketId, key, from } = await openTicket({ text: 'Lo mío' });
    const toHer = { to: [{ kind: 'mailAddress', value: from, name: null }], cc: [], bcc: [] };
    const toPartner = {
      to: [{ kind: 'mailAddress', value: 'taller@world.example', name: null }],
      cc: [],
      bcc: [],
    };
    await write(ticketId, {
      text: 'Para ella',
      parties: JSON.stringify(toHer),
      delivery: 'sent',
      authorName: 'Marta',
    });
    await write(ticketId, { text: 'SECRETO nota', kind: 'note', direction: 'internal', channelId: null });
    await write(ticketId, {
      text: 'SECRETO taller',
      parties: JSON.stringify(toPartner),
      isForward: true,
      delivery: 'sent',
    });
    for (const delivery of ['scheduled', 'queued', 'cancelled'])
      await write(ticketId, { text: `SECRETO ${delivery}`, parties: JSON.stringify(toHer), delivery });
    await write(ticketId, {
      text: '',
      redactedAt: app.now(),
      parties: JSON.stringify(toHer),
      delivery: 'sent',
    });
    const who = visitor();
    await enter(who, key);
    const { body } = await who.ask('GET', `/t/${key}/thread`);
    expect(body).toContain('Lo mío');
    expect(body).toContain('Para ella');
    expect(body).toContain('Marta');
    expect(body).toContain('Este mensaje se ha retirado.');
    expect(body).not.toContain('SECRETO');
  });

  test('what anybody wrote is words: nothing in it runs, nothing leaves', async () => {
    const payloads = (
      JSON.parse(
        readFileSync(
          new URL('../../../../channels/email/fixtures/read/dompurify/payloads.json', import.meta.url),
          'utf8',
        ),
      ) as { payload: string }[]
    ).map(({ payload }) => payload.replaceAll('\0', '').toWellFormed().slice(0, 4_000));
    const { ticketId, key, from } = await openTicket({ text: payloads[0]! });
    for (const payload of payloads.slice(1, 190))
      await write(ticketId, {
        text: payload,
        authorName: payload.slice(0, 200),
        parties: JSON.stringify({ to: [{ kind: 'mailAddress', value: from, name: null }] }),
        delivery: 'sent',
      });
    const who = visitor();
    await enter(who, key);
    const { body } = await who.ask('GET', `/t/${key}/thread`);
    const tags = new Set([...body.matchAll(/<\/?([a-z0-9!]+)/gi)].map(([, name]) => name!.toLowerCase()));
    expect([...tags].sort()).toEqual(
      [
        '!doctype',
        'a',
        'b',
        'body',
        'button',
        'div',
        'footer',
        'form',
        'h1',
        'h2',
        'head',
        'header',
        'html',
        'input',
        'label',
        'li',
        'link',
        'main',
        'meta',
        'ol',
        'p',
        'section',
        'span',
        'textarea',
        'time',
        'title',
        'ul',
      ].filter((name) => tags.has(name)),
    );
    const attributes = [...body.matchAll(/<[a-z0-9]+((?:\s+[^<>]*)?)>/gi)].flatMap(([, inside]) =>
      [...inside!.matchAll(/\s([^\s=>"]+)=/g)].map(([, name]) => name!),
    );
    expect(attributes.filter((name) => /^on/i.test(name))).toEqual([]);
    for (const [, href] of body.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(\/|https?:)/);
  });

  test('she adds to it, as herself, in her mail thread, once', async () => {
    const first = mail(somebody(), { subject: 'Mi pedido' });
    const { ticketId } = await place(first);
    const { trackingKey: key, customerId } = await world.ticket(ticketId);
    const who = visitor();
    await enter(who, key);
    const { body } = await who.ask('GET', `/t/${key}/thread`);
    world.pass(1);
    const form = {
      token: hidden(body, 'token'),
      once: hidden(body, 'once'),
      text: 'Falta una pieza\r\ny tengo prisa',
    };
    for (let n = 0; n < 3; n++)
      expect(await who.ask('POST', `/t/${key}/message`, form)).toMatchObject({
        status: 303,
        location: `/t/${key}/thread?added=1`,
      });
    const rows = await app.db
      .selectFrom('message')
      .innerJoin('identity', 'identity.id', 'message.authorIdentityId')
      .select([
        'message.text',
        'message.subject',
        'message.refs',
        'message.channelId',
        'message.assurance',
        'identity.customerId',
        'identity.verifiedBy',
      ])
      .where('ticketId', '=', ticketId)
      .where('direction', '=', 'in')
      .orderBy('message.occurredAt')
      .orderBy('message.id')
      .execute();
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({
      text: 'Falta una pieza\ny tengo prisa',
      subject: 'Mi pedido',
      refs: [first.thread.ownRef],
      channelId: letters.id,
      customerId,
      assurance: { level: 'verified', method: 'code' },
      verifiedBy: 'code',
    });
    expect((await who.ask('GET', `/t/${key}/thread?added=1`)).body).toContain('Lo tenemos.');
  });

  test('an empty message, a long one and one without the right form are not taken', async () => {
    const { ticketId, key } = await openTicket();
    const who = visitor();
    await enter(who, key);
    const { body } = await who.ask('GET', `/t/${key}/thread`);
    const token = hidden(body, 'token');
    const say = (form: Record<string, string>, headers = {}) =>
      who.ask('POST', `/t/${key}/message`, form, headers);
    expect((await say({ token, text: '  ' })).body).toContain('Escribe tu mensaje o elige un archivo.');
    const long = await say({ token, text: 'x'.repeat(8_001) });
    expect(long.status).toBe(422);
    expect(long.body).toContain('x'.repeat(8_001));
    expect(await say({ token: 'forged', text: 'hola' })).toMatchObject({ location: `/t/${key}/thread` });
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'null' },
    ])
      expect((await say({ token, text: 'hola' }, headers)).status).toBe(403);
    const foreign = await server.inject({
      method: 'POST',
      url: `/t/${key}/message`,
      headers: {
        cookie: who.cookie(),
        origin: 'https://evil.example',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({ token, text: 'hola' }).toString(),
    });
    expect(foreign.statusCode).toBe(403);
    expect((await world.ticket(ticketId)).messageCount).toBe(1);
  });

  test('nothing of a host that a request makes up is in a page, a redirect or a mail', async () => {
    const { key } = await openTicket();
    const who = visitor();
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
    const choose = await who.ask('GET', `/t/${key}/thread`, null, headers);
    const asked = await who.ask('POST', `/t/${key}/code`, { to: hidden(choose.body, 'to') }, headers);
    expect(`${choose.body}${asked.location}${carried.at(-1)!.text}`).not.toContain('evil');
  });
});
