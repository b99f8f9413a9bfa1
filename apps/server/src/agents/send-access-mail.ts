import { ChannelError, type Delivery } from '@hilo/channel-kit';
import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import type { SendAccessMail } from './access-link.ts';

/** The kind of identity that an agent's login address is. */
const identityKind = 'mailAddress';

const words = {
  es: {
    invitation: {
      subject: 'Te han invitado a Hilo',
      text: (name: string, link: string, until: string) =>
        `Hola, ${name}:\n\nTienes una cuenta nueva para atender a clientes. Elige tu contraseña aquí:\n\n${link}\n\nEl enlace vale hasta el ${until}. Si no lo esperabas, no hagas nada.`,
    },
    passwordReset: {
      subject: 'Elige una contraseña nueva',
      text: (name: string, link: string, until: string) =>
        `Hola, ${name}:\n\nPara elegir una contraseña nueva, abre este enlace:\n\n${link}\n\nVale hasta el ${until}. Si no lo has pedido tú, no hagas nada: tu contraseña sigue siendo la misma.`,
    },
  },
  en: {
    invitation: {
      subject: 'You are invited to Hilo',
      text: (name: string, link: string, until: string) =>
        `Hello ${name},\n\nYou have a new account to answer customers. Choose your password here:\n\n${link}\n\nThe link works until ${until}. If you did not expect it, do nothing.`,
    },
    passwordReset: {
      subject: 'Choose a new password',
      text: (name: string, link: string, until: string) =>
        `Hello ${name},\n\nTo choose a new password, open this link:\n\n${link}\n\nIt works until ${until}. If you did not ask for it, do nothing: your password stays as it is.`,
    },
  },
};

/**
 * Sends access links through the first open channel that can write to such an address and has an outgoing server.
 * Where none has, it rejects with ChannelError `not-configured`; the link stays good to be handed over.
 */
export const sendAccessMail =
  (app: App, hub: Pick<ChannelHub, 'writersTo'>): SendAccessMail =>
  async ({ to, name, locale, purpose, link, expiresAt }) => {
    const language = locale.startsWith('en') ? 'en' : 'es';
    const { subject, text } = words[language][purpose];
    const until = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(
      expiresAt,
    );
    const id = app.newId();
    const delivery: Delivery = {
      outboxId: id,
      attempt: 1,
      ownRef: `hilo.${id}`,
      kind: 'receipt',
      writtenAt: app.now().toISOString(),
      fromName: 'Hilo',
      to: [{ kind: identityKind, value: to, name }],
      cc: [],
      bcc: [],
      subject,
      text: text(name, link, until),
      html: null,
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
