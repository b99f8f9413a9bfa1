import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { listTickets } from '../tickets/list-tickets.ts';
import { readTicket } from '../tickets/read-ticket.ts';
import { eraseCustomer, replayErasures } from './erase-customer.ts';
import { exportCustomer } from './export-customer.ts';
import { listCustomers } from './list-customers.ts';
import { readCustomer } from './read-customer.ts';
import { liftRestriction, restrictCustomer } from './restrict-customer.ts';
import { openRights } from './testing/known-person.ts';
import { changeCustomer } from './write-customer.ts';

const { world, reply, party, person, spread, findEverywhere, bytes } = await openRights();
const { app, hub, mail, place, agents } = world;
const { administrator, agent, supervisor } = agents;

describe('blocking', () => {
  it('hides the person from lists, search and tickets, and refuses writing', async () => {
    const { customerId, ticketId, address } = await person();
    const { messageId } = await reply(ticketId, 'on its way');
    await restrictCustomer(app, administrator, customerId);
    expect(
      (await listCustomers(app, agent, { limit: 50, query: 'canary' })).items.map((row) => row.id),
    ).not.toContain(customerId);
    expect((await listTickets(app, agent, { limit: 100, view: 'all', customerId })).items).toEqual([]);
    await expect(readTicket(app, administrator, ticketId)).rejects.toMatchObject({
      code: 'resource.notFound',
    });
    await expect(readCustomer(app, agent, customerId)).rejects.toMatchObject({ code: 'resource.notFound' });
    expect(JSON.stringify(await readCustomer(app, administrator, customerId))).not.toContain(address);
    await expect(reply(ticketId, 'more')).rejects.toMatchObject({ code: 'customer.restricted' });
    await expect(changeCustomer(app, administrator, customerId, { name: 'x' })).rejects.toMatchObject({
      code: 'customer.restricted',
    });
    await expect(restrictCustomer(app, administrator, customerId)).rejects.toMatchObject({
      code: 'customer.restricted',
    });
    expect(await world.message(messageId)).toMatchObject({ delivery: 'cancelled' });
  });

  it('lets what the person writes from now on open a file of its own', async () => {
    const { customerId, ticketId, from, first } = await person();
    const key = (await world.ticket(ticketId)).trackingKey;
    await restrictCustomer(app, administrator, customerId);
    const again = await place(
      mail(from, {
        subject: key,
        thread: { refs: [first.thread.ownRef!], ownRef: null, nativeThread: null, replyTokens: [] },
      }),
    );
    expect(again.ticketId).not.toBe(ticketId);
    expect((await world.ticket(again.ticketId)).customerId).not.toBe(customerId);
    await expect(liftRestriction(app, administrator, customerId)).rejects.toMatchObject({
      code: 'resource.conflict',
    });
  });

  it('can be lifted, and all is as before', async () => {
    const { customerId, from, ticketId } = await person();
    await restrictCustomer(app, administrator, customerId);
    await liftRestriction(app, administrator, customerId);
    const again = await place(mail(from, { subject: (await world.ticket(ticketId)).trackingKey }));
    expect(again.ticketId).toBe(ticketId);
  });
});

