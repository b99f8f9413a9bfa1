import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftDelivery } from './testing/draft-delivery.ts';
import { type Opened, openChannel } from './testing/open-channel.ts';
import { type MailSink, startMailSink } from './testing/start-mail-sink.ts';

let sink: MailSink;
const opened: Opened[] = [];
beforeEach(async () => {
  sink = await startMailSink();
});
afterEach(async () => {
  for (const channel of opened.splice(0)) await channel.end();
  await sink.close();
});

const open = async (...given: Parameters<typeof openChannel>) => {
  const channel = await openChannel(...given);
  opened.push(channel);
  return channel;
};
const never = () => new AbortController().signal;
const own = { mode: 'embedded', addresses: ['soporte@tienda.example'] };

describe('delivering mail', () => {
  it('says that there is no outgoing server', async () => {
    const { channel } = await open(own);
    await expect(channel.deliver?.(draftDelivery(), never())).rejects.toMatchObject({
      code: 'not-configured',
      message: 'not sent: no outgoing server',
    });
  });

  it('sends from the address of the process where the channel has none', async () => {
    const { channel } = await open(
      { mode: 'embedded' },
      { relay: sink.url, mailFrom: 'hola@tienda.example' },
    );
    await channel.deliver?.(draftDelivery(), never());
    expect(sink.mails[0]?.raw.toString()).toMatch(/^From: Ana <hola@tienda\.example>/m);
  });

  it('says that there is no address to send from', async () => {
    const { channel } = await open({ mode: 'embedded' }, { relay: sink.url });
    await expect(channel.deliver?.(draftDelivery(), never())).rejects.toMatchObject({
      code: 'not-configured',
    });
    expect(sink.attempts()).toBe(0);
  });

  it('keeps the bytes that went out, and the names the server gave', async () => {
    const { channel, blobs } = await open(own, { relay: sink.url });
    const sent = await channel.deliver?.(draftDelivery(), never());
    expect(sent).toMatchObject({
      externalId: 'hilo.0192f0c1-aaaa-7bbb-8ccc-ddddeeeeffff@tienda.example',
      refs: ['SINK1'],
      refused: [],
      status: 'sent',
    });
    expect(
      Buffer.from(await blobs.get(sent?.raw?.id ?? '')).equals(sink.mails[0]?.raw ?? Buffer.alloc(0)),
    ).toBe(true);
  });

  it('sends nothing to anybody where a file cannot be read, and tries again later', async () => {
    const { channel } = await open(own, { relay: sink.url });
    const blob = { id: '0'.repeat(64), size: 10 };
    const files = [{ name: 'a', type: 'a/b', blob, inline: false, contentId: null }];
    await expect(channel.deliver?.(draftDelivery({ files }), never())).rejects.toMatchObject({
      code: 'transient',
      message: expect.stringContaining('could not be put together'),
    });
    expect(sink.attempts()).toBe(0);
  });

  it('sends the very same mail when it tries again', async () => {
    const { channel, blobs } = await open(own, { relay: sink.url });
    const blob = await blobs.put(Buffer.alloc(300_000, 'x'));
    const files = [{ name: 'a.bin', type: 'application/octet-stream', blob, inline: false, contentId: null }];
    sink.setMood('cut-after-data');
    await expect(channel.deliver?.(draftDelivery({ files }), never())).rejects.toMatchObject({
      code: 'ambiguous',
    });
    await channel.deliver?.(draftDelivery({ files, attempt: 2 }), never());
    expect(sink.mails).toHaveLength(2);
    expect(sink.mails[1]!.raw.equals(sink.mails[0]!.raw)).toBe(true);
  });

  it('names the recipients that were refused while others were taken', async () => {
    const { channel } = await open(own, { relay: sink.url });
    sink.refuseAddress('nadie@example.org');
    const sent = await channel.deliver?.(
      draftDelivery({ cc: [{ kind: 'mailAddress', value: 'nadie@example.org', name: 'Nadie' }] }),
      never(),
    );
    expect(sent?.refused).toEqual([
      {
        party: { kind: 'mailAddress', value: 'nadie@example.org', name: 'Nadie' },
        detail: expect.any(String),
      },
    ]);
    expect(JSON.stringify(sent?.refused[0]?.detail)).not.toContain('nadie');
  });

  it.each([
    ['busy', 'transient'],
    ['cut-in-data', 'transient'],
    ['cut-after-data', 'ambiguous'],
    ['refuse-content', 'content-rejected'],
    ['refuse-sender', 'sender-refused'],
    ['refuse-relaying', 'sender-refused'],
    ['refuse-recipient', 'recipient-unreachable'],
    ['too-big', 'over-limit'],
  ] as const)('a server in the mood %s gives %s', async (mood, code) => {
    const { channel, blobs } = await open(own, { relay: sink.url });
    sink.setMood(mood);
    const blob = await blobs.put(Buffer.alloc(3_000_000, 'x'));
    const files = [{ name: 'a.bin', type: 'application/octet-stream', blob, inline: false, contentId: null }];
    await expect(channel.deliver?.(draftDelivery({ files }), never())).rejects.toMatchObject({ code });
    expect(sink.attempts()).toBe(1);
  });
});
