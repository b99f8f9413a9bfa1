import type { Delivery } from '@hilo/channel-kit';

/** One small answer on its way out, as far as a test does not say otherwise. */
export const draftDelivery = (changes: Partial<Delivery> = {}): Delivery => ({
  outboxId: '01890000-0000-7000-9000-000000000001',
  attempt: 1,
  ownRef: 'hilo.0192f0c1-aaaa-7bbb-8ccc-ddddeeeeffff',
  kind: 'answer',
  writtenAt: '2026-03-02T09:00:00.000Z',
  fromName: 'Ana',
  houseName: '',
  to: [{ kind: 'mailAddress', value: 'luis@example.org', name: null }],
  cc: [],
  bcc: [],
  subject: 'Re: Pedido',
  text: 'Hola, Luis.',
  html: null,
  files: [],
  thread: { nativeThread: null, refs: [], replyToken: 'k3x9wq7rt2mz8abc', trackingKey: 'H-7K3-QX4-TB9' },
  lastInboundAt: null,
  ...changes,
});
