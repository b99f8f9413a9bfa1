import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { sendMessage } from '../../outgoing/send-message.ts';
import { promiseFollowUp } from '../../promises/clocks/follow-ups.ts';
import { askApproval } from '../../promises/law/approvals.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { moveMessages } from '../../tickets/move-messages.ts';
import { moveIdentities } from '../move-identities.ts';
import { changeCustomer } from '../write-customer.ts';

/** People of whom something stands wherever anything of a person can, and a look into every such place. */
export const openRights = async () => {
  const world = await createWorld();
  const { app, hub, mail, place, agents } = world;
  const { agent } = agents;
  const bytes = (text: string) => Buffer.from(text);
  const party = (value: string, name: string | null = null) => ({ kind: 'mailAddress', value, name });
  let people = 0;

  /** A person with canary words in everything that can hold one. */
  const person = async () => {
    people++;
    const canary = `Zqx${people}`;
    const address = `${canary}.canary@mail.example`.toLowerCase();
    const from = party(address, `${canary}name Canary`);
    const raw = await app.blobs.put(bytes(`From: ${address}\n\n${canary}raw`));
    const file = await app.blobs.put(bytes(`${canary}file`));
    const first = mail(from, {
      subject: `${canary}subject`,
      text: `${canary}text`,
      quotedText: `${canary}quoted`,
      signature: `${canary}signature`,
      html: `<p>${canary}html</p>`,
      raw,
      files: [
        { name: `${canary}.txt`, type: 'text/plain', blob: file, inline: false, contentId: `${canary}cid` },
      ],
      assurance: { level: 'verified', method: 'dmarc', detail: `header.from=${address}` },
      warnings: [`${canary}warning`],
    });
    const { ticketId, messageId } = await place(first);
    const { customerId } = await world.ticket(ticketId);
    return { canary, address, from, first, ticketId, messageId, customerId };
  };

  const reply = (ticketId: string, text: string, more: object = {}) =>
    sendMessage(app, hub, agent, ticketId, {
      kind: 'answer',
      bcc: [],
      text,
      html: null,
      uploadIds: [],
      attachmentIds: [],
      undoSeconds: 0,
      ...more,
    });

  /** Every text of every table, and every file, that holds one of these words. */
  const findEverywhere = async (words: string[]): Promise<string[]> => {
    const found: string[] = [];
    const tables = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(app.db);
    expect(tables.rows.length).toBeGreaterThan(30);
    for (const { name } of tables.rows) {
      const { rows } = await sql<{
        row: string;
      }>`select to_jsonb(one)::text as row from ${sql.table(name)} as one`.execute(app.db);
      for (const { row } of rows)
        for (const word of words)
          if (row.toLowerCase().includes(word.toLowerCase())) found.push(`${name}: ${row}`);
    }
    const blobs = join(world.folder, 'blobs');
    for (const entry of await readdir(blobs, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const content = (await readFile(join(entry.parentPath, entry.name))).toString('latin1').toLowerCase();
      for (const word of words) if (content.includes(word.toLowerCase())) found.push(`file ${entry.name}`);
    }
    return found;
  };

  /** The same person in all the corners: another's ticket, a draft, the quarantine, a retry, moves. */
  const spread = async () => {
    const one = await person();
    const other = mail('neighbour@mail.example', { subject: `Fence ${people}`, cc: [one.from] });
    const { ticketId: othersTicket } = await place(other);
    await place(
      mail(one.from, {
        text: `${one.canary}elsewhere`,
        thread: { refs: [other.thread.ownRef!], ownRef: null, nativeThread: null, replyTokens: [] },
      }),
    );
    await reply(othersTicket, 'To both', { to: [other.from], cc: [one.from] });
    await reply(one.ticketId, `Dear ${one.canary}`);
    await reply(one.ticketId, 'Call us.', {
      countsAsAnswer: true,
      countsReason: `${one.canary} asked for the number`,
      channelReason: `${one.canary} wished it`,
    });
    const dueAt = new Date(app.now().getTime() + 3_600_000).toISOString();
    await promiseFollowUp(app, agent, one.ticketId, { dueAt, note: `Call ${one.canary}` });
    await askApproval(app, agent, one.ticketId, {
      action: 'spam',
      change: {},
      reason: `${one.canary} again`,
    });
    await place(
      mail(one.from, { text: `${one.canary}away`, automatic: { kind: 'auto', why: 'auto-replied' } }),
    );
    const unreadable = await app.blobs.put(bytes(`broken from ${one.address} ${one.canary}unread`));
    await place({
      type: 'unreadable',
      externalId: `u-${people}`,
      occurredAt: app.now().toISOString(),
      raw: unreadable,
      code: 'malformed',
      detail: 'no header',
    });
    const upload = await app.blobs.put(bytes(`${one.canary}upload`));
    const uploadId = app.newId();
    await app.db
      .insertInto('upload')
      .values({
        id: uploadId,
        blob: upload.id,
        name: `${one.canary}.pdf`,
        type: 'application/pdf',
        size: 1,
        uploadedBy: agent.agentId,
        createdAt: app.now(),
      })
      .execute();
    await app.db
      .insertInto('draft')
      .values({
        agentId: agent.agentId,
        ticketId: one.ticketId,
        body: JSON.stringify({ text: `${one.canary}draft`, uploadIds: [uploadId] }),
        updatedAt: app.now(),
      })
      .execute();
    await app.db
      .insertInto('draft')
      .values({
        agentId: agent.agentId,
        ticketId: othersTicket,
        body: JSON.stringify({ text: 'x', to: [one.from] }),
        updatedAt: app.now(),
      })
      .execute();
    await app.db
      .insertInto('idempotency')
      .values({
        actor: 'a',
        key: String(people),
        requestHash: Buffer.from('x'),
        attempt: app.newId(),
        doneAt: app.now(),
        status: 201,
        response: JSON.stringify({ text: one.address }),
        createdAt: app.now(),
      })
      .execute();
    // A second address of the same person, joined by an agent with a note, and a split with a reason.
    const alias = await place(
      mail(party(`${one.canary}.alias@mail.example`.toLowerCase(), `${one.canary}alias`)),
    );
    const aliasCustomer = (await world.ticket(alias.ticketId)).customerId;
    await moveIdentities(app, agent, aliasCustomer, {
      toCustomerId: one.customerId,
      reasons: ['agentSaidSo'],
      note: `${one.canary}note`,
    });
    const second = await place(
      mail(one.from, {
        subject: (await world.ticket(one.ticketId)).trackingKey,
        text: `${one.canary}second`,
      }),
    );
    await moveMessages(app, agent, one.ticketId, {
      messageIds: [second.messageId],
      reason: `${one.canary}reason`,
    });
    await changeCustomer(app, agent, one.customerId, {
      about: `${one.canary}about`,
      segment: `${one.canary}segment`,
    });
    await spreadBeside(one);
    return { ...one, othersTicket, other };
  };

  /** What other parts keep of a person: fields, tags, a file to be imported, what a webhook answered, a code. */
  const spreadBeside = async ({
    canary,
    address,
    ticketId,
    customerId,
  }: Awaited<ReturnType<typeof person>>) => {
    const at = app.now();
    const field = { subject: 'ticket', name: 'Field', type: 'text', createdAt: at, updatedAt: at } as const;
    const fieldId = app.newId();
    await app.db
      .insertInto('field')
      .values({ ...field, id: fieldId, key: `k${people}` })
      .execute();
    const value = { fieldId, ticketId, value: JSON.stringify(`${canary}field`), updatedAt: at };
    await app.db.insertInto('fieldValue').values(value).execute();
    await app.db
      .insertInto('tag')
      .values({ name: `${canary}tag`, createdAt: at })
      .execute();
    await app.db
      .updateTable('ticket')
      .set({ tags: [`${canary}tag`] })
      .where('id', '=', ticketId)
      .execute();
    const csv = await app.blobs.put(bytes(`name,mail\n${canary},${address}`));
    for (const state of ['mapping', 'done'] as const) {
      const importId = app.newId();
      const file = {
        id: importId,
        fileName: 'people.csv',
        size: 9,
        form: '{}',
        createdAt: at,
        updatedAt: at,
      };
      const sample = JSON.stringify([
        ['name', 'mail'],
        [canary, address],
      ]);
      await app.db
        .insertInto('import')
        .values({ ...file, state, sample, blob: state === 'mapping' ? csv.id : null })
        .execute();
      for (const [line, id] of [customerId, null].entries())
        await app.db
          .insertInto('importRow')
          .values({ importId, line, value: JSON.stringify({ name: canary, mail: address }), customerId: id })
          .execute();
    }
    const webhook = { id: app.newId(), name: 'Shop', url: 'https://shop.example', secret: 's', position: 0 };
    await app.db
      .insertInto('webhook')
      .values({ ...webhook, eventTypes: ['*'], createdAt: at, updatedAt: at })
      .execute();
    const event = await app.db
      .selectFrom('event')
      .select(['position', 'type'])
      .where('ticketId', '=', ticketId)
      .orderBy('position')
      .executeTakeFirstOrThrow();
    await app.db
      .insertInto('webhookDelivery')
      .values({
        id: app.newId(),
        webhookId: webhook.id,
        position: event.position,
        eventType: event.type,
        state: 'failed',
        response: `unknown person ${canary}`,
        createdAt: at,
      })
      .execute();
    const identity = await app.db
      .selectFrom('identity')
      .select('id')
      .where('customerId', '=', customerId)
      .executeTakeFirstOrThrow();
    await app.db
      .insertInto('accessCode')
      .values({
        id: app.newId(),
        ticketId,
        identityId: identity.id,
        codeHash: bytes(canary),
        createdAt: at,
        expiresAt: at,
        sentKind: 'mailAddress',
        sentValue: address,
      })
      .execute();
  };
  return { world, reply, party, person, spread, findEverywhere, bytes };
};
