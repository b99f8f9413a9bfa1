import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { saysMoment } from '../public/say-moment.ts';
import { getOrganisation } from '../settings/organisation.ts';
import type { LinkPurpose, SendAccessMail } from './access-link.ts';
import { sendStaffMail } from './send-staff-mail.ts';

type Words = {
  subject: (house: string) => string;
  text: (name: string, link: string, until: string) => string;
};

/** The house is named in the subject: who works for two must know which one it is. */
const words: Record<'es' | 'en', Record<LinkPurpose, Words>> = {
  es: {
    invitation: {
      subject: (house) => (house ? `Te han invitado a la mesa de ${house}` : 'Te han invitado a Hilo'),
      text: (name, link, until) =>
        `Hola, ${name}:\n\nTienes una cuenta nueva para atender a clientes.\n\nElige tu contraseña:\n${link}\n\nEl enlace vale hasta el ${until}. Si no lo esperabas, no hagas nada.`,
    },
    passwordReset: {
      subject: (house) =>
        house ? `Elige una contraseña nueva para la mesa de ${house}` : 'Elige una contraseña nueva',
      text: (name, link, until) =>
        `Hola, ${name}:\n\nElige una contraseña nueva:\n${link}\n\nEl enlace vale hasta el ${until}. Si no lo has pedido tú, no hagas nada: tu contraseña sigue siendo la misma.`,
    },
  },
  en: {
    invitation: {
      subject: (house) => (house ? `You are invited to the desk of ${house}` : 'You are invited to Hilo'),
      text: (name, link, until) =>
        `Hello ${name},\n\nYou have a new account to answer customers.\n\nChoose your password:\n${link}\n\nThe link works until ${until}. If you did not expect it, do nothing.`,
    },
    passwordReset: {
      subject: (house) =>
        house ? `Choose a new password for the desk of ${house}` : 'Choose a new password',
      text: (name, link, until) =>
        `Hello ${name},\n\nChoose a new password:\n${link}\n\nThe link works until ${until}. If you did not ask for it, do nothing: your password stays as it is.`,
    },
  },
};

/** Sends access links by `sendStaffMail`. Where that cannot, it rejects; the link stays good to be handed over. */
export const sendAccessMail = (app: App, hub: Pick<ChannelHub, 'writersTo'>): SendAccessMail => {
  const send = sendStaffMail(app, hub);
  return async ({ to, name, locale, timeZone, purpose, link, expiresAt }) => {
    const language = locale.startsWith('en') ? 'en' : 'es';
    const { subject, text } = words[language][purpose];
    const until = saysMoment(language, timeZone)(expiresAt);
    const { name: house } = await getOrganisation(app.db);
    await send({ to, name, subject: subject(house), text: text(name, link, until) });
  };
};
