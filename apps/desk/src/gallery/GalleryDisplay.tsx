import {
  Avatar,
  Badge,
  CopyButton,
  Duration,
  FileChip,
  PromiseRing,
  type PromiseState,
  RelativeTime,
  Table,
  Tabs,
  Tag,
  useT,
} from '@hilo/ui';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { SectionComponent } from './Gallery.tsx';
import { galleryMessages } from './galleryMessages.ts';
import { samplePeople } from './sampleThread.ts';

const promises: [PromiseState, number, number][] = [
  ['running', 1, 7_200],
  ['running', 0.7, 5_040],
  ['running', 0.4, 2_880],
  ['atRisk', 0.15, 540],
  ['atRisk', 0.02, 40],
  ['breached', 0, 5_460],
  ['met', 0, 0],
  ['paused', 0.55, 3_960],
  ['none', 0, 0],
];
const row = 'flex flex-wrap items-center gap-3';
const longFile =
  'Factura instalación caldera Junkers Cerapur – Fernández-Villaverde (copia firmada) 2024-03-14.pdf';

export function GalleryDisplay({ Section }: { Section: SectionComponent }) {
  const t = useT(galleryMessages);
  const reports = [
    { channel: t('mail'), kept: '96 %', seconds: 1_320 },
    { channel: 'Chat', kept: '91 %', seconds: 42 },
    { channel: t('team'), kept: '88 %', seconds: 11_520 },
  ];
  return (
    <>
      <Section title={t('promises')}>
        <div className={row}>
          {promises.map(([state, fraction, seconds]) => (
            <span
              key={state + fraction}
              className="flex w-18 flex-col items-center gap-2 text-meta text-muted"
            >
              <span className="flex items-center gap-2">
                <PromiseRing state={state} fraction={fraction} seconds={seconds} />
                <PromiseRing state={state} fraction={fraction} seconds={seconds} size={20} isDecorative />
              </span>
              {seconds > 0 ? <Duration seconds={seconds} /> : '·'}
            </span>
          ))}
        </div>
      </Section>
      <Section title={t('words')}>
        <div className="flex flex-col gap-4">
          <div className={row}>
            <Badge>{t('thread.private')}</Badge>
            <Badge tone="accent">{t('mine')}</Badge>
            <Badge tone="risk" icon={TriangleAlert}>
              {t('urgent')}
            </Badge>
            <Badge tone="broken">{t('notSent')}</Badge>
            <Badge tone="kept" icon={CircleCheck}>
              {t('verified')}
            </Badge>
            <Tag name="garantía" />
            <Tag name="calderas" onRemove={() => undefined} />
          </div>
          <div className={row}>
            {samplePeople.map((name) => (
              <Avatar key={name} name={name} size={32} />
            ))}
            <Avatar name={samplePeople[0] ?? ''} size={20} />
            <Avatar name={samplePeople[3] ?? ''} size={24} />
            <Avatar name={samplePeople[5] ?? ''} size={40} />
          </div>
          <div className={row}>
            <CopyButton value="H-7K3-QX4-TB9" />
            <RelativeTime at="2026-11-22T18:29:40Z" />
            <RelativeTime at="2026-11-22T18:22:00Z" />
            <RelativeTime at="2026-11-22T15:18:00Z" style="sentence" />
            <RelativeTime at="2026-11-22T20:30:00Z" style="sentence" />
            <RelativeTime at="2026-10-26T08:12:00Z" />
            <Duration seconds={11_520} />
          </div>
          <div className={row}>
            <FileChip name={longFile} size={24_880_000} mediaType="application/pdf" href="#file" />
            <FileChip name="panel.jpg" size={820_400} mediaType="image/jpeg" onRemove={() => undefined} />
            <FileChip
              name="grabación-2026-11-22.wav"
              size={4_100_000}
              mediaType="audio/wav"
              state="uploading"
            />
            <FileChip
              name="todas-las-facturas.zip"
              size={61_000_000}
              mediaType="application/zip"
              state="failed"
              onRemove={() => undefined}
            />
          </div>
        </div>
      </Section>
      <Section title={t('table')}>
        <Tabs
          label={t('reports')}
          tabs={[
            {
              id: 'day',
              label: t('day'),
              count: '3',
              content: (
                <Table
                  label={t('reports')}
                  rows={reports}
                  getKey={(report) => report.channel}
                  columns={[
                    {
                      id: 'channel',
                      label: t('channel'),
                      isRowHeader: true,
                      cell: (report) => report.channel,
                    },
                    { id: 'kept', label: t('kept'), align: 'end', cell: (report) => report.kept },
                    {
                      id: 'median',
                      label: t('median'),
                      align: 'end',
                      cell: (report) => <Duration seconds={report.seconds} />,
                    },
                  ]}
                />
              ),
            },
            { id: 'week', label: t('week'), content: t('emptyBody') },
          ]}
        />
      </Section>
    </>
  );
}
