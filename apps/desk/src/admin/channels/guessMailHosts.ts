type MailHosts = {
  imapHost: string;
  imapPort: number;
  imapSecurity: 'tls' | 'starttls';
  smtpHost: string;
  smtpPort: number;
  smtpSecurity: 'tls' | 'starttls';
};

/**
 * What a provider asks for before another program may in: a password made for that program, OAuth 2.0 in the place of
 * any password, or that somebody allows IMAP in the settings of the account.
 */
export type Entrance = 'appPassword' | 'oauth2' | 'allowed';

export type MailProvider = {
  name: string;
  domains: readonly string[];
  hosts: MailHosts;
  entrance: Entrance;
  /** One can also get in by signing in on its page. */
  signIn?: 'microsoft' | 'google';
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

/**
 * Providers that are known by the domain of the address, with where it is written (looked up in November 2026). Those
 * that host other people's domains (IONOS, OVH, Arsys, Strato, Hostinger…) cannot be told from an address.
 * "ISPDB" is the database of Thunderbird: https://github.com/thunderbird/autoconfig/tree/master/ispdb
 */
const providers: readonly MailProvider[] = [
  {
    // https://developers.google.com/gmail/imap: IMAP 993, SMTP 465 (TLS) or 587 (STARTTLS).
    // OAuth 2.0, or an app password of an account with two steps; the account's own password is refused.
    name: 'Google',
    domains: ['gmail.com', 'googlemail.com'],
    hosts: tls('imap.gmail.com', 'smtp.gmail.com'),
    entrance: 'appPassword',
    signIn: 'google',
  },
  {
    // https://support.microsoft.com/en-us/office/pop-imap-and-smtp-settings-8361e398-8af4-4e97-b147-6c6c4ac95353
    // "Requires the use of Modern Auth / OAuth2"; IMAP is off until it is allowed in the settings.
    // Domains: ISPDB, hotmail.com.xml.
    name: 'Microsoft',
    domains: [
      'outlook.com',
      'outlook.es',
      'outlook.pt',
      'outlook.fr',
      'outlook.it',
      'outlook.de',
      'outlook.com.ar',
      'hotmail.com',
      'hotmail.es',
      'hotmail.fr',
      'hotmail.it',
      'hotmail.co.uk',
      'live.com',
      'live.com.mx',
      'live.com.ar',
      'msn.com',
    ],
    hosts: startTls('outlook.office365.com', 'smtp-mail.outlook.com'),
    entrance: 'oauth2',
    signIn: 'microsoft',
  },
  {
    // ISPDB, office365.com.xml. Passwords alone are refused since 2022 for IMAP and 2026 for SMTP:
    // https://techcommunity.microsoft.com/t5/exchange-team-blog/exchange-online-to-retire-basic-auth-for-client-submission-smtp/ba-p/4114750
    name: 'Microsoft',
    domains: ['onmicrosoft.com'],
    hosts: startTls('outlook.office365.com', 'smtp.office365.com'),
    entrance: 'oauth2',
    signIn: 'microsoft',
  },
  {
    // ISPDB, yahoo.com.xml, after
    // https://help.yahoo.com/kb/new-mail-for-desktop/imap-server-settings-yahoo-mail-sln4075.html
    name: 'Yahoo',
    domains: [
      'yahoo.com',
      'yahoo.es',
      'yahoo.fr',
      'yahoo.it',
      'yahoo.de',
      'yahoo.co.uk',
      'yahoo.com.ar',
      'yahoo.com.br',
      'yahoo.com.mx',
      'ymail.com',
      'rocketmail.com',
    ],
    hosts: tls('imap.mail.yahoo.com', 'smtp.mail.yahoo.com'),
    entrance: 'appPassword',
  },
  {
    // ISPDB, me.com.xml, after https://support.apple.com/102525: SMTP 587 with STARTTLS, an app-specific password.
    name: 'Apple',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    hosts: startTls('imap.mail.me.com', 'smtp.mail.me.com'),
    entrance: 'appPassword',
  },
  {
    // https://www.fastmail.com/help/technical/servernamesandports.html: "You cannot use your regular Fastmail password."
    name: 'Fastmail',
    domains: ['fastmail.com', 'fastmail.fm', 'fastmail.es'],
    hosts: tls('imap.fastmail.com', 'smtp.fastmail.com'),
    entrance: 'appPassword',
  },
  {
    // ISPDB, gmx.com.xml.
    name: 'GMX',
    domains: ['gmx.com', 'gmx.es', 'gmx.fr', 'gmx.pt', 'gmx.it', 'gmx.co.uk'],
    hosts: tls('imap.gmx.com', 'mail.gmx.com'),
    entrance: 'allowed',
  },
  {
    // ISPDB, gmx.net.xml, after https://hilfe.gmx.net/pop-imap/imap/imap-serverdaten.html; to be allowed once:
    // https://hilfe.gmx.net/pop-imap/einschalten.html
    name: 'GMX',
    domains: ['gmx.net', 'gmx.de', 'gmx.at', 'gmx.ch', 'gmx.eu'],
    hosts: tls('imap.gmx.net', 'mail.gmx.net'),
    entrance: 'allowed',
  },
  {
    // ISPDB, zoho.com.xml, after https://www.zoho.com/mail/help/imap-access.html
    name: 'Zoho',
    domains: ['zoho.com', 'zohomail.com'],
    hosts: tls('imap.zoho.com', 'smtp.zoho.com'),
    entrance: 'allowed',
  },
  {
    // ISPDB, zoho.eu.xml, after the same page: accounts of the European data centre.
    name: 'Zoho',
    domains: ['zoho.eu', 'zohomail.eu'],
    hosts: tls('imap.zoho.eu', 'smtp.zoho.eu'),
    entrance: 'allowed',
  },
];

const byDomain = new Map(
  providers.flatMap((provider) => provider.domains.map((domain) => [domain, provider] as const)),
);

const domainOf = (address: string): string | null => {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  return /^[^\s@.]+(\.[^\s@.]+)+$/u.test(domain) ? domain : null;
};

/** The provider of an address, where its domain tells; a tenant's (`shop.onmicrosoft.com`) by the domain above. */
export function providerOf(address: string): MailProvider | undefined {
  const domain = domainOf(address);
  if (domain === null) return undefined;
  return byDomain.get(domain) ?? byDomain.get(domain.slice(domain.indexOf('.') + 1));
}

/** A domain whose mail is where these providers keep that of everybody: their customers' own domains do not tell. */
const hosting = { microsoft: 'onmicrosoft.com', google: 'gmail.com' } as const;

/**
 * Where the mail of an address is likely to be. Known providers by their domain, those at whose page one signs in
 * (`signIn`) by that, others by the two names that most servers have; the test says whether it was right. Null for what
 * is no address.
 */
export function guessMailHosts(address: string, signIn?: MailProvider['signIn']): MailHosts | null {
  const domain = domainOf(address);
  if (domain === null) return null;
  const known = providerOf(address) ?? (signIn && byDomain.get(hosting[signIn]));
  return known?.hosts ?? tls(`imap.${domain}`, `smtp.${domain}`);
}
