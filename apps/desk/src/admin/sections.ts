import type { Permission } from '@hilo/core';
import {
  Bell,
  BellRing,
  Building2,
  CalendarDays,
  ChartColumn,
  Clock,
  FileUp,
  Handshake,
  Info,
  KeyRound,
  Layers,
  type LucideIcon,
  MailQuestionMark,
  MessageSquareText,
  Palmtree,
  Plug,
  Route,
  Scale,
  ShieldCheck,
  Tags,
  TextCursorInput,
  Timer,
  TimerOff,
  UserRound,
  UserRoundCheck,
  Users,
  UsersRound,
  Webhook,
} from 'lucide-react';
import type { adminMessages } from './adminMessages.ts';

type SectionPath =
  | '/account'
  | '/account/security'
  | '/account/notifications'
  | '/admin/tags'
  | '/admin/people'
  | '/admin/teams'
  | '/admin/queues'
  | '/account/away'
  | '/admin/answers'
  | '/admin/rules'
  | '/admin/channels'
  | '/admin/arrivals'
  | '/admin/organisation'
  | '/admin/api-keys'
  | '/admin/promises'
  | '/admin/hours'
  | '/admin/calendars'
  | '/admin/escalation'
  | '/admin/law'
  | '/promises'
  | '/promises/breaches'
  | '/promises/approvals'
  | '/reports'
  | '/admin/fields'
  | '/admin/imports'
  | '/admin/webhooks'
  | '/admin/about';

export type Section = {
  to: SectionPath;
  group:
    | 'group.you'
    | 'group.people'
    | 'group.work'
    | 'group.promise'
    | 'group.watch'
    | 'group.channels'
    | 'group.house';
  label: keyof (typeof adminMessages)['es'] & `nav.${string}`;
  icon: LucideIcon;
  /** What opens it; null where everybody may. */
  permission: Permission | null;
};

/** Everything that can be set, in the order of the navigation. */
export const sections: readonly Section[] = [
  { to: '/account', group: 'group.you', label: 'nav.account', icon: UserRound, permission: null },
  { to: '/account/security', group: 'group.you', label: 'nav.security', icon: ShieldCheck, permission: null },
  { to: '/account/away', group: 'group.you', label: 'nav.away', icon: Palmtree, permission: 'tickets.write' },
  {
    to: '/account/notifications',
    group: 'group.you',
    label: 'nav.notifications',
    icon: Bell,
    permission: null,
  },
  {
    to: '/admin/people',
    group: 'group.people',
    label: 'nav.people',
    icon: Users,
    permission: 'agents.write',
  },
  {
    to: '/admin/teams',
    group: 'group.people',
    label: 'nav.teams',
    icon: UsersRound,
    permission: 'teams.write',
  },
  {
    to: '/admin/queues',
    group: 'group.people',
    label: 'nav.queues',
    icon: Layers,
    permission: 'teams.write',
  },
  { to: '/admin/tags', group: 'group.people', label: 'nav.tags', icon: Tags, permission: 'teams.write' },
  {
    to: '/admin/answers',
    group: 'group.work',
    label: 'nav.answers',
    icon: MessageSquareText,
    permission: 'tickets.write',
  },
  {
    to: '/admin/rules',
    group: 'group.work',
    label: 'nav.rules',
    icon: Route,
    permission: 'rules.write',
  },
  {
    to: '/admin/promises',
    group: 'group.promise',
    label: 'nav.promises',
    icon: Handshake,
    permission: 'promises.write',
  },
  {
    to: '/admin/hours',
    group: 'group.promise',
    label: 'nav.hours',
    icon: Clock,
    permission: 'promises.write',
  },
  {
    to: '/admin/calendars',
    group: 'group.promise',
    label: 'nav.calendars',
    icon: CalendarDays,
    permission: 'promises.write',
  },
  {
    to: '/admin/escalation',
    group: 'group.promise',
    label: 'nav.escalation',
    icon: BellRing,
    permission: 'promises.write',
  },
  {
    to: '/admin/law',
    group: 'group.promise',
    label: 'nav.law',
    icon: Scale,
    permission: 'settings.write',
  },
  {
    to: '/promises',
    group: 'group.watch',
    label: 'nav.promisesNow',
    icon: Timer,
    permission: 'reports.read',
  },
  {
    to: '/promises/breaches',
    group: 'group.watch',
    label: 'nav.breaches',
    icon: TimerOff,
    permission: 'reports.read',
  },
  {
    to: '/promises/approvals',
    group: 'group.watch',
    label: 'nav.approvals',
    icon: UserRoundCheck,
    permission: 'approvals.decide',
  },
  {
    to: '/reports',
    group: 'group.watch',
    label: 'nav.reports',
    icon: ChartColumn,
    permission: 'reports.read',
  },
  {
    to: '/admin/channels',
    group: 'group.channels',
    label: 'nav.channels',
    icon: Plug,
    permission: 'channels.write',
  },
  {
    to: '/admin/arrivals',
    group: 'group.channels',
    label: 'nav.arrivals',
    icon: MailQuestionMark,
    permission: 'quarantine.read',
  },
  {
    to: '/admin/organisation',
    group: 'group.house',
    label: 'nav.organisation',
    icon: Building2,
    permission: 'settings.write',
  },
  {
    to: '/admin/fields',
    group: 'group.house',
    label: 'nav.fields',
    icon: TextCursorInput,
    permission: 'settings.write',
  },
  {
    to: '/admin/imports',
    group: 'group.house',
    label: 'nav.imports',
    icon: FileUp,
    permission: 'imports.write',
  },
  {
    to: '/admin/api-keys',
    group: 'group.house',
    label: 'nav.apiKeys',
    icon: KeyRound,
    permission: 'apiKeys.write',
  },
  {
    to: '/admin/webhooks',
    group: 'group.house',
    label: 'nav.webhooks',
    icon: Webhook,
    permission: 'settings.write',
  },
  { to: '/admin/about', group: 'group.house', label: 'nav.about', icon: Info, permission: null },
];

/** What a reader with these permissions may open. */
export const sectionsFor = (permissions: readonly string[]): Section[] =>
  sections.filter(({ permission }) => permission === null || permissions.includes(permission));

/** The section that an address belongs to: the longest one that it begins with. */
export const sectionAt = (pathname: string): Section | undefined =>
  sections
    .filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
    .sort((a, b) => b.to.length - a.to.length)[0];
