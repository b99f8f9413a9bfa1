import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { saysMoment } from '../public/say-moment.ts';
import { getOrganisation } from '../settings/organisation.ts';
import type { SendAccessMail } from './access-link.ts';
import { sendStaffMail } from './send-staff-mail.ts';

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

/** Sends access links by `sendStaffMail`. Where that cannot, it rejects; the link stays good to be handed over. */
export const sendAccessMail = (app: App, hub: Pick<ChannelHub, 'writersTo'>): SendAccessMail => {
  const send = sendStaffMail(app, hub);
  return async ({ to, name, locale, purpose, link, expiresAt }) => {
    const language = locale.startsWith('en') ? 'en' : 'es';
    const { subject, text } = words[language][purpose];
    // Nobody knows yet where a person who is invited will be: the hour says of which zone it is.
    const { timeZone } = await getOrganisation(app.db);
    const until = saysMoment(language, timeZone)(expiresAt);
    await send({ to, name, subject, text: text(name, link, until) });
  };
};
