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
};

/** Subjects of out-of-office answers whose senders set no header for it. Anchored, so that a question about one stays. */
const OUT_OF_OFFICE =
  /^(?:(?:re|aw|rv|sv|antw)\s?:\s?){0,3}(?:\[?(?:auto(?:matic|matische|m[aá]tica)?[ -]?(?:reply|response|antwort|respuesta)|automatic reply|autoreply|auto reply|out of (?:the )?office|ooo\b|respuesta autom[aá]tica|resposta autom[aà]tica|erantzun automatikoa|resposta automática|fuera de (?:la )?oficina|fora da oficina|fora de l['’]oficina|ausente de la oficina|abwesenheitsnotiz|abwesend|automatische antwort|r[eé]ponse automatique|absence du bureau|absent du bureau|risposta automatica|fuori sede|automatisch antwoord|afwezig)\b)/i;

const NO_REPLY =
  /^(?:no[._-]?reply|do[._-]?not[._-]?reply|dont[._-]?reply|no[._-]?responder|no[._-]?contestar|noresponder|nao[._-]?responda|no[._-]?respondre)(?:[+._-].*)?$/i;

/**
 * Says whether a person wrote this mail (RFC 3834 §2, §5). `auto` answers nobody's question: answers by machines and
 * delivery reports. `bulk` may be about a real matter but must not be acknowledged: lists, newsletters, no-reply.
 */
export function recogniseAutomatic(input: AutomaticInput): MailAutomatic {
  const header = (name: string) => input.headers.find((one) => one.name === name)?.value.trim() ?? null;
  const auto = (why: AutomaticReason): MailAutomatic => ({ is: true, why, kind: 'auto' });
  const bulk = (why: AutomaticReason): MailAutomatic => ({ is: true, why, kind: 'bulk' });
  if (isReport(input)) return auto('delivery-report');
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
  if (/^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon)$/i.test(local)) return auto('mailer-daemon');
  if (OUT_OF_OFFICE.test(input.subject?.slice(0, 200) ?? '')) return auto('out-of-office-subject');
  if (header('list-id') !== null || header('list-unsubscribe') !== null || header('list-post') !== null)
    return bulk('list');
  if (/^(bulk|junk|list)/.test(precedence)) return bulk('precedence');
  if (header('feedback-id') !== null) return bulk('feedback-id');
  if (NO_REPLY.test(local)) return bulk('no-reply');
  return { is: false, why: null, kind: null };
}

function isReport(input: AutomaticInput): boolean {
  if (input.rootType === 'multipart/report') return true;
  return input.types.some((type) =>
    /^message\/(?:global-)?(?:delivery-status|disposition-notification)$|^message\/feedback-report$/.test(
      type,
    ),
  );
}
