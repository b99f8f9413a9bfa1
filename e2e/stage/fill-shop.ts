import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TicketDto, TicketRow } from '@hilo/api';
import { samples } from './sample-mails.ts';
import type { Api } from './speak-api.ts';
import type { Hilo } from './start-hilo.ts';
import { bringMail, writeMail } from './write-mail.ts';

const cli = fileURLToPath(new URL('../../apps/server/cli/main.ts', import.meta.url));
const shop = 'hola@calorybano.example';

/**
 * Mails of the last week as a mailbox that is brought in, then the answers, as an agent writes them, and what came
 * back. @returns the ticket with the longest thread
 */
export const fillShop = async (hilo: Hilo, api: Api, smtpPort: number): Promise<string> => {
  const now = Date.now();
  const box = join(tmpdir(), `hilo-sample-${process.pid}.mbox`);
  const mails = await Promise.all(
    samples.toReversed().map(async ({ name, address, subject, text, hoursAgo, files = [], cc }) => {
      const date = new Date(now - hoursAgo * 3_600_000);
      const raw = await writeMail({
        from: { name, address },
        to: shop,
        subject,
        text,
        date,
        attachments: files,
        ...(cc ? { cc } : {}),
      });
      return `From ${address} ${asctime(date)}\n${raw.toString('latin1').replace(/^(>*From )/gm, '>$1')}\n\n`;
    }),
  );
  writeFileSync(box, mails.join(''), 'latin1');
  try {
    await runCli(hilo, ['import', 'mbox', box]);
  } finally {
    rmSync(box, { force: true });
  }
  const { items } = await api.send<{ items: TicketRow[] }>('GET', '/tickets?view=all');
  const me = await api.send<{ id: string }>('GET', '/me');
  let longest = '';
  for (const { subject, name, address, answer, reply, outcome } of samples) {
    const row = items.find((each) => each.subject === subject);
    if (!row) throw new Error(`no ticket "${subject}" among ${items.map((each) => each.subject)}`);
    if (answer)
      await api.send('POST', `/tickets/${row.id}/messages`, {
        kind: 'answer',
        text: answer,
        ...(outcome === 'resolved' ? { thenStatus: 'resolved' } : {}),
      });
    if (outcome === 'mine' && !answer) {
      const ticket = await api.send<TicketDto>('GET', `/tickets/${row.id}`);
      await api.send('PATCH', `/tickets/${row.id}`, { ownerId: me.id }, ticket.version);
    }
    if (!reply) continue;
    longest = row.id;
    const key = `[${row.trackingKey}]`;
    await bringMail(smtpPort, {
      from: { name, address },
      to: shop,
      subject: `Re: ${subject} ${key}`,
      text: reply,
    });
  }
  return longest;
};

/** As the line between two mails of an mbox has it (RFC 4155): "Mon Nov 23 10:00:00 2026". */
const asctime = (date: Date): string => {
  const [weekday, day, month, year, time] = date.toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${time} ${year}`;
};

const runCli = (hilo: Hilo, args: string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const run = spawn(process.execPath, [cli, ...args], {
      env: hilo.environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    run.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    run.once('error', reject);
    run.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(said))));
  });
