import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, configShape, readConfig } from './config.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hilo-config-'));
  for (const name of ['one', 'other'])
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ].concat(['-subj', '/CN=localhost', '-keyout', at(`${name}.key`), '-out', at(`${name}.pem`)]),
      { stdio: 'ignore' },
    );
  writeFileSync(at('words.pem'), 'no certificate');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const problemsOf = (environment: Record<string, string>): string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

/** Each setting as somebody mistypes it, and what is said of it. */
const wrong: [name: keyof typeof configShape, value: string, said: string][] = [
  ['HILO_PORT', 'http', 'must be a port, 0 to 65535'],
  ['HILO_SMTP_PORT', '65536', 'must be a port, 0 to 65535'],
  ['HILO_PUBLIC_URL', 'help.example.org', 'must be an http or https address'],
  ['HILO_TRUST_PROXY', 'yes', 'must be 0 or 1'],
  ['DATABASE_URL', 'mysql://localhost/hilo', 'must be an address that starts with postgres://'],
  ['HILO_SECRET', 'short', 'must have at least 32 characters'],
  ['HILO_ADMIN_EMAIL', 'admin', 'must be a mail address'],
  ['HILO_ADMIN_PASSWORD', 'hunter2', 'must have at least 12 characters'],
  ['HILO_SMTP_RELAY', 'mail.example.org:587', 'must be an address that starts with smtp:// or smtps://'],
  ['HILO_MAIL_FROM', 'Help <help@example.org>', 'must be a mail address'],
  ['HILO_TLS_CERT', '/nowhere/cert.pem', 'names /nowhere/cert.pem, which cannot be read (ENOENT)'],
  ['HILO_TLS_KEY', '/nowhere/key.pem', 'names /nowhere/key.pem, which cannot be read (ENOENT)'],
  ['HILO_REQUESTS_PER_MINUTE', '1.5', 'must be a whole number'],
  ['HILO_SOURCE_URL', 'git@example.org:hilo', 'must be an http or https address'],
  ['HILO_UPDATE_URL', 'ftp://example.org', 'must be an http or https address'],
  ['HILO_LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, silent'],
  ['HILO_ALLOW_PRIVATE_HOSTS', 'on', 'must be 0 or 1'],
];

describe('the settings', () => {
  it('are all told at once what is wrong with them', () => {
    const problems = problemsOf({
      ...Object.fromEntries(wrong.map(([name, value]) => [name, value])),
      HILO_PROT: '3000',
    });
    for (const [name, , said] of wrong) expect(problems).toContain(`${name} ${said}`);
    expect(problems).toContain('HILO_PROT is not a setting; see docs/CONFIG.md');
    expect(problems).toHaveLength(wrong.length + 1);
  });

  it('are spelled out on one line each, without what was given', () => {
    const { message } = new ConfigError(
      problemsOf({ HILO_SECRET: 'hunter2', HILO_ADMIN_PASSWORD: 'hunter2' }),
    );
    expect(message).toMatch(/^Settings that need mending:\n {2}- HILO_SECRET .+\n {2}- HILO_ADMIN_PASSWORD /);
    expect(message).not.toContain('hunter2');
  });

  it.each([
    [
      { HILO_ADMIN_EMAIL: 'a@example.org' },
      'HILO_ADMIN_EMAIL and HILO_ADMIN_PASSWORD go together; one is missing',
    ],
    [{ HILO_SMTP_PORT: '3000' }, 'HILO_PORT and HILO_SMTP_PORT are both 3000; each needs its own'],
    [
      { HILO_PUBLIC_URL: 'https://example.org/help' },
      'HILO_PUBLIC_URL must end after the host and port: no path',
    ],
    [
      { HILO_SMTP_RELAY: 'smtp://' },
      'HILO_SMTP_RELAY must be an address that starts with smtp:// or smtps://',
    ],
  ])('%o: %s', (environment, problem) => {
    expect(problemsOf(environment as Record<string, string>)).toEqual([problem]);
  });

  it('take a certificate only with the key that belongs to it', () => {
    const pair = (cert: string, key: string) => ({ HILO_TLS_CERT: at(cert), HILO_TLS_KEY: at(key) });
    expect(readConfig(pair('one.pem', 'one.key')).tls).toEqual({ cert: at('one.pem'), key: at('one.key') });
    const said = ['HILO_TLS_CERT and HILO_TLS_KEY are not a certificate and its key, both in PEM'];
    expect(problemsOf(pair('one.pem', 'other.key'))).toEqual(said);
    expect(problemsOf(pair('words.pem', 'one.key'))).toEqual(said);
  });

  it('need none, and an empty one is one that is not set', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      smtpPort: 2525,
      trustProxy: false,
    });
    expect(readConfig(Object.fromEntries(Object.keys(configShape).map((name) => [name, ''])))).toEqual(
      readConfig({}),
    );
  });

  it('may both be free ports, and a socket for an address', () => {
    expect(readConfig({ HILO_PORT: '0', HILO_SMTP_PORT: '0' })).toMatchObject({ port: 0, smtpPort: 0 });
    const own = 'postgres:///hilo?host=/run/postgresql';
    expect(readConfig({ DATABASE_URL: own, HILO_PUBLIC_URL: 'https://example.org/' })).toMatchObject({
      databaseUrl: own,
      publicUrl: 'https://example.org',
    });
  });
});
