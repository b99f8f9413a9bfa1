import { expect, test } from 'vitest';
import { allManifests } from '../../channels.tsx';
import { askedFields, hintsOf, type Settings, settingsToSend } from './channelForm.ts';
import { guessMailHosts } from './guessMailHosts.ts';

const manifest = allManifests()[0]!;
const asked = (settings: Settings) => askedFields(manifest, settings).map((field) => field.name);

test('asks for the fields of an account only where there is one', () => {
  expect(asked({})).not.toContain('imapHost');
  expect(asked({ mode: 'account' })).toContain('imapHost');
});

test('asks for a password or for what OAuth needs, never for both', () => {
  expect(asked({ mode: 'account' })).toContain('password');
  expect(asked({ mode: 'account' })).not.toContain('oauthClientId');
  const byOauth = asked({ mode: 'account', auth: 'oauth2' });
  expect(byOauth).toContain('oauthRefreshToken');
  expect(byOauth).not.toContain('password');
  // A condition on a field that is itself not asked for does not hold.
  expect(asked({ mode: 'embedded', auth: 'oauth2' })).not.toContain('oauthClientId');
});

test('an address and a password are enough for a known provider', () => {
  const sent = settingsToSend(
    manifest,
    { mode: 'account', addresses: ['hola@gmail.com'], password: 'x' },
    true,
  );
  expect(sent).toMatchObject({
    imapHost: 'imap.gmail.com',
    imapPort: 993,
    smtpHost: 'smtp.gmail.com',
    username: 'hola@gmail.com',
    useAssurance: true,
  });
});

test('what somebody typed wins over what was guessed', () => {
  const typed = { mode: 'account', addresses: ['hola@gmail.com'], imapHost: 'mail.lan', imapPort: '143' };
  expect(settingsToSend(manifest, typed, true)).toMatchObject({ imapHost: 'mail.lan', imapPort: 143 });
});

test('an empty secret is not sent, so that the stored one stays', () => {
  const sent = settingsToSend(manifest, { mode: 'account', imapHost: 'a.example', password: '' }, false);
  expect(sent).not.toHaveProperty('password');
  expect(sent).toMatchObject({ imapHost: 'a.example' });
});

test('the hints speak of fields that the manifest has', () => {
  const names = manifest.form.map((field) => field.name);
  const { quick, when, defaults } = hintsOf(manifest);
  const spoken = [...quick, ...Object.keys(when), ...Object.values(when).map(({ field }) => field)];
  expect([...spoken, ...Object.keys(defaults)].filter((name) => !names.includes(name))).toEqual([]);
});

test('guesses hosts by the domain, and the usual names for unknown ones', () => {
  expect(guessMailHosts('ana@outlook.es')).toMatchObject({ smtpPort: 587, smtpSecurity: 'starttls' });
  expect(guessMailHosts('hola@ferreteria.onmicrosoft.com')?.imapHost).toBe('outlook.office365.com');
  expect(guessMailHosts('hola@ferreteria.example')).toMatchObject({
    imapHost: 'imap.ferreteria.example',
    smtpHost: 'smtp.ferreteria.example',
  });
  expect(guessMailHosts('hola@')).toBeNull();
});
