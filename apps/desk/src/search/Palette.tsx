import type { SavedViewDto } from '@hilo/api';
import { Avatar, Dialog, joinClasses, KeyHint, RelativeTime, SearchField, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  Bookmark,
  CircleDashed,
  Hourglass,
  Inbox,
  Keyboard,
  type LucideIcon,
  Settings,
  Timer,
  TimerOff,
  UserRound,
  Users,
} from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { adminMessages } from '../admin/adminMessages.ts';
import { sectionsFor } from '../admin/sections.ts';
import { afterPaint } from '../after-paint.ts';
import { useChannels } from '../channels.tsx';
import { actsHere } from '../keys/acts.ts';
import { openOverlay, takeTypedAhead } from '../keys/overlays.ts';
import { useMe } from '../people/people.ts';
import { ticketMessages } from '../tickets/messages.ts';
import { viewsQuery } from '../tickets/ticket-queries.ts';
import { searchMessages } from './messages.ts';
import { Hits } from './SearchResults.tsx';
import { useSearch } from './search-query.ts';
import { useAnswerEntries } from './useAnswerEntries.tsx';

type Entry = {
  key: string;
  group: 'acts' | 'commands' | 'tickets' | 'customers' | 'answers' | 'settings';
  row: ReactNode;
  run: () => void;
};

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

/** Finds tickets, customers and commands from anywhere. Arrows choose, Enter goes. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useT(searchMessages);
  const list = useT(ticketMessages);
  const navigate = useNavigate();
  const id = useId();
  const { faceOf } = useChannels();
  const [typedAhead] = useState(takeTypedAhead);
  const [query, setQuery] = useState(typedAhead.text);
  /** Null until an arrow or the pointer chose: Enter then means the first. */
  const [picked, setPicked] = useState<number | null>(null);
  const chosen = picked ?? 0;
  const { data, q, isBehind } = useSearch(query);
  const answers = useAnswerEntries(query, onClose);
  const { data: views = noViews } = useQuery(viewsQuery);
  const settings = useT(adminMessages);
  const { permissions } = useMe();
  /** As it was when the palette was opened: what it lies over does not change meanwhile. */
  const [offered] = useState(actsHere);
  const places = useMemo<Entry[]>(() => {
    const go = (href: string) => () => {
      onClose();
      afterPaint(() => void navigate({ href }));
    };
    const wanted = fold(query.trim());
    const found: Entry[] = [];
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
              {keys && <KeyHint keys={keys} />}
            </>
          ),
        }),
      );
    // What begins as an act is called is meant as one; else what is looked for comes first.
    const isAct = wanted === '' || offered.some(({ label }) => fold(label).startsWith(wanted));
    if (isAct) found.push(...acts);
    if (wanted !== '') {
      for (const ticket of data?.tickets.slice(0, 7) ?? []) {
        const face = faceOf(ticket.lastChannelId);
        found.push({
          key: ticket.id,
          group: 'tickets',
          run: go(`/tickets/${ticket.id}?view=all`),
          row: (
            <>
              <face.icon size={16} aria-hidden className="text-muted" />
              <bdi className="min-w-0 flex-1 truncate">
                {ticket.subject?.trim() || ticket.lastText || list('row.noSubject')}
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
      for (const customer of data?.customers.slice(0, 5) ?? []) {
        const name = customer.name?.trim() || customer.address || list('row.unknown');
        found.push({
          key: customer.id,
          group: 'customers',
          run: go(`/customers/${customer.id}`),
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
        found.push({
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
          found.push({
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
    return found;
  }, [data, query, q, faceOf, list, navigate, offered, onClose, permissions, settings, t, views]);
  const entries = useMemo<Entry[]>(() => [...places, ...answers], [places, answers]);
  const [isEntered, setEntered] = useState(typedAhead.wasEntered);
  const change = (typed: string) => {
    setQuery(typed);
    setPicked(null);
    setEntered(false);
  };
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  // An Enter that came before the results is answered by the first of them.
  useEffect(() => {
    if (!isEntered || isBehind) return;
    setEntered(false);
    entries[0]?.run();
  }, [isEntered, isBehind, entries]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setPicked(Math.min(entries.length - 1, chosen + 1));
    else if (event.key === 'ArrowUp') setPicked(Math.max(0, chosen - 1));
    else if (event.key !== 'Enter') return;
    else if (isBehind && picked === null) setEntered(true);
    else entries[chosen]?.run();
    event.preventDefault();
  };
  return (
    <Dialog title={t('palette.title')} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <div onKeyDownCapture={onKeyDown}>
        <SearchField
          label={t('palette.placeholder')}
          value={query}
          onChange={change}
          autoFocus
          aria-controls={`${id}-list`}
          {...(entries[chosen] ? { 'aria-activedescendant': `${id}-${chosen}` } : {})}
        />
      </div>
      <span role="status" className="sr-only">
        {isBehind ? t('results.loading') : t('results.status', { count: entries.length })}
      </span>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('palette.title')}
        aria-busy={isBehind}
        className="-mx-2 mt-2 h-88 overflow-y-auto"
      >
        {entries.map((entry, index) => (
          <div key={entry.key} role="presentation">
            {entries[index - 1]?.group !== entry.group && (
              <div role="presentation" className="px-2 pt-2 pb-1 text-meta font-medium text-muted">
                {t(`results.${entry.group}`)}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys */}
            <div
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              onClick={entry.run}
              onMouseMove={() => setPicked(index)}
              className={joinClasses(
                'reach flex h-8 items-center gap-2 rounded-small px-2 text-list',
                index === chosen && 'bg-hover',
              )}
            >
              {entry.row}
            </div>
          </div>
        ))}
        {entries.length === 0 && isBehind && (
          <p className="animate-appear-late px-2 py-6 text-center text-list text-muted">
            {t('results.loading')}
          </p>
        )}
        {entries.length === 0 && !isBehind && (
          <p className="px-2 py-6 text-center text-list text-muted">
            {t('results.none.title', { query: query.trim() })}
          </p>
        )}
      </div>
    </Dialog>
  );
}
