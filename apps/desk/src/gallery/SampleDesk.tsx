import {
  Avatar,
  Badge,
  Banner,
  Button,
  CopyButton,
  FixedNow,
  IconButton,
  NavRail,
  PaneBack,
  PaneHeader,
  PanelToggle,
  Panes,
  PromiseRing,
  type PromiseState,
  RelativeTime,
  TextArea,
  useMedia,
  useT,
  VirtualList,
} from '@hilo/ui';
import {
  ArrowUpDown,
  ChartColumn,
  CircleCheck,
  Inbox,
  Layers,
  Rows3,
  Search,
  Send,
  Settings,
  Users,
} from 'lucide-react';
import { useCallback, useState } from 'react';
import { galleryMessages } from './galleryMessages.ts';
import { SampleThread } from './SampleThread.tsx';
import { sampleGlyphs, samplePeople, sampleSubjects } from './sampleThread.ts';

const now = Date.parse('2026-11-22T18:30:00Z');
const states: PromiseState[] = [
  'breached',
  'atRisk',
  'running',
  'running',
  'paused',
  'running',
  'met',
  'none',
];
const rows = Array.from({ length: 10_000 }, (_, index) => ({
  id: String(index),
  name: samplePeople[index % samplePeople.length] ?? '',
  subject: sampleSubjects[(index * 3) % sampleSubjects.length] ?? '',
  state: states[Math.min(index, index % states.length)] ?? 'none',
  fraction: ((index * 37) % 100) / 100,
  seconds: 300 + index * 420,
  glyph: sampleGlyphs[(index * 2) % sampleGlyphs.length],
  at: now - (2 + index ** 1.6) * 60_000,
  isUnread: index < 3,
}));

function Glyph({ glyph: [Icon, name] }: { glyph: NonNullable<(typeof sampleGlyphs)[number]> }) {
  return <Icon size={14} aria-label={name} role="img" className="text-muted" />;
}

/** Three panes with 10,000 rows and a thread of 40 messages, to look at and to measure. */
export function SampleDesk() {
  const t = useT(galleryMessages);
  const [current, setCurrent] = useState<string | undefined>('0');
  const [isMainOpen, setMainOpen] = useState(!window.location.hash.includes('list'));
  const isWide = useMedia('(width >= 64.0625rem)');
  const [panel, setPanel] = useState<boolean | undefined>(undefined);
  const [isDense, setDense] = useState(false);
  const open = useCallback(() => setMainOpen(true), []);
  return (
    <FixedNow value={now}>
      <Panes
        isPanelOpen={panel ?? isWide}
        onPanelOpenChange={setPanel}
        isMainOpen={isMainOpen}
        onBack={() => setMainOpen(false)}
        panelTitle={t('drawer')}
        top={window.location.hash.includes('offline') && <Banner kind="warning">{t('warning')}</Banner>}
        nav={
          <NavRail
            currentId="mine"
            items={[
              {
                id: 'mine',
                label: t('mine'),
                icon: Inbox,
                href: '/gallery/desk',
                keys: 'g m',
                notice: t('unread', { count: 3 }),
              },
              { id: 'queue', label: t('queue'), icon: Layers, href: '/gallery/desk', keys: 'g q' },
              { id: 'customers', label: t('customers'), icon: Users, href: '/gallery/desk', keys: 'g c' },
              { id: 'reports', label: t('reports'), icon: ChartColumn, href: '/gallery/desk' },
              { id: 'settings', label: t('settings'), icon: Settings, href: '/gallery' },
            ]}
            foot={<Avatar name="Lucía Romero" size={32} />}
          />
        }
        list={
          <>
            <PaneHeader className="pr-2">
              <h1 className="flex-1 text-base font-semibold">
                {t('mine')} <span className="font-normal text-muted">12</span>
              </h1>
              <IconButton
                icon={Rows3}
                label={t('density')}
                isOn={isDense}
                onPress={() => setDense(!isDense)}
                placement="bottom"
              />
              <IconButton icon={Search} label={t('search')} keys="mod+k" placement="bottom" />
              <IconButton icon={ArrowUpDown} label={t('sort')} placement="bottom" />
            </PaneHeader>
            <VirtualList
              label={t('mine')}
              items={rows}
              getKey={(row) => row.id}
              rowHeight={isDense ? 44 : 64}
              currentKey={current}
              onCurrentChange={setCurrent}
              openKey={current}
              onOpen={open}
              renderItem={(row) => (
                <div className="flex h-full items-center gap-3 px-4 text-list">
                  <PromiseRing state={row.state} fraction={row.fraction} seconds={row.seconds} />
                  <div className="min-w-0 flex-1">
                    <div className="flex items-center gap-2">
                      <bdi
                        className={`min-w-0 flex-1 truncate text-left ${row.isUnread ? 'font-semibold' : 'font-medium'}`}
                      >
                        {row.name}
                      </bdi>
                      {row.glyph && <Glyph glyph={row.glyph} />}
                      <RelativeTime at={row.at} className="min-w-12 text-right text-meta text-muted" />
                    </div>
                    {!isDense && (
                      <div dir="auto" className="truncate text-left text-muted">
                        {row.subject}
                      </div>
                    )}
                  </div>
                </div>
              )}
            />
          </>
        }
        main={
          <>
            <PaneHeader>
              <PaneBack />
              <h1 className="min-w-0 flex-1 truncate text-base font-semibold">{sampleSubjects[0]}</h1>
              <span className="max-sm:hidden">
                <CopyButton value="H-7K3-QX4-TB9" />
              </span>
              <IconButton icon={CircleCheck} label={t('resolved')} keys="e" placement="bottom" />
              <PanelToggle keys="i" />
            </PaneHeader>
            <section
              aria-label={t('thread')}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
              tabIndex={0}
              className="min-h-0 flex-1 overflow-y-auto px-6 py-4 max-sm:px-3"
            >
              <div className="mx-auto max-w-180">
                <SampleThread />
              </div>
            </section>
            <footer className="flex items-end gap-2 border-t border-line px-6 py-3 max-sm:px-3">
              <TextArea
                label={t('reply')}
                isLabelHidden
                placeholder={t('reply')}
                rows={1}
                className="flex-1"
              />
              <Button variant="primary" icon={Send} keys="mod+enter">
                {t('answer')}
              </Button>
            </footer>
          </>
        }
        panel={
          <div className="flex flex-col gap-5 p-4">
            <div className="flex items-center gap-3">
              <Avatar name={samplePeople[0] ?? ''} size={40} />
              <div className="min-w-0">
                <h2 className="truncate text-base font-semibold">{samplePeople[0]}</h2>
                <p className="text-meta text-muted">{t('tickets', { count: 3, open: 1 })}</p>
              </div>
              <Badge tone="kept" icon={CircleCheck} className="ml-auto">
                {t('verified')}
              </Badge>
            </div>
            {(
              [
                ['next', 'nextBody'],
                ['notes', 'confirmBody'],
              ] as const
            ).map(([title, body]) => (
              <section key={title} className="border-t border-line pt-3">
                <h3 className="text-list">{t(title)}</h3>
                <p className="mt-1 text-list text-muted">{t(body)}</p>
              </section>
            ))}
          </div>
        }
      />
    </FixedNow>
  );
}
