import {
  Button,
  lazyPart,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
  useFormat,
  useLocale,
  useT,
} from '@hilo/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Bookmark, ChevronDown, Download, ListOrdered } from 'lucide-react';
import { memo, useState } from 'react';
import { downloadList } from '../download-list.ts';
import { useActs } from '../keys/acts.ts';
import { useMay } from '../people/people.ts';
import { type ListSpec, queryOf } from './list-spec.ts';
import { ticketMessages } from './messages.ts';
import { ticketListQuery, viewCountsQuery, viewsQuery } from './ticket-queries.ts';
import { isTicketView, ticketViews, viewIcons } from './views.ts';

const ManageViewsDialog = lazyPart(() =>
  import('./ManageViewsDialog.tsx').then((file) => file.ManageViewsDialog),
);

/** As far as it is counted. */
const most = 99;

/** Which list this is, how many are in it, and the way to the others. */
export const ViewMenu = memo(function ViewMenu(props: { spec: ListSpec; isNarrowed: boolean }) {
  const { spec, isNarrowed } = props;
  const t = useT(ticketMessages);
  const format = useFormat();
  const { data } = useInfiniteQuery(ticketListQuery(spec));
  const { data: saved = [] } = useQuery(viewsQuery);
  const { data: counts } = useQuery(viewCountsQuery);
  const locale = useLocale();
  const mayExport = useMay('tickets.export');
  const save = () => downloadList('tickets', exported(spec), locale);
  useActs(mayExport ? [{ id: 'exportTickets', icon: Download, label: t('view.export'), run: save }] : []);
  const [isManaging, setManaging] = useState(false);
  const loaded = data?.pages.reduce((sum, page) => sum + page.items.length, 0);
  const isMore = data?.pages.at(-1)?.nextCursor != null;
  const say = (count: number | null | undefined) =>
    count === undefined || count === null ? '' : count > most ? `${most}+` : format.number(count);
  const own = say(counts?.[spec.view]);
  // What is loaded whole needs no counting. Of a longer list that is narrowed, it is honest about being more.
  const known = loaded === undefined ? '' : `${format.number(loaded)}${isMore ? '+' : ''}`;
  const count = isMore && !isNarrowed && own ? own : known;
  const name = isTicketView(spec.view)
    ? t(`view.${spec.view}`)
    : (saved.find(({ id }) => id === spec.view)?.name ?? '…');
  const item = (id: string, label: string, Icon: (typeof viewIcons)['all']) => (
    <MenuItem key={id} id={id} icon={Icon} href={`/tickets?view=${id}`} textValue={label}>
      <span className="flex items-center gap-4">
        <span className="min-w-0 flex-1 truncate">{label}</span>
        <span className="text-meta text-muted tabular-nums">{say(counts?.[id])}</span>
      </span>
    </MenuItem>
  );
  const groups = [
    ['shared', saved.filter(({ isShared }) => isShared)],
    ['mine', saved.filter(({ isShared }) => !isShared)],
  ] as const;
  return (
    <>
      <MenuTrigger>
        <Button variant="bare" tooltip={t('view.choose')} className="min-w-0 text-base text-ink *:min-w-0">
          <span className="truncate text-base font-semibold">{name}</span>
          <span className="font-normal text-muted">{count}</span>
          <ChevronDown size={16} aria-hidden className="shrink-0 text-muted" />
        </Button>
        <Menu aria-label={t('view.choose')} selectionMode="single" selectedKeys={[spec.view]}>
          {ticketViews.map((view) => item(view, t(`view.${view}`), viewIcons[view]))}
          {groups.map(
            ([group, views]) =>
              views.length > 0 && (
                <MenuSection key={group} title={t(`view.group.${group}`)}>
                  {views.map((view) => item(view.id, view.name, Bookmark))}
                </MenuSection>
              ),
          )}
          {(saved.length > 0 || mayExport) && <MenuSeparator />}
          {saved.length > 0 && (
            <MenuItem icon={ListOrdered} onAction={() => setManaging(true)}>
              {t('view.manage')}
            </MenuItem>
          )}
          {mayExport && (
            <MenuItem icon={Download} onAction={save}>
              {t('view.export')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {isManaging && <ManageViewsDialog onClose={() => setManaging(false)} />}
    </>
  );
});

/** The whole list, in the order in which it came to be. */
function exported(spec: ListSpec) {
  const { sort: _, withField: __, ...query } = queryOf(spec);
  return query;
}
