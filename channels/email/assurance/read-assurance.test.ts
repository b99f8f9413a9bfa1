import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth';
import { describe, expect, it } from 'vitest';
import { type AssuranceOptions, type DNSResolver, readAssurance } from './read-assurance.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const key = `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`;

/** Name server in memory: `TXT name` → text, `A name` → address. */
function names(records: Record<string, string>, asked: string[] = []): DNSResolver {
  return async (name, type) => {
    asked.push(`${type} ${name}`);
    const value = records[`${type} ${name}`];
    if (value === undefined) throw Object.assign(new Error(`no ${type} of ${name}`), { code: 'ENOTFOUND' });
    return type === 'TXT' ? [[value]] : [value];
  };
}

const plain = [
  'From: Ana <ana@cliente.example>',
  'To: soporte@empresa.example',
  'Subject: Pedido',
  'Date: Sun, 22 Nov 2026 10:00:00 +0100',
  'Message-ID: <1@cliente.example>',
  '',
  'Hola.',
  '',
].join('\r\n');

async function signed(domain: string, mail = plain): Promise<Buffer> {
  const by = { signingDomain: domain, selector: 's1', privateKey };
  const { signatures } = await dkimSign(mail, { ...by, signatureData: [by] });
  return Buffer.from(signatures + mail);
}

const session = { ip: '192.0.2.10', helo: 'mx.cliente.example', mailFrom: 'ana@cliente.example' };
const dmarcNone = { 'TXT _dmarc.cliente.example': 'v=DMARC1; p=none' };
const dmarcReject = { 'TXT _dmarc.cliente.example': 'v=DMARC1; p=reject' };
const spfPass = { 'TXT cliente.example': 'v=spf1 ip4:192.0.2.10 -all' };
const spfFail = { 'TXT cliente.example': 'v=spf1 ip4:198.51.100.1 -all' };
const keyOf = (domain: string) => ({ [`TXT s1._domainkey.${domain}`]: key });

const options = (more: Partial<AssuranceOptions>): AssuranceOptions => ({
  isEnabled: true,
  authservId: null,
  session,
  resolver: names({}),
  ...more,
});

describe('own checks', () => {
  it('verifies by a signature of the author under a DMARC policy', async () => {
    const resolver = names({ ...dmarcReject, ...keyOf('cliente.example') });
    expect(await readAssurance(await signed('cliente.example'), options({ resolver }))).toMatchObject({
      verdict: 'verified',
      method: 'dmarc',
      domain: 'cliente.example',
    });
  });

  it('verifies by SPF alone only through DMARC', async () => {
    const mail = Buffer.from(plain);
    const withPolicy = options({ resolver: names({ ...dmarcNone, ...spfPass }) });
    expect(await readAssurance(mail, withPolicy)).toMatchObject({ verdict: 'verified', method: 'dmarc' });
    const without = options({ resolver: names(spfPass) });
    expect(await readAssurance(mail, without)).toMatchObject({ verdict: 'unverified', method: null });
  });

  it('verifies by the signature where the author publishes no policy', async () => {
    const resolver = names(keyOf('cliente.example'));
    expect(await readAssurance(await signed('cliente.example'), options({ resolver }))).toMatchObject({
      verdict: 'verified',
      method: 'dkim',
    });
  });

  it('does not take the signature of a stranger', async () => {
    const resolver = names(keyOf('otra.example'));
    expect(await readAssurance(await signed('otra.example'), options({ resolver }))).toMatchObject({
      verdict: 'unverified',
      method: null,
    });
  });

  it('fails what the author disowns', async () => {
    const resolver = names({ ...dmarcReject, ...spfFail });
    expect(await readAssurance(Buffer.from(plain), options({ resolver }))).toMatchObject({
      verdict: 'failed',
      method: 'dmarc',
      domain: 'cliente.example',
    });
  });

  it('fails a signed mail that was changed on the way', async () => {
    const resolver = names({ ...dmarcReject, ...spfFail, ...keyOf('cliente.example') });
    const changed = Buffer.from(`${await signed('cliente.example')}Transfer it to another account.\r\n`);
    expect(await readAssurance(changed, options({ resolver }))).toMatchObject({ verdict: 'failed' });
  });

  it.each([
    ['a mailbox', null],
    ['a hand-over on this machine', { ...session, ip: '::ffff:127.0.0.1' }],
  ])('does not fail without knowing the sending address: %s', async (_, from) => {
    const resolver = names({ ...dmarcReject, ...spfFail });
    const result = await readAssurance(Buffer.from(plain), options({ resolver, session: from }));
    expect(result).toMatchObject({ verdict: 'unverified', method: null });
  });

  it('accepts a signature in a mailbox, where the sending address is unknown', async () => {
    const resolver = names({ ...dmarcReject, ...keyOf('cliente.example') });
    const result = await readAssurance(await signed('cliente.example'), options({ resolver, session: null }));
    expect(result).toMatchObject({ verdict: 'verified', method: 'dmarc' });
  });

  it('does not judge a mail with two authors', async () => {
    const two = Buffer.from(`From: boss@empresa.example\r\n${plain}`);
    expect(await readAssurance(two, options({}))).toMatchObject({ verdict: 'unverified', domain: null });
  });
});

