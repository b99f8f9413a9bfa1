import type { Reason } from './bounce-input.ts';

/**
 * What a known reporting server means by its own words. Such a server says more than its sentence would
 * say in general: "No such user" after an unknown command is no proof, in a qmail report it is one.
 */
export type Reporter = {
  name: string;
  /** All given conditions must hold; texts in lower case. A header test is true when one value holds it. */
  header?: readonly (readonly [name: string, holds: string])[];
  from?: string;
  subject?: string;
  text?: string;
  /** The command its reports are about when they name none. */
  command?: string;
  /** Takes a mail first and reports later: its 'unknown' is what it made of an answer that we do not see. */
  reportsLater?: true;
  /** Reason for every failure it reports without one of the sentences below. */
  otherwise?: Reason;
  /** A phrase in lower case and the reason it stands for; the first that is found counts. */
  says: readonly (readonly [phrase: string, reason: Reason])[];
};

const eximSays: Reporter['says'] = [
  ['user not found', 'userUnknown'],
  ['all host address lookups failed permanently', 'hostUnknown'],
  ['all relevant mx records point to non-existent hosts', 'hostUnknown'],
  ['unrouteable address', 'hostUnknown'],
  ['mailbox is full', 'mailboxFull'],
  ['error: quota exceed', 'mailboxFull'],
  ['an mx or srv record indicated no smtp service', 'notAccept'],
  ['no host found for existing smtp connection', 'notAccept'],
  ['delivery to file forbidden', 'systemError'],
  ['delivery to pipe forbidden', 'systemError'],
  ['local delivery failed', 'systemError'],
  ['lmtp error after ', 'systemError'],
  ['too many "received" headers', 'content'],
];

const microsoftSays: Reporter['says'] = [
  ['5.1.10', 'userUnknown'],
  ['unknown recipient or mailbox unavailable', 'userUnknown'],
  ['requested action not taken: mailbox unavailable', 'userUnknown'],
  ['recipient address rejected: access denied', 'userUnknown'],
  ['recipnotfound', 'userUnknown'],
  ['recipientnotfound', 'userUnknown'],
  ['5.4.310', 'hostUnknown'],
  ['5.7.510', 'notAccept'],
];

const qmailSays: Reporter['says'] = [
  ['disk quota exceeded', 'mailboxFull'],
  ['message size exceeds fixed maximum message size', 'tooBig'],
  ["sorry, i couldn't find any host ", 'hostUnknown'],
  ['mailbox unavailable (not enough free space)', 'systemFull'],
  ["sorry, i wasn't able to establish an smtp connection", 'networkError'],
  ["sorry, i couldn't find a mail exchanger or ip address", 'networkError'],
  ["sorry. although i'm listed as a best-preference mx or a for that host", 'networkError'],
  ['bad interpreter: no such file or directory', 'systemError'],
  ['mailaddress is administrati', 'suspended'],
  ['no mailbox here by that name', 'userUnknown'],
];

