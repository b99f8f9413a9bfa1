import type { ArrivedFile, MessageArrival, OwnTicket, ShownMessage } from '@hilo/channel-kit';
import type { ChatMessage, ChatTicket } from './protocol.ts';
import type { Visitor } from './visitor.ts';

/** The name of a visitor's message: the same when it is sent again, and nobody else's. */
export const externalIdOf = (visitor: Visitor, clientId: string): string =>
  `${visitor.party.value}:${clientId}`;

/** A visitor's message. `conversation` names the thread it stands in; `about` is the ticket she went on with. */
export const toArrival = (
  visitor: Visitor,
  message: { clientId: string; text: string; about: string | null },
  facts: { conversation: string; files: ArrivedFile[]; name: string | null; locale: 'es' | 'en'; now: Date },
): MessageArrival => ({
  type: 'message',
  externalId: externalIdOf(visitor, message.clientId),
  direction: 'in',
  occurredAt: facts.now.toISOString(),
  from: { ...visitor.party, name: visitor.name ?? facts.name ?? nameless(visitor, facts.locale) },
  ...(visitor.alsoProved.length > 0 ? { alsoProved: visitor.alsoProved } : {}),
  to: [],
  cc: [],
  replyTo: [],
  locale: facts.locale,
  subject: null,
  text: message.text,
  quotedText: null,
  signature: null,
  html: null,
  files: facts.files,
  thread: {
    ownRef: null,
    nativeThread: facts.conversation,
    refs: [],
    replyTokens: [],
    ...(message.about === null ? {} : { trackingKeys: [message.about] }),
  },
  automatic: { kind: 'none', why: null },
  assurance: visitor.isProved
    ? { level: 'verified', method: 'siteIdentity', detail: null }
    : { level: 'unverified', method: 'browser', detail: null },
  isSpam: false,
  raw: null,
  warnings: [],
});

/** Something to tell one from another by, until somebody says a name. */
const nameless = ({ party }: Visitor, locale: 'es' | 'en'): string =>
  `${{ es: 'Visitante', en: 'Visitor' }[locale]} ${party.value.slice(0, 4).toUpperCase()}`;

/** A message as the widget shows it. */
export const toChatMessage = (message: ShownMessage, visitor: Visitor, locale: 'es' | 'en'): ChatMessage => {
  const own = `${visitor.party.value}:`;
  return {
    id: message.id,
    position: message.position,
    from: message.isReceipt || message.isOwn ? 'visitor' : message.direction === 'out' ? 'agent' : 'other',
    ...(message.isReceipt ? { isReceipt: true as const } : {}),
    name: message.name,
    photoUrl: message.photoUrl,
    text: message.text,
    at: message.occurredAt,
    by: message.by?.[locale] ?? null,
    files: message.files,
    isRedacted: message.isRedacted,
    clientId: message.externalId?.startsWith(own) ? message.externalId.slice(own.length) : null,
  };
};

export const toChatTicket = ({ trackingKey, subject, status }: OwnTicket): ChatTicket => ({
  trackingKey,
  subject,
  status,
});