describe('when names cannot be asked', () => {
  it('stops at the limit', async () => {
    const resolver: DNSResolver = () => new Promise(() => {});
    const result = await readAssurance(
      await signed('cliente.example'),
      options({ resolver, timeLimitMs: 20 }),
    );
    expect(result).toMatchObject({ verdict: 'unverified', domain: 'cliente.example' });
    expect(result.detail).toContain('20 ms');
  });

  it('does not fail a mail because a name server is broken', async () => {
    const resolver: DNSResolver = async (name, type) => {
      if (type === 'TXT' && name === '_dmarc.cliente.example') return [['v=DMARC1; p=reject']];
      throw Object.assign(new Error('SERVFAIL'), { code: 'ESERVFAIL' });
    };
    const result = await readAssurance(await signed('cliente.example'), options({ resolver }));
    expect(result).toMatchObject({ verdict: 'unverified' });
  });

  it('needs none on a machine without DNS', async () => {
    const local = { ip: '127.0.0.1', helo: 'localhost', mailFrom: '' };
    const result = await readAssurance(Buffer.from(plain), options({ resolver: null, session: local }));
    expect(result).toEqual({
      verdict: 'unverified',
      method: null,
      domain: 'cliente.example',
      detail: 'not checked: no name server',
    });
  });

  it('asks nothing when switched off', async () => {
    const asked: string[] = [];
    const off = options({ isEnabled: false, resolver: names({}, asked) });
    expect(await readAssurance(await signed('cliente.example'), off)).toMatchObject({
      verdict: 'unverified',
    });
    expect(asked).toEqual([]);
  });

  it.each(['', '\r\n\r\n', 'From\r\n\r\n', 'From: nobody\r\n\r\n', '\u0000\uffff'])(
    'takes %j',
    async (text) => {
      expect(await readAssurance(Buffer.from(text), options({}))).toMatchObject({
        verdict: 'unverified',
        domain: null,
      });
    },
  );
});

describe('results of the receiving server', () => {
  const trusting = (asked: string[] = []) =>
    options({ authservId: 'mx.empresa.example', resolver: names({}, asked) });
  const stamped = (...lines: string[]) => Buffer.from(`${lines.join('\r\n')}\r\n${plain}`);

  it.each([
    ['dmarc=pass (p=REJECT) header.from=cliente.example', 'verified', 'dmarc'],
    [
      'spf=pass smtp.mailfrom=cliente.example;\r\n\tdmarc=pass header.from=cliente.example',
      'verified',
      'dmarc',
    ],
    ['dmarc=fail header.from=cliente.example; dkim=pass header.d=otra.example', 'failed', 'dmarc'],
    ['dmarc=none header.from=cliente.example; dkim=pass header.d=mail.cliente.example', 'verified', 'dkim'],
    ['dkim=pass header.i=@cliente.example header.s=s1', 'verified', 'dkim'],
    ['dkim=pass header.d=otra.example', 'unverified', null],
    ['dkim=pass header.d=example', 'unverified', null],
    [
      'dkim=fail reason="dmarc=pass; dkim=pass header.d=cliente.example" header.d=cliente.example',
      'unverified',
      null,
    ],
    ['spf=pass smtp.mailfrom=cliente.example', 'unverified', null],
    ['dmarc=pass header.from=otra.example', 'unverified', null],
    ['dmarc=temperror header.from=cliente.example', 'unverified', null],
    ['none', 'unverified', null],
    ['dkim=none (dmarc=pass; dkim=pass header.d=cliente.example)', 'unverified', null],
  ])('%s', async (results, verdict, method) => {
    const asked: string[] = [];
    const mail = stamped(`Authentication-Results: mx.empresa.example; ${results}`);
    expect(await readAssurance(mail, trusting(asked))).toMatchObject({ verdict, method });
    expect(asked).toEqual([]);
  });

  it('reads the name with a version, quoted, in any case', async () => {
    const mail = stamped(
      'Authentication-Results: "MX.Empresa.Example" 1; dmarc=pass header.from=cliente.example',
    );
    expect(await readAssurance(mail, trusting())).toMatchObject({ verdict: 'verified' });
  });

  it.each([
    [
      'of another server',
      ['Authentication-Results: mx.evil.example; dmarc=pass header.from=cliente.example'],
    ],
    [
      'that lie below another',
      [
        'Authentication-Results: mx.other.example; spf=none',
        'Authentication-Results: mx.empresa.example; dmarc=pass header.from=cliente.example',
      ],
    ],
    ['of a longer name', ['Authentication-Results: mx.empresa.example.evil.example; dmarc=pass']],
    [
      'of the archive',
      ['ARC-Authentication-Results: i=1; mx.empresa.example; dmarc=pass header.from=cliente.example'],
    ],
  ])('does not believe results %s', async (_, lines) => {
    expect(await readAssurance(stamped(...lines), trusting())).toMatchObject({ verdict: 'unverified' });
  });

  it('believes no header while no server is configured', async () => {
    const mail = stamped(
      'Authentication-Results: mx.empresa.example; dmarc=pass header.from=cliente.example',
    );
    expect(await readAssurance(mail, options({}))).toMatchObject({ verdict: 'unverified' });
  });
});