describe('erasing', () => {
  it('needs the data to be blocked first', async () => {
    const { customerId } = await person();
    await expect(eraseCustomer(app, administrator, customerId)).rejects.toMatchObject({
      code: 'resource.conflict',
    });
  });

  it('leaves no byte of the person in any table or file, and everything of others', async () => {
    const one = await spread();
    const bystander = await spread();
    const shared = await app.blobs.put(bytes('a form that everybody sends'));
    const form = { name: 'form.txt', type: 'text/plain', blob: shared, inline: false, contentId: null };
    await place(mail(one.from, { files: [form] }));
    await place(mail(bystander.from, { files: [form] }));
    expect((await findEverywhere([one.canary])).length).toBeGreaterThan(20);
    // Kept answers are sealed: all of them are forgotten, whosever they are.
    const ofBystander = async () =>
      (await findEverywhere([bystander.canary])).filter((found) => !found.startsWith('idempotency'));
    const before = await ofBystander();
    const rows = async () =>
      (
        await sql<{
          n: number;
        }>`select (select count(*) from ticket) + (select count(*) from message) + (select count(*) from arrival) as n`.execute(
          app.db,
        )
      ).rows[0]!.n;
    const counted = await rows();
    await restrictCustomer(app, administrator, one.customerId);
    world.ageFiles();
    await eraseCustomer(app, administrator, one.customerId);
    expect(await findEverywhere([one.canary])).toEqual([]);
    expect((await ofBystander()).length).toBe(before.length);
    expect(Buffer.from(await app.blobs.get(shared.id)).toString()).toBe('a form that everybody sends');
    expect(await rows()).toBe(counted);
    // The neighbour's own words are still there.
    expect((await readTicket(app, agent, one.othersTicket)).thread.items.map((item) => item.text)).toContain(
      one.other.text,
    );
    // Once more changes nothing, and the same mail read again opens nothing of the old.
    await eraseCustomer(app, administrator, one.customerId);
    expect((await world.bring(one.first)).outcome).toBe('duplicate');
    expect(await findEverywhere([one.canary])).toEqual([]);
  });

  const refsTo = (...refs: (string | null)[]) => ({
    refs: refs.filter((ref) => ref !== null),
    ownRef: null,
    nativeThread: null,
    replyTokens: [],
  });

  it('takes the words out of what others quoted, with the originals that hold them, and leaves their own', async () => {
    const one = await person();
    const neighbour = mail('nora@mail.example', { subject: 'Fence', cc: [one.from] });
    const { ticketId } = await place(neighbour);
    const answer = mail(one.from, {
      text: `${one.canary}answer`,
      thread: { ...refsTo(neighbour.thread.ownRef!), ownRef: `<${one.canary}@mail.example>` },
    });
    await place(answer);
    world.pass(1);
    const original = async (text: string) => app.blobs.put(bytes(`raw of ${text} with ${one.canary}`));
    const quoting = (from: string, given: object) =>
      mail(from, {
        text: `${from} agrees`,
        quotedText: `> ${one.canary}text`,
        html: `<p>${from} agrees</p><blockquote>${one.canary}text</blockquote>`,
        ...given,
      });
    const inTheirTicket = await place(
      quoting('nora@mail.example', {
        raw: await original('nora'),
        thread: refsTo(answer.thread.ownRef),
      }),
    );
    // A stranger to the ticket opens one of his own; he still quotes.
    const elsewhere = await place(
      quoting('stranger@mail.example', {
        raw: await original('stranger'),
        thread: refsTo(one.first.thread.ownRef),
      }),
    );
    const byAddress = await place(
      quoting('forwarder@mail.example', { quotedText: `${one.address} wrote: ${one.canary}` }),
    );
    const bystander = await place(
      mail('quiet@mail.example', { quotedText: '> about something else', html: '<p>kept</p>' }),
    );
    expect(new Set([ticketId, elsewhere.ticketId, byAddress.ticketId, one.ticketId]).size).toBe(4);
    expect(inTheirTicket.ticketId).toBe(ticketId);

    await restrictCustomer(app, administrator, one.customerId);
    world.ageFiles();
    const report = await eraseCustomer(app, administrator, one.customerId);
    expect(report).toMatchObject({ messages: 2, files: 1, quotations: 3 });
    expect(report.originals).toBeGreaterThanOrEqual(2);
    expect(report.notReached.wordsOfOthers).toEqual({ messages: [], hasMore: false });
    expect(await findEverywhere([one.canary])).toEqual([]);
    for (const [id, from] of [
      [inTheirTicket.messageId, 'nora'],
      [elsewhere.messageId, 'stranger'],
    ])
      expect(await world.message(id!)).toMatchObject({
        text: `${from}@mail.example agrees`,
        quotedText: null,
        html: null,
        redactedAt: null,
      });
    expect(await world.message(bystander.messageId)).toMatchObject({
      quotedText: '> about something else',
      html: '<p>kept</p>',
    });
  });

  it('says where others name the person in their own words, and does not touch it', async () => {
    const one = await person();
    const other = await place(mail('talker@mail.example', { text: `Ask ${one.canary}name Canary about it` }));
    const second = await place(mail('teller@mail.example', { subject: `Write to ${one.address}, please` }));
    await place(mail('half@mail.example', { text: `${one.canary}name alone, and the word Canary later` }));
    await restrictCustomer(app, administrator, one.customerId);
    const { notReached } = await eraseCustomer(app, administrator, one.customerId);
    const said = [other, second].map(({ ticketId, messageId }) => ({ ticketId, messageId }));
    expect(notReached.wordsOfOthers?.hasMore).toBe(false);
    expect(new Set(notReached.wordsOfOthers?.messages)).toEqual(new Set(said));
    expect((await world.message(other.messageId)).text).toBe(`Ask ${one.canary}name Canary about it`);
    // The second time there is no name left to look by.
    const again = await eraseCustomer(app, administrator, one.customerId);
    expect(again).toMatchObject({ quotations: 0, originals: 0, notReached: { wordsOfOthers: null } });
  });

  it('is replayed after a backup from before it was restored', async () => {
    const one = await person();
    await restrictCustomer(app, administrator, one.customerId);
    const copies = [];
    for (const table of ['identity', 'customer', 'message', 'attachment', 'ticket'] as const) {
      const { rows } = await sql<{
        row: unknown;
      }>`select to_jsonb(one) as row from ${sql.table(table)} as one`.execute(app.db);
      copies.push({ table, rows: JSON.stringify(rows.map((each) => each.row)) });
    }
    const files = await Promise.all(
      [one.first.raw!.id, one.first.files[0]!.blob.id].map((id) => app.blobs.get(id)),
    );
    world.ageFiles();
    await eraseCustomer(app, administrator, one.customerId);
    expect(await findEverywhere([one.canary])).toEqual([]);
    // The restore: the rows and files as they were.
    for (const { table, rows } of copies)
      await sql`update ${sql.table(table)} as now set ${sql.raw(
        {
          identity: 'value = old.value, display_name = old.display_name, kind = old.kind',
          customer: 'name = old.name, search_name = old.search_name, erased_at = old.erased_at',
          message: 'text = old.text, html = old.html, raw_blob = old.raw_blob, author_name = old.author_name',
          attachment: 'name = old.name, blob = old.blob',
          ticket: 'subject = old.subject, last_text = old.last_text',
        }[table],
      )} from jsonb_populate_recordset(null::${sql.table(table)}, ${rows}::jsonb) as old where old.id = now.id`.execute(
        app.db,
      );
    for (const file of files) await app.blobs.put(file);
    expect((await findEverywhere([one.canary])).length).toBeGreaterThan(5);
    world.ageFiles();
    expect(await replayErasures(app)).toBe(1);
    expect(await findEverywhere([one.canary])).toEqual([]);
    expect(await replayErasures(app)).toBe(0);
  });
});

