import type { Arrival } from '@hilo/channel-kit';
import { harness } from '@hilo/channel-kit/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Opened, openChannel } from '../testing/open-channel.ts';
import { type MiniImap, startMiniImap } from '../testing/start-mini-imap.ts';

let imap: MiniImap;
let channel: Opened | null = null;
beforeEach(async () => {
  imap = await startMiniImap();
});
afterEach(async () => {
  await channel?.end();
  channel = null;
  await imap.close();
});

const mail = (name: string) =>
  `From: Ana <ana@example.org>\r\nSubject: ${name}\r\nMessage-ID: <${name}@example.org>\r\n\r\nHola\r\n`;
/** @param refuse what storing an arrival fails with; null where it does not */
const open = async (refuse: (arrival: Arrival) => Error | null = () => null) => {
  const stage = await harness();
  channel = await openChannel(
    {
      mode: 'account',
      addresses: ['soporte@tienda.example'],
      imapHost: imap.host,
      imapPort: imap.port,
      imapSecurity: 'none',
      username: 'soporte',
      password: 'correct-horse-battery',
    },
    {},
    {
      ...stage,
      context: (...given) => {
        const context = stage.context(...given);
        return {
          ...context,
          receive: async (arrival, options) => {
            const error = refuse(arrival);
            if (error) throw error;
            return context.receive(arrival, options);
          },
        };
      },
    },
  );
  return channel;
};
const subjects = () =>
  (channel?.receiving.committed ?? []).map(({ arrival }) =>
    arrival.type === 'message' ? arrival.subject : arrival.type,
  );
const eventually = (check: () => void, stepMs = 1000) =>
  vi.waitFor(
    async () => {
      await channel?.clock.advance(stepMs);
      check();
    },
    { timeout: 50_000, interval: 10 },
  );

describe('an IMAP server that says what is not so', () => {
  it('loses no mail when UIDNEXT is ahead of the mails that come', async () => {
    imap.claims.uidNext = 100;
    await open();
    imap.add(1, mail('one'));
    imap.announce();
    await eventually(() => expect(subjects()).toEqual(['one']));
  });

  it('loses no mail that is told of long before it can be fetched', async () => {
    await open();
    imap.add(1, mail('late'), true);
    imap.announce();
    await channel?.clock.advance(20_000);
    expect(subjects()).toEqual([]);
    for (const one of imap.mails) one.isHidden = false;
    await eventually(() => expect(subjects()).toEqual(['late']));
  });

  it('loses no mail that shows only after a later one was read', async () => {
    await open();
    imap.add(5, mail('hidden'), true);
    imap.add(6, mail('shown'));
    imap.announce();
    await eventually(() => expect(subjects()).toEqual(['shown']));
    for (const one of imap.mails) one.isHidden = false;
    await eventually(() => expect(subjects()).toEqual(['shown', 'hidden']));
    expect(channel?.receiving.calls()).toBe(2);
  });

  it('takes no old mail for a new one when EXISTS counts too many', async () => {
    imap.add(3, mail('old'));
    for (const one of imap.mails) one.arrivedAt = new Date('2020-01-01T00:00:00Z');
    imap.claims.exists = 4;
    await open();
    imap.add(4, mail('new'));
    imap.announce();
    await eventually(() => expect(subjects()).toEqual(['new']));
  });

  it('reads by polling where nothing is ever announced', async () => {
    await open();
    imap.add(1, mail('silent'));
    await eventually(() => expect(subjects()).toEqual(['silent']));
  });
});

describe('a mail that cannot be stored', () => {
  it('is put in sight as unreadable after some tries, and keeps none of those after it', async () => {
    await open((arrival) =>
      arrival.type === 'message' && arrival.subject === 'odd' ? new Error('a fault of ours') : null,
    );
    imap.add(1, mail('odd'));
    imap.add(2, mail('next'));
    imap.announce();
    await eventually(() => expect(subjects()).toEqual(['unreadable', 'next']), 20_000);
    expect(channel?.receiving.committed[0]?.arrival).toMatchObject({ code: 'mail.notPlaced' });
  });

  it('waits where the disk is full, for as long as it takes', async () => {
    let tries = 0;
    await open(() =>
      ++tries <= 12 ? Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }) : null,
    );
    imap.add(1, mail('patient'));
    imap.announce();
    await eventually(() => expect(subjects()).toEqual(['patient']), 60_000);
    expect(tries).toBe(13);
  });
});
