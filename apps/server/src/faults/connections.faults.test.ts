import { expect, test } from 'vitest';
import { checkMails, checkRows, countArrivals, countTickets } from './testing/check-whole.ts';
import { makeMail, makeMails, seeded, shuffled } from './testing/make-mails.ts';
import { postMails } from './testing/post-mails.ts';
import { startHilo, until } from './testing/start-server.ts';
import { talkSmtp } from './testing/talk-smtp.ts';

test('connections dropped in mid-mail and before the reply: what is sent again is there once', {
  timeout: 180_000,
}, async () => {
  const random = seeded(3);
  const hilo = await startHilo();
  const mails = makeMails(60, 'cut');
  for (const [index, mail] of mails.entries()) {
    const talk = await talkSmtp(hilo.smtpPort);
    expect(await talk.begin(mail.from)).toBe(354);
    // One third in the middle of the mail, one third after the final dot, one third just before it.
    const cut = [Math.floor(random() * mail.wire.length), mail.wire.length, mail.wire.length - 3][index % 3]!;
    await talk.write(mail.wire.subarray(0, cut));
    talk.drop();
  }
  // Of those cut before the dot nothing was taken, not even as far as it came.
  const early = await hilo.pool.query<{ own_ref: string }>(
    "select own_ref from message where direction = 'in'",
  );
  const whole = new Set(mails.filter((_, index) => index % 3 === 1).map(({ ref }) => ref));
  expect(early.rows.filter(({ own_ref }) => !whole.has(own_ref))).toEqual([]);

  await postMails(hilo.smtpPort, mails, 4);
  await checkRows(hilo.pool);
  await checkMails(hilo.pool, hilo.dataDir, mails);
  expect(await countTickets(hilo.pool)).toBe(mails.length);
  expect(await countArrivals(hilo.pool)).toEqual({ placed: mails.length });
  const before = await snapshot(hilo);

  // The same mails, three times over, in any order, on eight connections: nothing changes.
  await postMails(hilo.smtpPort, shuffled([...mails, ...mails, ...mails], random), 8);
  expect(await snapshot(hilo)).toEqual(before);
  await checkRows(hilo.pool);
  console.log(`dropped connections: ${mails.length} mails once; 180 duplicates changed nothing`);
});

test('replies that come before their questions, everything three times in any order', {
  timeout: 180_000,
}, async () => {
  const random = seeded(4);
  const hilo = await startHilo();
  const questions = makeMails(50, 'ord');
  const replies = questions.map((question) => makeMail(question.n, 'ord', question));
  await postMails(hilo.smtpPort, shuffled(replies, random), 8);
  expect(await countTickets(hilo.pool)).toBe(replies.length);
  await postMails(hilo.smtpPort, shuffled([...questions, ...questions, ...replies], random), 8);
  const all = [...questions, ...replies];
  await checkRows(hilo.pool);
  await checkMails(hilo.pool, hilo.dataDir, all);
  // The question joins the ticket that its reply has opened.
  expect(await countTickets(hilo.pool)).toBe(questions.length);
  expect(await countArrivals(hilo.pool)).toEqual({ placed: all.length });
  const before = await snapshot(hilo);
  await postMails(hilo.smtpPort, shuffled([...all, ...all], random), 8);
  expect(await snapshot(hilo)).toEqual(before);
});

test('three copies of one mail at the same moment, and a burst from one sender', {
  timeout: 120_000,
}, async () => {
  const hilo = await startHilo();
  const one = makeMail(1, 'burst');
  const burst = Array.from({ length: 12 }, (_, n) => ({ ...makeMail(n + 2, 'burst'), from: one.from }));
  await postMails(hilo.smtpPort, [one, one, one, ...burst, ...burst], 24);
  await checkRows(hilo.pool);
  await checkMails(hilo.pool, hilo.dataDir, [one, ...burst]);
});

/** What duplicates must leave as it is, once everybody was told what came. */
const snapshot = async (hilo: Awaited<ReturnType<typeof startHilo>>): Promise<unknown> => {
  await until(async () => {
    const { rows } = await hilo.pool.query(
      `select 1 from receipt where state = 'queued' union all
        select 1 from outbox where state in ('queued', 'sending') limit 1`,
    );
    return rows.length === 0;
  });
  const { rows } = await hilo.pool.query(
    `select (select count(*) from message) as messages, (select count(*) from arrival) as arrivals,
      (select count(*) from customer) as customers, (select count(*) from identity) as identities,
      (select count(*) from attachment) as attachments, (select count(*) from outbox) as outbox,
      (select max(position) from event) as position, (select count(*) from ticket_suggestion) as suggestions,
      (select jsonb_agg(jsonb_build_array(id, version, message_count, last_message_at) order by id) from ticket) as tickets`,
  );
  return rows[0];
};
