import { describe, expect, test } from 'vitest';
import { buildServer } from '../http/build-server.ts';
import { drawQr } from './draw-qr.ts';
import { followRoutes, leastMs } from './follow-routes.ts';
import { openFollow } from './testing/follow-world.ts';

const { world, hub, visitor, openTicket } = await openFollow();
const { app, agents } = world;

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
      'Pendiente de ti',
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
    const clock = { ticketId, state: 'running', startedAt: app.now() } as const;
    const rows = [
      {
        kind: 'firstAnswer',
        rule: 'promise',
        isBinding: false,
        due: '2027-03-03T17:00:00Z',
        unit: 'business-minutes',
      },
      { kind: 'legal', rule: 'some-law/2', isBinding: true, due: '2027-03-03T10:05:00Z', unit: 'hours' },
    ] as const;
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
