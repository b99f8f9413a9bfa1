import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { emailManifest } from '../manifest.ts';
import { emailSettings } from '../settings.ts';
import type { DkimKey } from '../sign-mail.ts';
import { type Answer, type AskNameServer, nameServer } from './ask-name-server.ts';
import { judgeDkim } from './judge-dkim.ts';
import { dmarcNames, judgeDmarc } from './judge-dmarc.ts';
import { judgeSpf } from './judge-spf.ts';
import { readStanding } from './read-standing.ts';

const says = (...records: string[]): Answer => ({ kind: 'found', records });
const none: Answer = { kind: 'none' };
const absent: Answer = { kind: 'absent' };
const silent: Answer = { kind: 'silent' };
const domain = 'tienda.example';

describe('SPF', () => {
  it.each<[string, Answer, string | null, string, string | null]>([
    ['nothing', none, 'smtp.tienda.example', 'bad missing', 'v=spf1 a:smtp.tienda.example ~all'],
    ['no server known', none, null, 'bad missing', 'v=spf1 mx ~all'],
    ['a server by its address', none, '8.8.8.8', 'bad missing', 'v=spf1 ip4:8.8.8.8 ~all'],
    [
      'a server by its longer address',
      none,
      '[2606:4700:4700::7]',
      'bad missing',
      'v=spf1 ip6:2606:4700:4700::7 ~all',
    ],
    ['a server inside', none, '192.168.1.4', 'bad missing', 'v=spf1 mx ~all'],
    ['this machine', none, 'localhost', 'bad missing', 'v=spf1 mx ~all'],
    ['other texts', says('google-site-verification=1'), null, 'bad missing', 'v=spf1 mx ~all'],
    ['a large sender', none, 'smtp.gmail.com', 'bad missing', 'v=spf1 include:_spf.google.com ~all'],
    ['two records', says('v=spf1 -all', 'v=spf1 mx ~all'), null, 'bad several', null],
    ['everybody', says('v=spf1 mx +all'), null, 'bad open', 'v=spf1 mx ~all'],
    ['everybody, without a sign', says('v=spf1 all'), null, 'bad open', 'v=spf1 ~all'],
    ['no end', says('v=spf1 mx'), null, 'weak endless', 'v=spf1 mx ~all'],
    [
      'a large sender left out',
      says('v=spf1 mx -all'),
      'smtp.office365.com',
      'weak unnamed',
      'v=spf1 mx include:spf.protection.outlook.com -all',
    ],
    ['a redirect', says('v=spf1 redirect=_spf.x.example'), 'smtp.gmail.com', 'good good', null],
    ['a sound record', says('v=spf1 include:_spf.google.com ~all'), 'smtp.gmail.com', 'good good', null],
    ['no network', silent, null, 'unknown silent', null],
  ])('%s', (_, answer, host, expected, wanted) => {
    const { verdict, finding, wanted: publish } = judgeSpf(domain, answer, host);
    expect(`${verdict} ${finding}`).toBe(expected);
    expect(publish?.value ?? null).toBe(wanted);
  });
});

const pair = (bits: number) => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: bits,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const value = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return { key: { domain, selector: 's1', privateKey } satisfies DkimKey, value };
};
const own = pair(2048);
const short = pair(1024);

describe('DKIM', () => {
  it.each<[string, DkimKey | null, Answer, string]>([
    ['published', own.key, says(`v=DKIM1; k=rsa; p=${own.value}`), 'good good'],
    [
      'published in pieces with blanks',
      own.key,
      says(`p=${own.value.replace(/(.{60})/g, '$1 ')}`),
      'good good',
    ],
    ['not published', own.key, none, 'bad missing'],
    ['of another key', own.key, says(`v=DKIM1; p=${short.value}`), 'bad otherKey'],
    ['withdrawn', own.key, says('v=DKIM1; p='), 'bad revoked'],
    ['short', short.key, says(`v=DKIM1; p=${short.value}`), 'weak short'],
    ['no key at all', { ...own.key, privateKey: 'x' }, none, 'bad unreadable'],
    ['of another domain', { ...own.key, domain: 'otra.example' }, says(`p=${own.value}`), 'weak otherDomain'],
    ['no network', own.key, silent, 'unknown silent'],
    ['not set', null, none, 'bad off'],
  ])('%s', (_, key, answer, expected) => {
    const { verdict, finding } = judgeDkim(domain, key, true, answer);
    expect(`${verdict} ${finding}`).toBe(expected);
  });

  it('says what to publish, and does not blame who sends through a provider', () => {
    const { wanted } = judgeDkim(domain, own.key, true, none);
    expect(wanted).toEqual({ name: 's1._domainkey.tienda.example', value: `v=DKIM1; k=rsa; p=${own.value}` });
    expect(judgeDkim(domain, null, false, none)).toMatchObject({ verdict: 'unknown', finding: 'byProvider' });
  });
});

