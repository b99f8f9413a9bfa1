import type { AnswerDto, MeDto, MessageDto, TicketDto } from '@hilo/api';
import { type AnswerVariable, chooseBody, fillAnswer, firstNameOf, guessLanguage } from '@hilo/core';
import type { Capabilities } from '../channels.tsx';
import { escapeHtml, textToHtml, toMailHtml } from '../composer/writing/mail-html.ts';
import type { Words } from '../composer/writing/PlainText.tsx';

export type FillContext = {
  ticket: Pick<TicketDto, 'customer' | 'trackingKey' | 'subject'>;
  messages: readonly Pick<MessageDto, 'direction' | 'text'>[];
  me: Pick<MeDto, 'name' | 'alias' | 'locale'>;
  /** What the customer card says, where it was read. */
  customer: { locale: string | null; isOrganisation: boolean } | undefined;
  houseName: string | null;
  channel: Capabilities | undefined;
  nameGap: (variable: AnswerVariable | null, name: string) => string;
};

/** The languages to look for, best first: what the customer writes, what his card says, the agent's own. */
const localesFor = ({ messages, customer, me }: FillContext): string[] => {
  const words = messages
    .filter(({ direction }) => direction === 'in')
    .slice(-3)
    .map(({ text }) => text)
    .join('\n');
  const asked = [guessLanguage(words), customer?.locale?.slice(0, 2), me.locale, 'es', 'en'];
  return [...new Set(asked.filter((locale): locale is string => typeof locale === 'string'))];
};

/** The wording of an answer for this ticket and channel, filled in; null for one without words. */
export function fillFor(answer: Pick<AnswerDto, 'bodies'>, context: FillContext): Words | null {
  const { ticket, me, customer, houseName, channel, nameGap } = context;
  const body = chooseBody(answer.bodies, {
    locales: localesFor(context),
    channel: channel ? { liveness: channel.liveness, medium: channel.medium } : null,
  });
  if (!body) return null;
  const name = ticket.customer.name;
  const values: Record<AnswerVariable, string | null> = {
    'customer.name': name,
    'customer.firstName': firstNameOf(name, customer?.isOrganisation),
    'agent.name': me.alias ?? me.name,
    'ticket.trackingKey': ticket.trackingKey,
    'ticket.subject': ticket.subject,
    'organisation.name': houseName,
  };
  const isVariable = (known: string): known is AnswerVariable => Object.hasOwn(values, known);
  const options = { nameGap: (known: string) => nameGap(isVariable(known) ? known : null, known) };
  return {
    text: fillAnswer(body.text, values, options),
    html: body.html
      ? fillAnswer(body.html, values, { ...options, escape: escapeHtml })
      : toMailHtml(textToHtml(fillAnswer(body.text, values, options))),
  };
}
