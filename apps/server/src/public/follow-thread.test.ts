import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { moveIdentities } from '../customers/move-identities.ts';
import { openFollow } from './testing/follow-world.ts';

const { world, server, carried, visitor, somebody, openTicket, hidden, enter } = await openFollow();
const { app, letters, mail, place } = world;

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

  test('names her other tickets and opens them without another code: those she wrote in, and no other', async () => {
    const { ticketId, key, from } = await openTicket({ subject: 'La caldera' });
    world.pass(60);
    const second = await openTicket({ subject: 'La factura <b>' }, from);
    world.pass(60);
    const spam = await openTicket({ subject: 'Nada' }, from);
    await app.db.updateTable('ticket').set({ isSpam: true }).where('id', '=', spam.ticketId).execute();
    const stranger = await openTicket({ subject: 'De otra persona' });
    // Joined to her by an agent, and written from another address: she has not proved that one.
    const joined = await openTicket({ subject: 'Desde el trabajo' });
    const { customerId } = await world.ticket(ticketId);
    await moveIdentities(app, world.agents.agent, (await world.ticket(joined.ticketId)).customerId, {
      toCustomerId: customerId,
      reasons: ['agentSaidSo'],
      note: null,
    });
    const who = visitor();
    await enter(who, key);
    const { body } = await who.ask('GET', `/t/${key}/thread`);
    expect(body).toContain('Tus otras gestiones');
    expect(body).toContain('La factura &#60;b&#62;');
    expect(body).toContain(`/t/${second.key}/thread`);
    for (const other of [spam, stranger, joined]) expect(body).not.toContain(other.key);
    const there = await who.ask('GET', `/t/${second.key}/thread`);
    expect(there.body).toContain('<li data-from="customer"');
    expect(there.body).toContain(`/t/${key}/thread`);
    for (const other of [stranger, joined])
      expect((await who.ask('GET', `/t/${other.key}/thread`)).body).not.toContain('<li data-from');
    const form = new FormData();
    form.set('token', hidden(there.body, 'token'));
    form.set('once', hidden(there.body, 'once'));
    form.set('text', 'Y otra cosa');
    expect((await who.ask('POST', `/t/${second.key}/message`, form)).status).toBe(303);
    expect((await who.ask('GET', `/t/${second.key}/thread`)).body).toContain('Y otra cosa');
    // What she wrote behind a code proves the address: the rest of what is hers is hers by it.
    expect((await who.ask('GET', `/t/${key}/thread`)).body).toContain(joined.key);
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

  test.each([
    ['in a file', (form: string) => form.slice(0, form.indexOf('half of it'))],
    ['in the head of a part', (form: string) => form.slice(0, form.indexOf('filename='))],
    ['before there is one', () => ''],
  ])('a form that breaks off %s is not taken, and is no fault of ours', async (_where, cut) => {
    const { ticketId, key } = await openTicket();
    const who = visitor();
    await enter(who, key);
    const token = hidden((await who.ask('GET', `/t/${key}/thread`)).body, 'token');
    const part = (name: string, value: string) =>
      `--a\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const form = `${part('token', token)}${part('text', 'hola')}--a\r\ncontent-disposition: form-data; name="files"; filename="x.txt"\r\n\r\nwhole, half of it\r\n--a--\r\n`;
    const answer = await server.inject({
      method: 'POST',
      url: `/t/${key}/message`,
      headers: {
        cookie: who.cookie(),
        'sec-fetch-site': 'same-origin',
        'content-type': 'multipart/form-data; boundary=a',
      },
      payload: cut(form),
    });
    expect(answer.statusCode).toBeLessThan(500);
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