describe('DMARC', () => {
  it.each<[string, Answer[], string]>([
    ['rejects', [says('v=DMARC1; p=reject')], 'good good'],
    ['watches', [says('v=DMARC1; p=none; rua=mailto:a@b.example')], 'weak watching'],
    ['the domain above speaks', [none, says('v=DMARC1;p=quarantine')], 'good good'],
    ['nothing', [none, none], 'bad missing'],
    ['two', [says('v=DMARC1; p=none', 'v=DMARC1; p=reject')], 'bad several'],
    ['no policy', [says('v=DMARC1; rua=mailto:a@b.example')], 'bad broken'],
    ['no network', [silent, silent], 'unknown silent'],
    ['no network above', [none, silent], 'unknown silent'],
  ])('%s', (_, answers, expected) => {
    const { verdict, finding } = judgeDmarc(domain, answers, 'soporte@tienda.example');
    expect(`${verdict} ${finding}`).toBe(expected);
  });

  it('is looked for at the domain and above it', () => {
    expect(dmarcNames('correo.tienda.example')).toEqual([
      '_dmarc.correo.tienda.example',
      '_dmarc.tienda.example',
    ]);
    expect(dmarcNames('local')).toEqual(['_dmarc.local']);
  });
});

const context = (settings: object, options: Record<string, string> = {}) => ({
  settings: emailSettings.parse({ mode: 'embedded', ...settings }),
  options,
});
const signal = () => AbortSignal.timeout(5_000);

describe('the standing of a channel', () => {
  it('asks about each domain once, in its ASCII form', async () => {
    const asked: string[] = [];
    const ask: AskNameServer = async (name, type) => {
      asked.push(`${type} ${name}`);
      return none;
    };
    const addresses = ['ayuda@tienda.example', 'hola@tienda.example', 'hola@españa.example'];
    const standing = await readStanding(context({ addresses }), signal(), ask);
    expect([...new Set(standing.map(({ about }) => about))]).toEqual([domain, 'xn--espaa-rta.example']);
    expect(asked.filter((one) => one === 'MX tienda.example')).toHaveLength(1);
    expect(standing.find(({ subject }) => subject === 'dmarc')?.wanted?.value).toBe(
      'v=DMARC1; p=none; rua=mailto:ayuda@tienda.example',
    );
  });

  it('blames nothing on a domain that nobody here knows', async () => {
    const standing = await readStanding(
      context({ addresses: [`a@${domain}`] }),
      signal(),
      async () => absent,
    );
    expect(standing).toMatchObject([
      { subject: 'domain', verdict: 'unknown', finding: 'absent', about: domain },
    ]);
  });

  it('falls back on the address of the process, and on nothing', async () => {
    const ask: AskNameServer = async () => none;
    const own = await readStanding(
      context({}, { mailFrom: 'hola@otra.example', relay: 'smtp://mail.otra.example:587' }),
      signal(),
      ask,
    );
    expect(own.find(({ subject }) => subject === 'spf')?.wanted?.value).toBe(
      'v=spf1 a:mail.otra.example ~all',
    );
    expect(await readStanding(context({}), signal(), ask)).toEqual([]);
  });

  it('has words in both languages for everything it may find', async () => {
    const seen = new Set<string>();
    const note = ({ subject, finding }: { subject: string; finding: string }) =>
      seen.add(`${subject}.${finding}`);
    for (const answer of [none, absent, silent, says('v=spf1 mx'), says('v=DMARC1; p=none')])
      for (const settings of [
        {},
        { dkimDomain: domain, dkimSelector: 's1', dkimPrivateKey: own.key.privateKey },
      ])
        (
          await readStanding(
            context({ addresses: [`a@${domain}`], ...settings }),
            signal(),
            async () => answer,
          )
        ).forEach(note);
    for (const subject of emailManifest.standing ?? [])
      expect(emailManifest.messages.es).toHaveProperty([`standing.${subject}`]);
    for (const finding of seen)
      for (const locale of ['es', 'en'] as const)
        expect(emailManifest.messages[locale]).toHaveProperty([`standing.${finding}`]);
  });
});

describe('the name server', () => {
  it('is silent where none answers, and at once where nobody waits any longer', async () => {
    const ended = new AbortController();
    ended.abort();
    expect(await nameServer(ended.signal)('tienda.example', 'TXT')).toEqual(silent);
    const waiting = new AbortController();
    const answer = nameServer(waiting.signal)('tienda.example', 'MX');
    waiting.abort();
    expect(['silent', 'absent']).toContain((await answer).kind);
  });
});
