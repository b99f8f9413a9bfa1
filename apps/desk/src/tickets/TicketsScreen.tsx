import { EmptyState, lazyPart, Panes, single, useMedia, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { PenLine, Spool } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { TopBanners } from '../DeskFrame.tsx';
import { DeskNav } from '../DeskNav.tsx';
import { useActs } from '../keys/acts.ts';
import { LeftBehind } from '../keys/left-behind.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useMay } from '../people/people.ts';
import { useAfterPaint } from '../useAfterPaint.ts';
import { readSpec } from './list-spec.ts';
import { ticketMessages } from './messages.ts';
import { TicketListPane } from './TicketListPane.tsx';
import { viewCountsQuery } from './ticket-queries.ts';

// The list is there first; what opens beside it follows at once, before anybody can have chosen.
const ThreadPane = lazyPart(
  () => import('../thread/ThreadPane.tsx').then((file) => file.ThreadPane),
  'inPlace',
);
const CustomerPanel = lazyPart(
  () => import('../customers/CustomerPanel.tsx').then((file) => file.CustomerPanel),
  'inPlace',
);
const FirstSteps = lazyPart(
  () => import('../setup/FirstSteps.tsx').then((file) => file.FirstSteps),
  'inPlace',
);
const NewTicketDialog = lazyPart(() =>
  import('../composer/NewTicketDialog.tsx').then((file) => file.NewTicketDialog),
);

/** Wide enough for the panel to stand beside the thread. */
const wide = '(width >= 64.0625rem)';

const tablePlace = 'hilo.table';

/** The desk: the list, a ticket, and whose it is. */
export function TicketsScreen() {
  const t = useT(ticketMessages);
  const navigate = useNavigate();
  const { ticketId } = useParams({ strict: false });
  const search = useSearch({ from: '/desk/tickets' });
  const { q = '' } = search;
  const spec = useMemo(() => ({ view: 'mine', ...readSpec(search) }), [search]);
  // A press is answered at once: the row is marked and what was open is out of sight, so that nothing can mean it any
  // more. What opens is drawn after that.
  const drawnId = useAfterPaint(ticketId);
  const isDrawn = drawnId === ticketId;
  const isLeft = useRef(false);
  useLayoutEffect(() => {
    isLeft.current = !isDrawn;
  }, [isDrawn]);
  const isWide = useMedia(wide);
  const [panel, setPanel] = useState<boolean | undefined>(undefined);
  const [isComposing, setComposing] = useState(false);
  const isPanelOpen = panel ?? isWide;
  const wasPanelOpen = useAfterPaint(isPanelOpen);
  const isPanelDrawn = wasPanelOpen || !isPanelOpen;
  const shown = isDrawn ? 'contents' : 'hidden';
  const open = useCallback(
    (id: string) => void navigate({ to: '/tickets/$ticketId', params: { ticketId: id }, search: true }),
    [navigate],
  );
  const composeNew = useCallback(() => setComposing(true), []);
  useEffect(() => {
    // A failed look ahead is no failure: opening a ticket asks again.
    ThreadPane.preload();
    CustomerPanel.preload();
  }, []);
  // The menu of lists asks for it anyhow.
  const isNew = useQuery(viewCountsQuery).data?.all === 0;
  const isPhone = useMedia(single);
  const [isTable, setTable] = useState(() => localStorage.getItem(tablePlace) === 'yes');
  // With a ticket beside it the list has room for lines alone.
  const isTableShown = isTable && !isPhone && !isNew && drawnId === undefined;
  const toggleTable = useCallback(() => {
    localStorage.setItem(tablePlace, isTableShown ? 'no' : 'yes');
    setTable(!isTableShown);
    if (!isTableShown) void navigate({ to: '/tickets', search: true });
  }, [isTableShown, navigate]);
  const maySend = useMay('messages.send');
  useActs(maySend ? [{ id: 'new', icon: PenLine, label: t('list.new'), keys: 'c', run: composeNew }] : []);
  useKeys({ i: ticketId ? () => setPanel(!isPanelOpen) : undefined });
  return (
    <>
      <Panes
        nav={<DeskNav currentId="tickets" />}
        top={<TopBanners />}
        isPanelOpen={isPanelOpen && ticketId !== undefined}
        onPanelOpenChange={setPanel}
        isMainOpen={ticketId !== undefined}
        isListWide={isTableShown}
        onBack={() => void navigate({ to: '/tickets', search: true })}
        panelTitle={t('panel.title')}
        list={
          <TicketListPane
            spec={spec}
            query={q}
            openId={ticketId}
            onOpen={open}
            onCompose={composeNew}
            isTable={isTable}
            isTableShown={isTableShown}
            onTable={toggleTable}
          />
        }
        main={
          ticketId ? (
            drawnId !== undefined && (
              <LeftBehind value={isLeft}>
                <div className={shown}>
                  <ThreadPane key={drawnId} ticketId={drawnId} />
                </div>
              </LeftBehind>
            )
          ) : isNew ? (
            <FirstSteps />
          ) : (
            <EmptyState icon={Spool} title={t('none.title')}>
              {t('none.body')}
            </EmptyState>
          )
        }
        {...(ticketId
          ? {
              panel: isPanelDrawn && drawnId !== undefined && (
                <LeftBehind value={isLeft}>
                  <div className={shown}>
                    <CustomerPanel key={drawnId} ticketId={drawnId} />
                  </div>
                </LeftBehind>
              ),
            }
          : {})}
      />
      {isComposing && (
        <NewTicketDialog
          onClose={() => setComposing(false)}
          onOpened={(id) => {
            setComposing(false);
            open(id);
          }}
        />
      )}
    </>
  );
}
