import type { AutomaticReason, MailAutomatic, Mailbox, MailHeader } from './types.ts';

export type AutomaticInput = {
  headers: MailHeader[];
  from: Mailbox | null;
  subject: string | null;
  returnPath: string | null;
  /** Media type of the whole mail and of each leaf. */
  rootType: string;
  types: string[];
  calendarMethod: string | null;
  /** The bounce reader recognised a report, in whatever form. */
  bounced: boolean;
};

/**
 * Subjects of answers by machines whose senders set no header for it. Anchored and closed, so that a question about one
 * stays; without "Re:", for that is a person answering such a machine.
 */
const OUT_OF_OFFICE = new RegExp(
  `^\\[?(?:${[
    'auto(?:matic|mated|matische|m[aá]tica)?[ -]?(?:reply|response|antwort|respuesta)',
    'automatische antwort|automatisch antwoord|abwesenheitsnotiz|afwezig',
    'out of (?:the )?office|ooo',
    'respuesta autom[aá]tica|fuera de (?:la )?oficina|ausente de la oficina',
    "resposta autom[aàá]tica|f[oó]ra da oficina|fora de l['’]oficina|erantzun automatikoa",
    'r[eé]ponse automatique|absence du bureau|absent du bureau|risposta automatica|fuori sede',
    'automatyczna odpowied[zź]|automatick[aá] odpov[eě][dď]|automatikus v[aá]lasz|r[aă]spuns automat',
    'automatiskt? svar|autosvar|automaattinen vastaus|otomatik yan[ıi]t|αυτόματη απάντηση',
    'автоответ|автоматический ответ|автоматична відповідь',
    '自動返信|自動応答|自动回复|自動回覆|자동 ?(?:회신|응답)',
  ].join('|')})(?=\\s?(?:[:：;–—()[\\]-]|$|re\\b|auto))`,
  'i',
);

const NO_REPLY =
  /^(?:no[._-]?reply|do[._-]?not[._-]?reply|dont[._-]?reply|no[._-]?responder|no[._-]?contestar|noresponder|nao[._-]?responda|no[._-]?respondre)(?:[+._-].*)?$/i;

/** Whether a subject is the one that a machine gives the answer of somebody who is away. */
export const isOutOfOffice = (subject: string): boolean => OUT_OF_OFFICE.test(subject.slice(0, 200));

/** Whether an address says by its name that it takes no answers. */
export const isNoReply = (local: string): boolean => NO_REPLY.test(local);

/**
 * Says whether a person wrote this mail (RFC 3834 §2, §5). `auto` answers nobody's question: answers by machines and
 * delivery reports. `bulk` may be about a real matter but must not be acknowledged: lists, newsletters, no-reply.
 */
export function recogniseAutomatic(input: AutomaticInput): MailAutomatic {
  const header = (name: string) => input.headers.find((one) => one.name === name)?.value.trim() ?? null;
  const auto = (why: AutomaticReason): MailAutomatic => ({ is: true, why, kind: 'auto' });
  const bulk = (why: AutomaticReason): MailAutomatic => ({ is: true, why, kind: 'bulk' });
  if (input.bounced || isReport(input)) return auto('delivery-report');
  if (input.returnPath === '') return auto('null-return-path');
  const submitted =
    header('auto-submitted')
      ?.toLowerCase()
      .split(/[;\s(]/)[0] ?? '';
  if (submitted !== '' && submitted !== 'no') return auto('auto-submitted');
  for (const name of [
    'x-autoreply',
    'x-autorespond',
    'x-autoresponse',
    'x-autoreply-from',
    'x-mail-autoreply',
    'x-auto-reply',
  ]) {
    const value = header(name);
    if (value !== null && !/^(no|false|0)$/i.test(value)) return auto('x-autoreply');
  }
  const precedence = header('precedence')?.toLowerCase() ?? header('x-precedence')?.toLowerCase() ?? '';
  if (/^auto[_-]?reply/.test(precedence)) return auto('precedence-auto-reply');
  if (input.calendarMethod === 'REPLY') return auto('calendar-reply');
  const local = input.from?.address?.split('@')[0] ?? '';
  if (/^(?:mailer-?daemon|mail-daemon)$/i.test(local)) return auto('mailer-daemon');
  if (isOutOfOffice(input.subject ?? '')) return auto('out-of-office-subject');
  if (header('list-id') !== null || header('list-unsubscribe') !== null || header('list-post') !== null)
    return bulk('list');
  if (/^(bulk|junk|list)/.test(precedence)) return bulk('precedence');
  if (header('feedback-id') !== null) return bulk('feedback-id');
  const suppress = header('x-auto-response-suppress')?.toLowerCase() ?? '';
  if (suppress !== '' && suppress !== 'none') return bulk('auto-response-suppress');
  if (isNoReply(local)) return bulk('no-reply');
  // A postmaster may be a person, whom no machine should answer (RFC 3834 §2).
  if (/^postmaster$/i.test(local)) return bulk('postmaster');
  return { is: false, why: null, kind: null };
}

/** A status part in another mail is what a person attached to ask about it: the bounce reader knows a report that has one. */
function isReport(input: AutomaticInput): boolean {
  if (input.rootType === 'multipart/report') return true;
  return input.types.some((type) =>
    /^message\/(?:global-)?disposition-notification$|^message\/feedback-report$/.test(type),
  );
}
