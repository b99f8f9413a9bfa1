import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { allManifests } from '../../channel-manifests.ts';
import { ChannelForm } from './ChannelForm.tsx';
import { askedFields, beginningOf, hintsOf, type Settings, settingsToSend, typeInto } from './channelForm.ts';
import { guessMailHosts, providerOf } from './guessMailHosts.ts';
import { factsOf } from './ProbeSteps.tsx';

const manifest = allManifests()[0]!;
const asked = (settings: Settings) => askedFields(manifest, settings).map((field) => field.name);

test('asks for the fields of an account only where there is one', () => {
  expect(asked({})).not.toContain('imapHost');
  expect(asked({ mode: 'account' })).toContain('imapHost');
});

test('a test says how many messages it sees, and nothing that the channel has no words for', () => {
  const facts = { messages: 1_204, unseen: 0, sentFolder: null, capabilities: 'IDLE', listenPort: 25 };
  const words = (key: string) => manifest.messages.en[key];
  expect(factsOf(facts, words)).toEqual([
    { label: 'Messages in the inbox', value: 1_204 },
    { label: 'Unread among them', value: 0 },
  ]);
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
  const { quick, when, defaults, keys } = hintsOf(manifest);
  const spoken = [...quick, ...keys, ...Object.keys(when), ...Object.values(when).map(({ field }) => field)];
  expect([...spoken, ...Object.keys(defaults)].filter((name) => !names.includes(name))).toEqual([]);
});

test('a chat begins with the name of the organisation, and asks for little else at first', () => {
  const chat = allManifests()[1]!;
  expect(beginningOf(chat, 'Taller Mora')).toEqual({ title: { es: 'Taller Mora', en: 'Taller Mora' } });
  expect(beginningOf(chat, undefined)).toEqual({});
  expect(beginningOf(manifest, 'Taller Mora')).toEqual({ oauthProvider: 'microsoft' });
  const form = (wrong: string[]) =>
    renderToStaticMarkup(
      createElement(ChannelForm, {
        manifest: chat,
        settings: beginningOf(chat, 'Taller Mora'),
        isQuick: true,
        wrong,
        onChange: () => undefined,
      }),
    );
  expect(form([])).toContain('>Taller Mora</textarea>');
  expect(form([])).toContain('Webs que lo muestran');
  expect(form([])).not.toContain('Secreto de identidad');
  // What the server wants mended is in sight.
  expect(form(['privacyUrl'])).toContain('Política de privacidad');
});

test('a key has lines of its own, and is out of sight once it is stored', () => {
  const key = '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----';
  const form = (settings: Settings, hasSecret: string[]) => {
    const markup = renderToStaticMarkup(
      createElement(ChannelForm, { manifest, settings, hasSecret, onChange: () => undefined }),
    );
    return markup.slice(markup.indexOf('Clave privada de DKIM'));
  };
  expect(form({ dkimPrivateKey: key }, [])).toContain(`>${key}</textarea>`);
  const stored = form({}, ['dkimPrivateKey']);
  expect(stored).not.toContain('<textarea');
  expect(stored).toContain('Guardada y cifrada');
  expect(form({ dkimPrivateKey: '' }, ['dkimPrivateKey'])).toContain('Dejar la que hay');
});

test('what is taken back was never typed', () => {
  const typed = typeInto({ a: 1 }, 'dkimPrivateKey', 'x');
  expect(typed).toEqual({ a: 1, dkimPrivateKey: 'x' });
  expect(Object.keys(typeInto(typed, 'dkimPrivateKey', undefined))).toEqual(['a']);
});

test('knows what a provider asks for besides an address', () => {
  const entrances = ['a@gmail.com', 'a@HOTMAIL.es', 'a@shop.onmicrosoft.com', 'a@icloud.com', 'a@gmx.es'].map(
    (address) => providerOf(address)?.entrance,
  );
  expect(entrances).toEqual(['appPassword', 'oauth2', 'oauth2', 'appPassword', 'allowed']);
  // What only ends like a provider is somebody else.
  expect(providerOf('a@notgmail.com')).toBeUndefined();
  const said = (settings: Settings) =>
    renderToStaticMarkup(
      createElement(
        QueryClientProvider,
        { client: new QueryClient() },
        createElement(ChannelForm, { manifest, settings, isQuick: true, onChange: () => undefined }),
      ),
    );
  const google = { mode: 'account', addresses: ['hola@gmail.com'] };
  expect(said(google)).toContain('contraseña de aplicación y escribe esa');
  expect(said(google)).toContain('Entrar por la página de Google');
  const signingIn = said({ ...google, auth: 'oauth2', oauthProvider: 'google' });
  expect(signingIn).not.toContain('y escribe esa');
  expect(signingIn).toContain('https://mail.google.com/');
  expect(said({ ...google, mode: 'embedded' })).not.toContain('y escribe esa');
});

test('guesses hosts by the domain, and the usual names for unknown ones', () => {
  expect(guessMailHosts('ana@outlook.es')).toMatchObject({ smtpPort: 587, smtpSecurity: 'starttls' });
  expect(guessMailHosts('hola@ferreteria.onmicrosoft.com')?.imapHost).toBe('outlook.office365.com');
  expect(guessMailHosts('hola@ferreteria.example')).toMatchObject({
    imapHost: 'imap.ferreteria.example',
    smtpHost: 'smtp.ferreteria.example',
  });
  expect(guessMailHosts('hola@')).toBeNull();
  // Whoever signs in at the page of one has her mail there, whatever the domain.
  expect(guessMailHosts('hola@ferreteria.example', 'microsoft')?.smtpHost).toBe('smtp.office365.com');
  expect(guessMailHosts('hola@ferreteria.example', 'google')?.imapHost).toBe('imap.gmail.com');
  const mailbox = { mode: 'account', addresses: ['hola@ferreteria.example'], auth: 'oauth2' };
  expect(settingsToSend(manifest, { ...mailbox, oauthProvider: 'microsoft' }, true)).toMatchObject({
    imapHost: 'outlook.office365.com',
    smtpSecurity: 'starttls',
  });
});
