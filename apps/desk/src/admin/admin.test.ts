import { permissionNames, permissions } from '@hilo/core';
import { formatMessage, locales } from '@hilo/ui/i18n';
import { expect, test } from 'vitest';
import { accountMessages } from '../account/accountMessages.ts';
import { awayMessages } from '../account/awayMessages.ts';
import { nameDevice } from '../account/nameDevice.ts';
import { answerMessages } from '../answers/answerMessages.ts';
import { laterMessages } from '../composer/send/laterMessages.ts';
import { fieldMessages as panelFieldMessages } from '../customers/fieldMessages.ts';
import { reportMessages } from '../reports/reportMessages.ts';
import { setupMessages } from '../setup/setupMessages.ts';
import { signInMessages } from '../signin/signInMessages.ts';
import { adminMessages } from './adminMessages.ts';
import { answersMessages } from './answers/answersMessages.ts';
import { arrivalMessages } from './arrivals/arrivalMessages.ts';
import { calendarMessages } from './calendars/calendarMessages.ts';
import { channelMessages } from './channels/channelMessages.ts';
import { choicesOf, guessKey } from './fields/FieldDialog.tsx';
import { fieldMessages } from './fields/fieldMessages.ts';
import { hoursMessages } from './hours/hoursMessages.ts';
import { lawMessages } from './law/lawMessages.ts';
import { organisationMessages } from './organisation/organisationMessages.ts';
import { peopleMessages } from './people/peopleMessages.ts';
import { problemMessages } from './problemMessages.ts';
import { promiseMessages } from './promises/promiseMessages.ts';
import { rulesMessages } from './rules/rulesMessages.ts';
import { sectionAt, sectionsFor } from './sections.ts';
import { webhookMessages } from './webhooks/webhookMessages.ts';

const bundles = {
  accountMessages,
  answerMessages,
  answersMessages,
  awayMessages,
  laterMessages,
  rulesMessages,
  adminMessages,
  arrivalMessages,
  calendarMessages,
  channelMessages,
  fieldMessages,
  hoursMessages,
  lawMessages,
  organisationMessages,
  panelFieldMessages,
  peopleMessages,
  problemMessages,
  promiseMessages,
  reportMessages,
  setupMessages,
  signInMessages,
  webhookMessages,
};
const argsOf = (text: string): Record<string, string | number> =>
  Object.fromEntries(
    [...text.matchAll(/\{(\w+)(?:\}|(, plural))/g)].map(([, name, plural]) => [name, plural ? 2 : 'x']),
  );

test.each(Object.entries(bundles))('%s: every text parses and takes the same arguments', (_, bundle) => {
  const texts: Record<string, Record<string, string>> = bundle;
  for (const key of Object.keys(bundle.es)) {
    const [es, en] = locales.map((locale) => texts[locale]![key]!);
    expect(formatMessage(es!, 'es', argsOf(es!))).not.toBe('');
    expect(formatMessage(en!, 'en', argsOf(en!))).not.toBe('');
    expect(new Set(Object.keys(argsOf(en!))), key).toEqual(new Set(Object.keys(argsOf(es!))));
  }
});

test('each role sees what it may open, and nothing else', () => {
  const seen = (role: (typeof permissions)['tickets.read'][number]) =>
    sectionsFor(
      permissionNames.filter((name) => (permissions[name] as readonly string[]).includes(role)),
    ).map(({ to }) => to);
  const everybody = ['/account', '/account/security', '/account/notifications', '/admin/about'];
  expect(seen('reader')).toEqual(everybody);
  const agent = [
    '/account',
    '/account/security',
    '/account/notifications',
    '/account/away',
    '/admin/answers',
    '/admin/about',
  ];
  expect(new Set(seen('agent'))).toEqual(new Set(agent));
  expect(new Set(seen('supervisor'))).toEqual(
    new Set([
      ...agent,
      '/admin/teams',
      '/admin/queues',
      '/admin/tags',
      '/admin/rules',
      '/admin/promises',
      '/admin/hours',
      '/admin/calendars',
      '/admin/escalation',
      '/promises',
      '/promises/breaches',
      '/promises/approvals',
      '/reports',
      '/admin/arrivals',
      '/admin/imports',
    ]),
  );
  expect(seen('administrator')).toHaveLength(27);
});

test('an address belongs to the longest section that it begins with', () => {
  expect(sectionAt('/account/security')?.to).toBe('/account/security');
  expect(sectionAt('/admin/channels/new')?.to).toBe('/admin/channels');
  expect(sectionAt('/admin/channelsome')).toBeUndefined();
});

test('names a browser by what it says of itself, not by those it descends from', () => {
  expect(nameDevice('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/142 Safari/537 Edg/142')).toEqual({
    browser: 'Edge',
    system: 'Windows',
  });
  expect(nameDevice('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604')).toEqual({
    browser: 'Safari',
    system: 'iPhone',
  });
  expect(nameDevice('curl/8')).toEqual({ browser: null, system: null });
});

test('guesses a key from a name, and keeps the ids of choices that are known', () => {
  expect(guessKey('Número de pedido')).toBe('numeroDePedido');
  expect(guessKey('3 años')).toBe('anos');
  expect(guessKey('¿?')).toBe('');
  const before = [{ id: 'north', name: 'Norte', isArchived: true }];
  expect(choicesOf(' Norte \nSur\n\nsur\nSur', before)).toEqual([
    { id: 'north', name: 'Norte', isArchived: false },
    { id: 'sur', name: 'Sur', isArchived: false },
    { id: 'sur2', name: 'sur', isArchived: false },
  ]);
});
