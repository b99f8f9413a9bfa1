export type MailHosts = {
  imapHost: string;
  imapPort: number;
  imapSecurity: 'tls' | 'starttls';
  smtpHost: string;
  smtpPort: number;
  smtpSecurity: 'tls' | 'starttls';
};

const tls = (imapHost: string, smtpHost: string): MailHosts => ({
  imapHost,
  imapPort: 993,
  imapSecurity: 'tls',
  smtpHost,
  smtpPort: 465,
  smtpSecurity: 'tls',
});
const startTls = (imapHost: string, smtpHost: string): MailHosts => ({
  ...tls(imapHost, smtpHost),
  smtpPort: 587,
  smtpSecurity: 'starttls',
});

const google = tls('imap.gmail.com', 'smtp.gmail.com');
const microsoft = startTls('outlook.office365.com', 'smtp.office365.com');
const consumerMicrosoft = startTls('outlook.office365.com', 'smtp-mail.outlook.com');
const yahoo = tls('imap.mail.yahoo.com', 'smtp.mail.yahoo.com');
const apple = startTls('imap.mail.me.com', 'smtp.mail.me.com');
const ionos = tls('imap.ionos.es', 'smtp.ionos.es');

/** As the providers write on their help pages (November 2026). */
const known: Record<string, MailHosts> = {
  'gmail.com': google,
  'googlemail.com': google,
  'outlook.com': consumerMicrosoft,
  'outlook.es': consumerMicrosoft,
  'hotmail.com': consumerMicrosoft,
  'hotmail.es': consumerMicrosoft,
  'live.com': consumerMicrosoft,
  'onmicrosoft.com': microsoft,
  'yahoo.com': yahoo,
  'yahoo.es': yahoo,
  'icloud.com': apple,
  'me.com': apple,
  'ionos.es': ionos,
  'gmx.es': tls('imap.gmx.com', 'mail.gmx.com'),
  'gmx.com': tls('imap.gmx.com', 'mail.gmx.com'),
  'fastmail.com': tls('imap.fastmail.com', 'smtp.fastmail.com'),
  'zoho.com': tls('imap.zoho.com', 'smtp.zoho.com'),
  'zoho.eu': tls('imap.zoho.eu', 'smtp.zoho.eu'),
};

/**
 * Where the mail of an address is likely to be. Known providers by their domain, others by the two names that most
 * servers have; the test says whether it was right. Null for what is no address.
 */
export function guessMailHosts(address: string): MailHosts | null {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  if (!/^[^\s@.]+(\.[^\s@.]+)+$/u.test(domain)) return null;
  const parent = domain.split('.').slice(-2).join('.');
  return known[domain] ?? known[parent] ?? tls(`imap.${domain}`, `smtp.${domain}`);
}
