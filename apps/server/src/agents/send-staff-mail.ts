import { ChannelError, type Delivery } from '@hilo/channel-kit';
import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { staffMailHtml } from './staff-mail-html.ts';

/** The kind of identity that an agent's login address is. */
const identityKind = 'mailAddress';

export type StaffMail = { to: string; name: string; subject: string; text: string };
export type SendStaffMail = (mail: StaffMail) => Promise<void>;

/**
 * Writes to an agent through the first open channel that can write to such an address and has an outgoing server.
 * Where none has, it rejects with ChannelError `not-configured`.
 */
export const sendStaffMail =
  (app: App, hub: Pick<ChannelHub, 'writersTo'>): SendStaffMail =>
  async ({ to, name, subject, text }) => {
    const id = app.newId();
    const delivery: Delivery = {
      outboxId: id,
      attempt: 1,
      ownRef: `hilo.${id}`,
      kind: 'receipt',
      writtenAt: app.now().toISOString(),
      fromName: 'Hilo',
      houseName: '',
      to: [{ kind: identityKind, value: to, name }],
      cc: [],
      bcc: [],
      subject,
      text,
      html: staffMailHtml(text),
      files: [],
      thread: { nativeThread: null, refs: [], replyToken: '', trackingKey: '' },
      lastInboundAt: null,
    };
    for (const deliver of hub.writersTo(identityKind))
      try {
        await deliver(delivery, AbortSignal.timeout(30_000));
        return;
      } catch (error) {
        if (!(error instanceof ChannelError && error.code === 'not-configured')) throw error;
      }
    throw new ChannelError(
      'not-configured',
      'no channel with an outgoing server can write to a mail address',
    );
  };
