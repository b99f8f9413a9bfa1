import { parse } from '@formatjs/icu-messageformat-parser';
import { formatMessage, locales } from '@hilo/ui/i18n';
import { describe, expect, it } from 'vitest';
import { composerMessages } from './composer/messages.ts';
import { customerMessages } from './customers/messages.ts';
import { rightsMessages } from './customers/rightsMessages.ts';
import { shellMessages } from './messages.ts';
import { searchMessages } from './search/messages.ts';
import { eventMessages } from './thread/events/eventMessages.ts';
import { threadMessages } from './thread/messages.ts';
import { askMessages } from './tickets/askMessages.ts';
import { ticketMessages } from './tickets/messages.ts';
import { tableMessages } from './tickets/tableMessages.ts';

const bundles = {
  composerMessages,
  customerMessages,
  eventMessages,
  rightsMessages,
  shellMessages,
  searchMessages,
  threadMessages,
  askMessages,
  tableMessages,
  ticketMessages,
};

const argumentsOf = (text: string): string[] => {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      const { type, value: name } = value as { type?: number; value?: unknown };
      if (typeof type === 'number' && type >= 1 && type <= 6 && typeof name === 'string') names.add(name);
      Object.values(value).forEach(walk);
    }
  };
  walk(parse(text));
  return [...names].sort();
};

describe.each(Object.entries(bundles))('%s', (_name, bundle) => {
  it('has the same keys and arguments in every language, and no text that does not parse', () => {
    for (const locale of locales) {
      expect(Object.keys(bundle[locale]).sort()).toEqual(Object.keys(bundle.es).sort());
      for (const [key, text] of Object.entries<string>(bundle[locale]))
        expect([key, argumentsOf(text)]).toEqual([
          key,
          argumentsOf((bundle.es as Record<string, string>)[key] ?? ''),
        ]);
    }
  });
});

it('counts by the plurals of the language', () => {
  expect(formatMessage(threadMessages.es['files.more'], 'es', { count: 1 })).toBe('1 adjunto más');
  expect(formatMessage(customerMessages.en.counts, 'en', { count: 3, open: 0 })).toBe('3 tickets, none open');
});
