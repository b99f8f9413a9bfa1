import { hasDovecot, startDovecot } from '@hilo/channel-email/testing';
import { expect, onTestFinished, test } from 'vitest';
import { checkMails, checkRows, countArrivals } from './testing/check-whole.ts';
import { makeMails } from './testing/make-mails.ts';
import { startHilo, until } from './testing/start-server.ts';

test.runIf(hasDovecot())(
  'PostgreSQL and the server die while a mailbox is read: every mail once',
  {
    timeout: 300_000,
  },
  async () => {
    const dovecot = await startDovecot();
    onTestFinished(() => dovecot.close());
    const hilo = await startHilo({ HILO_ALLOW_PRIVATE_HOSTS: '1' });
    const { status } = await hilo.ask('POST', '/api/v1/channels', {
      kind: 'email',
      name: 'Buzón',
      settings: {
        mode: 'account',
        addresses: [dovecot.user],
        imapHost: dovecot.host,
        imapPort: dovecot.port,
        imapSecurity: 'none',
        username: dovecot.user,
        password: dovecot.password,
        smtpHost: dovecot.host,
        smtpSecurity: 'none',
      },
    });
    expect(status).toBe(201);
    const mails = makeMails(60, 'imap');
    const program = await dovecot.connect();
    onTestFinished(() => program.close());
    const count = async (): Promise<number> => {
      const found = await hilo.pool
        .query<{ n: number }>("select count(*) as n from message where direction = 'in'")
        .catch(() => null);
      return found?.rows[0]?.n ?? 0;
    };
    const append = async (from: number, to: number): Promise<void> => {
      // Without the final dot: a mailbox holds the mail, not its way.
      for (const { wire } of mails.slice(from, to)) await program.append('INBOX', wire.subarray(0, -3));
    };
    for (const round of [0, 1, 2]) {
      await append(round * 20, round * 20 + 10);
      await until(async () => (await count()) > round * 20);
      if (round === 1) {
        await hilo.kill();
        await hilo.start();
      } else process.kill(hilo.postmasterPid(), 'SIGKILL');
      await append(round * 20 + 10, round * 20 + 20);
      await until(async () => (await count()) === round * 20 + 20);
    }
    await checkRows(hilo.pool);
    await checkMails(hilo.pool, hilo.dataDir, mails);
    expect(await countArrivals(hilo.pool)).toEqual({ placed: mails.length });
    expect(await hilo.stop()).toEqual({ code: 0, signal: null });
  },
);