export const reporters: readonly Reporter[] = [
  {
    // Dovecot writes the cause into the words and "user unknown" into the fields.
    name: 'Dovecot',
    text: 'was automatically rejected:',
    says: [
      ['not enough disk space', 'mailboxFull'],
      ['quota exceeded', 'mailboxFull'],
      ['mailbox is full', 'mailboxFull'],
      ["mailbox doesn't exist", 'userUnknown'],
      ['unknown user', 'userUnknown'],
    ],
  },
  { name: 'MailFoundry', text: 'delivery failed for the following reason:', reportsLater: true, says: [] },
  {
    name: 'Mail2000',
    text: '---the following addresses had delivery errors---',
    reportsLater: true,
    says: [],
  },
  {
    name: 'Yahoo, once',
    text: 'unable to deliver message to the following address(es).',
    reportsLater: true,
    says: [],
  },
  { name: 'Apache James', text: 'error message below:', reportsLater: true, says: [] },
  { name: 'm-FILTER', header: [['x-mailer', 'm-filter']], reportsLater: true, says: [] },
  {
    name: 'Yahoo',
    header: [['x-ymailisg', '']],
    text: 'sorry, we were unable to deliver your message',
    command: 'RCPT',
    says: [],
  },
  { name: 'MDaemon', from: 'mdaemon', command: 'RCPT', says: [] },
  // Exim and qmail name the command of another server; what they say without one is their own answer to an address.
  { name: 'qmail', text: 'this is the qmail', command: 'RCPT', says: qmailSays },
  { name: 'qmail', subject: 'failure notice', command: 'RCPT', says: qmailSays },
  { name: 'qmail', subject: 'permanent delivery failure', command: 'RCPT', says: qmailSays },
  { name: 'qmail', header: [['received', 'invoked for bounce']], command: 'RCPT', says: qmailSays },
  {
    name: 'Exim',
    text: 'this message was created automatically by mail delivery software',
    command: 'RCPT',
    says: eximSays,
  },
  {
    name: 'Exim',
    header: [['x-failed-recipients', '']],
    from: 'mail delivery system',
    command: 'RCPT',
    says: eximSays,
  },
  {
    name: 'Domino',
    subject: 'delivery failure:',
    says: dominoSays(),
  },
  { name: 'Domino', subject: 'delivery_failure:', says: dominoSays() },
  {
    name: 'Notes',
    text: '------- failure reasons',
    says: [
      ['user not listed in public name & address book', 'userUnknown'],
      ['ディレクトリのリストにありません', 'userUnknown'],
      ['message has exceeded maximum hop count', 'networkError'],
    ],
  },
  {
    name: 'AOL',
    header: [['x-aol-ip', '']],
    says: [
      ['host or domain name not found', 'hostUnknown'],
      ['type=mx: malformed or unexpected name server reply', 'notAccept'],
    ],
  },
  {
    // Codes of the Internet Mail Service of Exchange 5.5 and 2000.
    name: 'Exchange 5.5',
    text: 'msexch:',
    says: [
      ['(000c05a6)', 'userUnknown'],
      ['(000c0595)', 'filtered'],
      ['(00120270)', 'networkError'],
      ['(000b0981)', 'security'],
      ['(00050311)', 'content'],
      ['(000502cc)', 'content'],
      ['(00010256)', 'systemError'],
      ['(000d06b5)', 'systemError'],
    ],
  },
  {
    name: 'Exchange',
    text: 'resolver.',
    says: [
      ['resolver.adr.recipnotfound', 'userUnknown'],
      ['resolver.adr.exrecipnotfound', 'userUnknown'],
      ['resolver.adr.recipientnotfound', 'userUnknown'],
      ['resolver.adr.badprimary', 'systemError'],
      ['resolver.adr.reciplimit', 'rateLimited'],
      ['resolver.adr.invalidinsmtp', 'systemError'],
      ['resolver.adr.ambiguous', 'systemError'],
      ['resolver.rst.authrequired', 'security'],
      ['resolver.rst.notauthorized', 'rejected'],
      ['resolver.rst.recipsizelimit', 'tooBig'],
    ],
  },
  {
    name: 'Exchange',
    text: 'smtpsend.dns.',
    says: [
      ['smtpsend.dns.nonexistentdomain', 'hostUnknown'],
      ['smtpsend.dns.mxloopback', 'networkError'],
    ],
  },
  { name: 'Microsoft 365', header: [['message-id', 'outlook.com>']], says: microsoftSays },
  { name: 'Microsoft 365', header: [['x-ms-exchange-message-is-ndr', '']], says: microsoftSays },
  {
    name: 'Outlook.com',
    header: [['received', '.hotmail.com']],
    says: [
      ['because the domain is not reachable', 'hostUnknown'],
      ['requested action not taken: mailbox unavailable', 'userUnknown'],
    ],
  },
  {
    name: 'Outlook.com',
    header: [['x-message-delivery', '']],
    subject: 'delivery status notification',
    says: [
      ['because the domain is not reachable', 'hostUnknown'],
      ['requested action not taken: mailbox unavailable', 'userUnknown'],
    ],
  },
  {
    name: 'Google Groups',
    header: [['x-failed-recipients', '@googlegroups.com']],
    otherwise: 'rejected',
    says: [],
  },
  {
    // Its state numbers tell at which command the other server refused.
    name: 'Gmail',
    from: 'mailer-daemon@googlemail.com',
    says: [
      ['(state 14)', 'userUnknown'],
      ['(state 13)', 'blocked'],
      ['(state 12)', 'noRelaying'],
      ['(state 15)', 'filtered'],
      ['(state 17)', 'filtered'],
      ['(state 18)', 'filtered'],
      ['(state 6)', 'systemError'],
      ['(state 8)', 'systemError'],
      ['(state 9)', 'systemError'],
      ['dns error: could not contact dns servers', 'expired'],
      ['has been delayed', 'expired'],
      ['the recipient server did not accept our requests to connect', 'expired'],
      ['dns error: domain name not found', 'hostUnknown'],
      ['dns error: dns server returned answer with no data', 'hostUnknown'],
      ["because the address couldn't be found", 'userUnknown'],
      // The same notice as its users read it in other languages.
      ['no se ha encontrado la dirección', 'userUnknown'],
      ['no se encontró la dirección', 'userUnknown'],
      ['adresse introuvable', 'userUnknown'],
      ['adresse nicht gefunden', 'userUnknown'],
      ['indirizzo non trovato', 'userUnknown'],
      ['endereço não encontrado', 'userUnknown'],
      ['adres niet gevonden', 'userUnknown'],
      ['null mx', 'notAccept'],
      ['had no relevant answers', 'networkError'],
      ['responded with code nxdomain', 'networkError'],
    ],
  },
  {
    name: 'IMail',
    subject: 'undeliverable mail',
    says: imailSays(),
  },
  { name: 'IMail', header: [['x-mailer', '<smtp32 v']], says: imailSays() },
  {
    name: 'McAfee',
    header: [['x-nai-header', 'modified by mcafee']],
    says: [
      ['unknown user', 'userUnknown'],
      ['no such user', 'userUnknown'],
      ['user not exist', 'userUnknown'],
      ['user (…) unknown.', 'userUnknown'],
    ],
  },
  {
    name: 'MessageLabs',
    header: [['x-msg-ref', '']],
    says: [
      ['542 … rejected', 'userUnknown'],
      ['no such user', 'userUnknown'],
      ['please turn on smtp authentication', 'security'],
    ],
  },
  { name: 'InterScan', from: 'interscan', says: [['unable to deliver', 'userUnknown']] },
  { name: 'InterScan', subject: 'mail could not be delivered', says: [['unable to deliver', 'userUnknown']] },
  { name: 'InterScan', subject: 'メッセージを配信できません', says: [['unable to deliver', 'userUnknown']] },
  { name: 'InterScan', subject: 'メール配信に失敗しました', says: [['unable to deliver', 'userUnknown']] },
  {
    name: 'Verizon',
    text: 'message could not be delivered to mobile',
    command: 'RCPT',
    says: [['no valid recipients for this mm', 'userUnknown']],
  },
  { name: 'Verizon', from: 'vtext.com', says: [['no such user here', 'userUnknown']] },
  {
    // Codes of the category field (PowerMTA user guide, "bounce categories").
    name: 'PowerMTA',
    header: [],
    text: 'x-powermta-bouncecategory',
    says: [],
  },
  {
    name: 'Facebook',
    from: 'mx.facebook.com',
    says: [
      ['rcp-p1', 'userUnknown'],
      ['int-p1', 'userUnknown'],
      ['int-p3', 'userUnknown'],
      ['int-p4', 'userUnknown'],
      ['rcp-p2', 'filtered'],
      ['rcp-p3', 'filtered'],
      ['rcp-t1', 'systemError'],
      ['rcp-t4', 'suspended'],
      ['int-p2', 'tooBig'],
      ['msg-p1', 'tooBig'],
      ['msg-', 'content'],
      ['con-', 'rateLimited'],
      ['dns-', 'rejected'],
      ['pol-p1', 'blocked'],
      ['pol-p2', 'blocked'],
      ['pol-p5', 'virus'],
      ['pol-p6', 'content'],
      ['pol-p7', 'content'],
      ['pol-p3', 'notAccept'],
      ['pol-p4', 'notAccept'],
      ['pol-t1', 'rateLimited'],
      ['pol-t2', 'rateLimited'],
      ['pol-t3', 'rateLimited'],
    ],
  },
  {
    // EZweb marks what the subscriber's own filter refused.
    name: 'EZweb',
    header: [['x-spasign', 'ng']],
    otherwise: 'filtered',
    says: [],
  },
  {
    name: 'EZweb',
    from: 'postmaster@ezweb.ne.jp',
    says: ezwebSays(),
  },
  { name: 'EZweb', from: 'postmaster@au.com', says: ezwebSays() },
  {
    name: 'KDDI',
    text: 'could not be delivered to: <',
    says: [
      ['as their mailbox is full', 'mailboxFull'],
      ['due to the following smtp relay error', 'noRelaying'],
      ['as the remote domain doesnt exist', 'hostUnknown'],
    ],
  },
  {
    name: 'OpenSMTPD',
    text: 'an error has occurred while attempting to deliver a message for',
    command: 'RCPT',
    says: [
      ['envelope expired', 'expired'],
      ['invalid domain name', 'hostUnknown'],
      ['domain does not exist', 'hostUnknown'],
      ['destination seem to reject all mails', 'notAccept'],
    ],
  },
  {
    name: 'Courier',
    text: 'undeliverable mail',
    says: [
      ['no such domain.', 'hostUnknown'],
      ['dns lookup failed.', 'networkError'],
      ["this domain's dns violates rfc 1035", 'systemError'],
    ],
  },
  {
    name: 'Biglobe',
    text: 'mail delivery failed... user unknown',
    says: [['mail delivery failed... user unknown', 'filtered']],
  },
  {
    // The receiving side of SES quotes a rule of its owner, not the absence of a mailbox.
    name: 'SES receiving',
    header: [['x-ses-outgoing', '']],
    text: 'this message could not be delivered.',
    says: [
      ['mailbox does not exist', 'filtered'],
      ['message too large', 'tooBig'],
      ['mailbox full', 'mailboxFull'],
      ['message content rejected', 'content'],
    ],
  },
  {
    name: 'Sun Messaging Server',
    text: 'this report relates to a message you sent with the following header fields',
    says: [['illegal host/domain name found', 'hostUnknown']],
  },
  {
    name: 'Amavis',
    from: 'content-filter at ',
    says: [
      [' - spam', 'spam'],
      [' - infected', 'virus'],
      [' - bad header:', 'content'],
      [' - message size exceeds recipient', 'tooBig'],
      [' - temporary mta failure on relaying', 'systemError'],
    ],
  },
];

