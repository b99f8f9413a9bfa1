import type { ExplainedMail, MailReading } from './types.ts';

/** The printed form of a reading: plain JSON, without bytes and without what only the channel needs. */
export function explain(reading: MailReading): ExplainedMail {
  const { automatic, bounce } = reading;
  return {
    from: reading.from,
    to: reading.to,
    cc: reading.cc,
    replyTo: reading.replyTo,
    subject: reading.subject,
    date: reading.date,
    messageId: reading.messageId,
    inReplyTo: reading.inReplyTo,
    references: reading.references,
    text: reading.text,
    newText: reading.newText,
    quotedText: reading.quotedText,
    signature: reading.signature,
    html: reading.html,
    attachments: reading.attachments.map(({ name, type, size, inline }) => ({ name, type, size, inline })),
    automatic: { is: automatic.is, why: automatic.why },
    bounce: { is: bounce.is, hard: bounce.hard, recipients: bounce.recipients, status: bounce.status },
    warnings: reading.warnings,
  };
}

/** The printed form of a mail that could not be read. */
export function explainUnread(warning: string): ExplainedMail {
  return {
    from: null,
    to: [],
    cc: [],
    replyTo: [],
    subject: null,
    date: null,
    messageId: null,
    inReplyTo: null,
    references: [],
    text: '',
    newText: '',
    quotedText: null,
    signature: null,
    html: null,
    attachments: [],
    automatic: { is: false, why: null },
    bounce: { is: false, hard: false, recipients: [], status: null },
    warnings: [warning],
  };
}
