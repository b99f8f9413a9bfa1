import type { SavedViewDto } from '@hilo/api';
import { Avatar, afterPaint, KeyHint, RelativeTime, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  Bookmark,
  CircleDashed,
  History,
  Hourglass,
  Inbox,
  Keyboard,
  type LucideIcon,
  Search,
  Settings,
  Timer,
  TimerOff,
  UserRound,
  Users,
} from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { adminMessages } from '../admin/adminMessages.ts';
import { sectionsFor } from '../admin/sections.ts';
import { useChannels } from '../channels.tsx';
import { actsHere } from '../keys/acts.ts';
import { openOverlay } from '../keys/overlays.ts';
import { useMe } from '../people/people.ts';
import { ticketMessages } from '../tickets/messages.ts';
import { viewsQuery } from '../tickets/ticket-queries.ts';
import { isCalled } from './is-called.ts';
import { searchMessages } from './messages.ts';
import { keepSearch, recentSearches } from './recent-searches.ts';
import { Hits } from './SearchResults.tsx';
import type { Found } from './search-query.ts';
import { useAnswerEntries } from './useAnswerEntries.tsx';

export type Entry = {
  key: string;
  group: 'recent' | 'acts' | 'commands' | 'tickets' | 'customers' | 'answers' | 'settings';
  row: ReactNode;
  run: () => void;
};

/** So many tickets; what else fits is a press away. */
const shown = 7;
const noViews: readonly SavedViewDto[] = [];
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
const commands: readonly [
  'mine' | 'atRisk' | 'overdue' | 'unassigned' | 'open' | 'waiting' | 'customers' | 'settings',
  LucideIcon,
  string,
][] = [
  ['mine', UserRound, '/tickets?view=mine'],
  ['atRisk', Timer, '/tickets?view=atRisk'],
  ['overdue', TimerOff, '/tickets?view=overdue'],
  ['unassigned', CircleDashed, '/tickets?view=unassigned'],
  ['open', Inbox, '/tickets?view=open'],
  ['waiting', Hourglass, '/tickets?view=waiting'],
  ['customers', Users, '/customers'],
  ['settings', Settings, '/admin'],
];