function dominoSays(): Reporter['says'] {
  return [
    ['not listed in domino directory', 'userUnknown'],
    ['not listed in public name & address book', 'userUnknown'],
    ["non répertorié dans l'annuaire domino", 'userUnknown'],
    ['domino ディレクトリには見つかりません', 'userUnknown'],
    ['cannot route mail to user', 'filtered'],
    ['several matches found in domino directory', 'systemError'],
  ];
}

function imailSays(): Reporter['says'] {
  return [
    ['unknown host', 'hostUnknown'],
    ['unknown user', 'userUnknown'],
    ['invalid final delivery userid', 'userUnknown'],
    ['user mailbox exceeds allowed size', 'mailboxFull'],
    ['requested action not taken: virus detected', 'virus'],
    ['delivery failed … attempts', 'expired'],
  ];
}

function ezwebSays(): Reporter['says'] {
  return [
    ['account is temporarily over quota', 'mailboxFull'],
    ['>: user unknown', 'userUnknown'],
    ['account is disabled.', 'suspended'],
    ['account is temporarily limited.', 'suspended'],
    ['your message was not delivered within ', 'expired'],
  ];
}

/** Categories PowerMTA writes into its reports (PowerMTA user guide). */
export const powerMtaCategories: Record<string, Reason> = {
  'bad-domain': 'hostUnknown',
  'bad-mailbox': 'userUnknown',
  'inactive-mailbox': 'suspended',
  'message-expired': 'expired',
  'no-answer-from-host': 'networkError',
  'policy-related': 'policy',
  'quota-issues': 'mailboxFull',
  'routing-errors': 'systemError',
  'spam-related': 'spam',
};
