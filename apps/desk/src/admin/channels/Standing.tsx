import type { StandingDto } from '@hilo/api';
import { Button, joinClasses, useLocale, useT } from '@hilo/ui';
import { Check, CircleHelp, TriangleAlert, X } from 'lucide-react';
import { CopyField } from '../CopyField.tsx';
import { readStanding } from '../channelsApi.ts';
import { Block } from '../Page.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { useChange } from '../useChange.ts';
import { type Manifest, manifestWords } from './channelForm.ts';
import { channelMessages } from './channelMessages.ts';

/** How the domains of a channel stand with those who receive its mail, asked when somebody asks for it. */
export function Standing({ channelId, manifest }: { channelId: string; manifest: Manifest }) {
  const t = useT(channelMessages);
  const ask = useChange(() => readStanding(channelId), []);
  return (
    <Block title={t('standing.title')} about={t('standing.about')}>
      <div className="flex flex-col items-start gap-4">
        <ProblemNote error={ask.error} />
        {ask.data && <Answers items={ask.data} manifest={manifest} />}
        <Button isPending={ask.isPending} onPress={() => ask.mutate(undefined)}>
          {ask.data ? t('standing.again') : t('standing.do')}
        </Button>
      </div>
    </Block>
  );
}

function Answers({ items, manifest }: { items: StandingDto[]; manifest: Manifest }) {
  const t = useT(channelMessages);
  const toMend = items.filter(({ verdict }) => verdict === 'weak' || verdict === 'bad').length;
  const isUnsure = items.some(({ finding }) => finding === 'silent' || finding === 'absent');
  const sum =
    items.length === 0
      ? t('standing.none')
      : toMend > 0
        ? t('standing.toMend', { count: toMend })
        : isUnsure
          ? t('standing.unasked')
          : t('standing.allGood');
  const domains = [...new Set(items.map(({ about }) => about))];
  return (
    <div role="status" className="flex w-full flex-col gap-4">
      <p className="text-base font-medium">{sum}</p>
      {domains.map((domain) => (
        <section key={domain} className="flex flex-col gap-2">
          <h3 className="font-mono text-list text-muted [overflow-wrap:anywhere]">{domain}</h3>
          <ul className="flex flex-col divide-y divide-line border-y border-line">
            {items
              .filter(({ about }) => about === domain)
              .map((item) => (
                <Answer key={item.subject} item={item} manifest={manifest} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const marks = {
  good: { icon: Check, ink: 'text-kept-ink' },
  weak: { icon: TriangleAlert, ink: 'text-risk-ink' },
  bad: { icon: X, ink: 'text-broken-ink' },
  unknown: { icon: CircleHelp, ink: 'text-muted' },
} as const;

function Answer({ item, manifest }: { item: StandingDto; manifest: Manifest }) {
  const t = useT(channelMessages);
  const words = manifestWords(manifest, useLocale());
  const { icon: Icon, ink } = marks[item.verdict];
  return (
    <li className="flex flex-col gap-2 py-3">
      <p className="flex flex-wrap items-center gap-x-2">
        <Icon size={16} aria-hidden className={joinClasses('shrink-0', ink)} />
        <span className="font-medium">{words(`standing.${item.subject}`) ?? item.subject}</span>
        <span className={joinClasses('text-meta', ink)}>{t(`standing.${item.verdict}`)}</span>
      </p>
      <p className="max-w-[64ch] text-list">
        {words(`standing.${item.subject}.${item.finding}`) ?? item.finding}
      </p>
      {item.found && (
        <div className="text-list">
          <p className="text-meta text-muted">{t('standing.found')}</p>
          <code className="block max-h-40 overflow-y-auto font-mono text-meta whitespace-pre-wrap [overflow-wrap:anywhere]">
            {item.found}
          </code>
        </div>
      )}
      {item.wanted && (
        <div className="flex max-w-[64ch] flex-col gap-2">
          <CopyField label={t('standing.name')} value={item.wanted.name} />
          <CopyField label={t('standing.value')} value={item.wanted.value} />
        </div>
      )}
    </li>
  );
}
