import type { Reason } from './bounce-input.ts';

/** Sentences of receiving servers that mean something else there than anywhere else. */
export const receivers: readonly {
  host: readonly string[];
  says: readonly (readonly [phrase: string, reason: Reason])[];
}[] = [
  {
    host: ['lsean.ezweb.ne.jp', 'msmx.au.com'],
    says: [
      ['550 : user unknown', 'filtered'],
      ['>: user unknown', 'userUnknown'],
    ],
  },
  {
    host: ['cox.net'],
    says: [
      ['aup#', 'blocked'],
      ['sender rejected', 'rejected'],
      ['recipient rejected', 'userUnknown'],
    ],
  },
  {
    host: ['orange.fr', 'wanadoo.fr', 'laposte.net'],
    says: [
      ['_416', 'userUnknown'],
      ['_418', 'userUnknown'],
      ['_417', 'mailboxFull'],
      ['_420', 'suspended'],
      ['_426', 'suspended'],
    ],
  },
  {
    host: ['secureserver.net'],
    says: [
      ['account does not exist', 'userUnknown'],
      ['550 recipient not found.', 'userUnknown'],
      ['account disabled', 'suspended'],
      ['account storage limit', 'mailboxFull'],
    ],
  },
  {
    host: ['.email.ua', '.i.ua'],
    says: [
      ['.i.ua/err/10', 'filtered'],
      ['.i.ua/err/2', 'userUnknown'],
      ['.i.ua/err/3', 'suspended'],
      ['.i.ua/err/4', 'mailboxFull'],
    ],
  },
  {
    host: ['.qq.com'],
    says: [
      ['mailbox unavailable or access denied', 'rateLimited'],
      ['mail is rejected by recipients', 'filtered'],
      ['mailbox not found', 'userUnknown'],
    ],
  },
  {
    host: ['yahoodns.net', 'yahoo.com', 'aol.com'],
    says: [
      [' is no longer valid.', 'suspended'],
      ['this mailbox is disabled', 'suspended'],
      ["this user doesn't have a ", 'userUnknown'],
      ['mailbox not found', 'userUnknown'],
    ],
  },
  {
    host: ['icloud.com', 'apple.com', 'me.com', 'mac.com'],
    says: [
      ['recipient no longer on server', 'hasMoved'],
      ['does not accept mail', 'notAccept'],
      ['inactive email address', 'userUnknown'],
      ['user does not exist', 'userUnknown'],
      ['unknown or illegal alias', 'userUnknown'],
    ],
  },
  {
    host: ['google.com', 'googlemail.com', 'gmail.com'],
    says: [
      ['the email account that you tried to reach does not exist', 'userUnknown'],
      ["weren't able to find the recipient domain", 'userUnknown'],
      ['is not a valid rfc 5321 address', 'userUnknown'],
    ],
  },
  {
    host: ['messagelabs.com'],
    says: [
      ['no such user', 'userUnknown'],
      ['invalid recipient', 'userUnknown'],
      ['mailbox is not allowed', 'userUnknown'],
    ],
  },
  {
    host: ['zoho.com', 'zoho.eu'],
    says: [
      ['user does not exist', 'userUnknown'],
      ['mail rejected by destination domain', 'rejected'],
    ],
  },
  {
    host: ['mimecast.com', 'mimecast.co.za'],
    says: [
      ['invalid recipient', 'userUnknown'],
      ['503 user unknown', 'userUnknown'],
      ['501 invalid address', 'userUnknown'],
    ],
  },
  {
    host: ['outlook.com', 'hotmail.com'],
    says: [
      ['recipient address rejected: access denied', 'userUnknown'],
      ['requested action not taken: mailbox unavailable', 'userUnknown'],
      ['smtpsend.dns.nonexistentdomain', 'networkError'],
      ['recipient not found', 'userUnknown'],
      ['recipientnotfound', 'userUnknown'],
      ['exrecipnotfound', 'userUnknown'],
      ['unknown recipient or mailbox unavailable', 'userUnknown'],
      ['recipient addresses in single label domains not accepted', 'userUnknown'],
      ['hosted tenant which has no mail-enabled subscriptions', 'rateLimited'],
    ],
  },
  {
    // Looks for the mailbox only when it has the whole mail.
    host: ['.mail.ru'],
    says: [
      ['account is disabled', 'suspended'],
      ['user not found', 'userUnknown'],
    ],
  },
  {
    host: ['mfsmax.docomo.ne.jp'],
    says: [
      ['552 too much mail data', 'mailboxFull'],
      ['552 too many recipients', 'rateLimited'],
    ],
  },
];