/** What fits what was typed: acts, tickets, customers, places, answers, settings. */
export function useEntries(options: {
  query: string;
  /** What the server found, and for which words. */
  data: Found | undefined;
  q: string;
  /** Puts words into the field that were searched before. */
  onSearch: (q: string) => void;
  onClose: () => void;
}): Entry[] {
  const { query, data, q, onSearch, onClose } = options;
  const t = useT(searchMessages);
  const list = useT(ticketMessages);
  const settings = useT(adminMessages);
  const navigate = useNavigate();
  const { faceOf } = useChannels();
  const { id: myId, permissions } = useMe();
  const { data: views = noViews } = useQuery(viewsQuery);
  const answers = useAnswerEntries(query, onClose);
  /** As it was when the palette was opened: what it lies over does not change meanwhile. */
  const [offered] = useState(actsHere);
  const [recent] = useState(() => recentSearches(myId));
  const places = useMemo<Entry[]>(() => {
    const go = (href: string) => () => {
      onClose();
      afterPaint(() => void navigate({ href }));
    };
    const goFound = (href: string) => () => {
      keepSearch(myId, q);
      go(href)();
    };
    const wanted = fold(query.trim());
    const found: Entry[] = [];
    /** What is called so is meant by it: it stands before tickets that have the word somewhere. */
    const meant: Entry[] = [];
    const placesFor = (label: string) => (isCalled(fold(label), wanted) ? meant : found);
    if (wanted === '')
      for (const searched of recent)
        found.push({
          key: `recent.${searched}`,
          group: 'recent',
          run: () => onSearch(searched),
          row: (
            <>
              <History size={16} aria-hidden className="text-muted" />
              <bdi className="min-w-0 flex-1 truncate">{searched}</bdi>
            </>
          ),
        });
    const acts = offered
      .filter(({ label, isRare }) => fold(label).includes(wanted) && (wanted !== '' || !isRare))
      .map(
        ({ id, icon: Icon, label, keys, run }): Entry => ({
          key: `act.${id}`,
          group: 'acts',
          run: () => {
            onClose();
            run();
          },
          row: (
            <>
              <Icon size={16} aria-hidden className="text-muted" />
              <span className="min-w-0 flex-1 truncate">{label}</span>
              {keys && (
                <span className="flex max-sm:hidden">
                  <KeyHint keys={keys} />
                </span>
              )}
            </>
          ),
        }),
      );
    // What begins as an act is called is meant as one; else what is looked for comes first.
    const isAct = wanted === '' || offered.some(({ label }) => fold(label).startsWith(wanted));
    if (isAct) found.push(...acts);
    if (wanted !== '') {
      for (const ticket of data?.tickets.slice(0, shown) ?? []) {
        const face = faceOf(ticket.lastChannelId);
        found.push({
          key: ticket.id,
          group: 'tickets',
          run: goFound(`/tickets/${ticket.id}?view=all`),
          row: (
            <>
              <face.icon size={16} aria-hidden className="text-muted" />
              <bdi className="min-w-0 flex-1 truncate">
                <Hits
                  text={ticket.subject?.trim() || ticket.snippet || ticket.lastText || list('row.noSubject')}
                  query={q}
                />
              </bdi>
              <bdi className="max-w-40 shrink-0 truncate text-meta text-muted">
                {ticket.customer.name ?? ticket.customer.address}
              </bdi>
              <RelativeTime
                at={ticket.lastMessageAt}
                className="w-12 shrink-0 text-right text-meta text-muted"
              />
            </>
          ),
        });
      }
      if ((data?.tickets.length ?? 0) > shown)
        found.push({
          key: 'all',
          group: 'tickets',
          run: goFound(`/tickets?view=all&q=${encodeURIComponent(q)}`),
          row: (
            <>
              <Search size={16} aria-hidden className="text-muted" />
              <span className="truncate">{t('results.all', { query: q })}</span>
            </>
          ),
        });
      for (const customer of data?.customers.slice(0, 5) ?? []) {
        const name = customer.name?.trim() || customer.address || list('row.unknown');
        found.push({
          key: customer.id,
          group: 'customers',
          run: goFound(`/customers/${customer.id}`),
          row: (
            <>
              <Avatar name={name} size={20} />
              <bdi className="min-w-0 flex-1 truncate">
                <Hits text={name} query={q} />
              </bdi>
              <span className="max-w-56 truncate text-meta text-muted">{customer.address}</span>
            </>
          ),
        });
      }
    }
    if (!isAct) found.push(...acts);
    for (const view of views)
      if (fold(view.name).includes(wanted))
        placesFor(view.name).push({
          key: view.id,
          group: 'commands',
          run: go(`/tickets?view=${view.id}`),
          row: (
            <>
              <Bookmark size={16} aria-hidden className="text-muted" />
              <span className="truncate">{t('command.view', { name: view.name })}</span>
            </>
          ),
        });
    for (const [command, Icon, href] of commands)
      if (fold(t(`command.${command}`)).includes(wanted))
        found.push({
          key: command,
          group: 'commands',
          run: go(href),
          row: (
            <>
              <Icon size={16} aria-hidden className="text-muted" />
              <span className="truncate">{t(`command.${command}`)}</span>
            </>
          ),
        });
    if (fold(t('command.keys')).includes(wanted))
      found.push({
        key: 'keys',
        group: 'commands',
        run: () => openOverlay('keys'),
        row: (
          <>
            <Keyboard size={16} aria-hidden className="text-muted" />
            <span className="truncate">{t('command.keys')}</span>
          </>
        ),
      });
    if (wanted !== '')
      for (const { to, icon: Icon, label, group } of sectionsFor(permissions))
        if (fold(settings(label)).includes(wanted))
          placesFor(settings(label)).push({
            key: to,
            group: 'settings',
            run: go(to),
            row: (
              <>
                <Icon size={16} aria-hidden className="text-muted" />
                <span className="min-w-0 flex-1 truncate">{settings(label)}</span>
                <span className="text-meta text-muted">{settings(group)}</span>
              </>
            ),
          });
    return [...meant, ...found];
  }, [
    data,
    query,
    q,
    faceOf,
    list,
    myId,
    navigate,
    offered,
    onClose,
    onSearch,
    permissions,
    recent,
    settings,
    t,
    views,
  ]);
  return useMemo(() => [...places, ...answers], [places, answers]);
}
