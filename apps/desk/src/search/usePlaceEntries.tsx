import type { SavedViewDto } from '@hilo/api';
import { useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
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
import { useMemo } from 'react';
import { adminMessages } from '../admin/adminMessages.ts';
import { type Section, sectionsFor } from '../admin/sections.ts';
import { openOverlay } from '../keys/overlays.ts';
import { useMe } from '../people/people.ts';
import { viewsQuery } from '../tickets/ticket-queries.ts';
import { type Entry, EntryRow, fold, useGo } from './entry.tsx';
import { isCalled } from './is-called.ts';
import { searchMessages } from './messages.ts';

const noViews: readonly SavedViewDto[] = [];
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

type Place = {
  label: string;
  /** Whoever types the beginning of it means it, more than a ticket with that word. */
  isName: boolean;
  entry: Entry;
};

/** Where one can go: saved views, the desk's own places, settings. `meant` are those that are called what was typed. */
export function usePlaceEntries(query: string, onClose: () => void): { meant: Entry[]; places: Entry[] } {
  const t = useT(searchMessages);
  const settings = useT(adminMessages);
  const { permissions } = useMe();
  const { data: views = noViews } = useQuery(viewsQuery);
  const go = useGo(onClose);
  const all = useMemo(() => {
    const viewPlace = ({ id, name }: SavedViewDto): Place => ({
      label: name,
      isName: true,
      entry: {
        key: id,
        group: 'commands',
        run: () => go(`/tickets?view=${id}`),
        row: <EntryRow icon={Bookmark}>{t('command.view', { name })}</EntryRow>,
      },
    });
    const command = (
      key: (typeof commands)[number][0] | 'keys',
      icon: LucideIcon,
      run: () => void,
    ): Place => {
      const label = t(`command.${key}`);
      const row = <EntryRow icon={icon}>{label}</EntryRow>;
      return { label, isName: false, entry: { key, group: 'commands', run, row } };
    };
    const sectionPlace = ({ to, icon, label, group }: Section): Place => ({
      label: settings(label),
      isName: true,
      entry: {
        key: to,
        group: 'settings',
        run: () => go(to),
        row: (
          <EntryRow icon={icon} end={<span className="text-meta text-muted">{settings(group)}</span>}>
            {settings(label)}
          </EntryRow>
        ),
      },
    });
    return [
      ...views.map(viewPlace),
      ...commands.map(([key, icon, href]) => command(key, icon, () => go(href))),
      command('keys', Keyboard, () => openOverlay('keys')),
      ...sectionsFor(permissions).map(sectionPlace),
    ];
  }, [views, permissions, go, settings, t]);
  return useMemo(() => {
    const wanted = fold(query.trim());
    const fitting = all.filter(
      // While nothing is typed, the settings are the one line among the commands.
      ({ label, entry }) => fold(label).includes(wanted) && (wanted !== '' || entry.group !== 'settings'),
    );
    const isMeant = ({ label, isName }: Place): boolean => isName && isCalled(fold(label), wanted);
    return {
      meant: fitting.filter(isMeant).map(({ entry }) => entry),
      places: fitting.filter((place) => !isMeant(place)).map(({ entry }) => entry),
    };
  }, [all, query]);
}