describe('exporting', () => {
  const read = async (customerId: string) => {
    let text = '';
    for await (const piece of await exportCustomer(app, hub, supervisor, customerId)) text += piece;
    return JSON.parse(text);
  };

  it('gives the thread, files and events, with other people numbered and their words withheld', async () => {
    const one = await person();
    const friend = party('friend@mail.example', 'Frida Friend');
    world.pass(1);
    await reply(one.ticketId, `Frida Friend (FRIEND@mail.example) was copied, ${one.canary}`, {
      to: [one.from],
      cc: [friend],
    });
    world.pass(1);
    await place(mail(friend, { subject: (await world.ticket(one.ticketId)).trackingKey, text: 'My secret' }));
    const given = await read(one.customerId);
    expect(given.identities).toMatchObject([{ value: one.address }]);
    const [first, second, third] = given.tickets[0].messages;
    expect(first).toMatchObject({
      text: `${one.canary}text`,
      from: one.address,
      files: [{ name: `${one.canary}.txt` }],
    });
    expect(first.files[0].url).toMatch(/^\/files\//);
    expect(second).toMatchObject({
      text: `[third party 1] ([third party 1]) was copied, ${one.canary}`,
      to: [one.address, '[third party 1]'],
    });
    expect(third).toMatchObject({ isWithheld: true, text: null, from: '[third party 1]' });
    expect(JSON.stringify(given)).not.toMatch(/friend@|frida|My secret/i);
    expect(given.tickets[0].readable).toContain(`${one.canary}text`);
    expect(given.events.map((event: { type: string }) => event.type)).toContain('ticket.opened');
  });

  it('gives what she wrote, and was sent, in the matters of others, and nothing more of them', async () => {
    const one = await person();
    const owner = party('owner@mail.example', 'Olga Owner');
    const blind = party('blind@mail.example', 'Berta Blind');
    const begun = mail(owner, { subject: 'Olga’s house', text: 'Olga’s own words', cc: [one.from] });
    const { ticketId } = await place(begun);
    const thread = { refs: [begun.thread.ownRef!], ownRef: null, nativeThread: null, replyTokens: [] };
    world.pass(1);
    await place(mail(one.from, { text: `${one.canary}elsewhere`, subject: null, thread }));
    world.pass(1);
    await reply(ticketId, 'To Olga Owner and you, not Berta Blind', {
      to: [owner],
      cc: [one.from],
      bcc: [blind],
    });
    await reply(ticketId, 'For Olga alone', { to: [owner] });
    await reply(ticketId, 'A note', { kind: 'note' });
    const given = await read(one.customerId);
    expect(given.elsewhere).toMatchObject([
      {
        messages: [
          { isWithheld: true, text: null },
          { from: one.address, text: `${one.canary}elsewhere` },
          { text: expect.stringMatching(/^To \[third party \d\] and you, not \[third party \d\]$/) },
        ],
      },
    ]);
    expect(JSON.stringify(given)).not.toMatch(/owner@|olga|alone|a note|blind@|berta/i);
  });

  it('of blocked data is for whoever may erase, and is on the record', async () => {
    const one = await person();
    await restrictCustomer(app, administrator, one.customerId);
    await expect(exportCustomer(app, hub, supervisor, one.customerId)).rejects.toMatchObject({
      code: 'customer.restricted',
    });
    for await (const _piece of await exportCustomer(app, hub, administrator, one.customerId));
    const events = await app.db
      .selectFrom('event')
      .select('type')
      .where('customerId', '=', one.customerId)
      .where('type', '=', 'customer.exported')
      .execute();
    expect(events).toHaveLength(1);
  });
});
