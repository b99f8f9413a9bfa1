import { expect, test } from 'vitest';
import { checkMails, checkRows, countArrivals, countTickets } from './testing/check-whole.ts';
import { makeMails, seeded } from './testing/make-mails.ts';
import { postMails } from './testing/post-mails.ts';
import { startHilo } from './testing/start-server.ts';

const rounds = 10;
const mailsPerRound = 50;

test('kill -9 ten times in the middle of 500 mails: each is there exactly once, whole', {
  timeout: 300_000,
}, async () => {
  const random = seeded(20_261_122);
  const hilo = await startHilo();
  const mails = makeMails(rounds * mailsPerRound, 'k9');
  let resent = 0;
  for (let round = 0; round < rounds; round++) {
    const batch = mails.slice(round * mailsPerRound, (round + 1) * mailsPerRound);
    const killAfter = 1 + Math.floor(random() * (mailsPerRound - 10));
    const delayMs = random() * 15;
    const restarted = Promise.withResolvers<void>();
    const posting = postMails(hilo.smtpPort, batch, 8, (done) => {
      if (done !== killAfter) return;
      const killThenStart = async (): Promise<void> => {
        // Every second time the database goes with it, as when the machine does.
        await hilo.kill({ withDatabase: round % 2 === 1 });
        await hilo.start();
      };
      setTimeout(() => killThenStart().then(restarted.resolve, restarted.reject), delayMs);
    });
    const [{ replies }] = await Promise.all([posting, restarted.promise]);
    for (const [code, count] of replies) if (code !== 250) resent += count;
  }
  expect(resent).toBeGreaterThan(0);
  await checkRows(hilo.pool);
  await checkMails(hilo.pool, hilo.dataDir, mails);
  expect(await countTickets(hilo.pool)).toBe(mails.length);
  expect(await countArrivals(hilo.pool)).toEqual({ placed: mails.length });
  expect(await hilo.stop()).toEqual({ code: 0, signal: null });
  console.log(`kill -9 of the server: ${rounds} kills, ${mails.length} mails, ${resent} sent again`);
});
