import type { ClockDto } from '@hilo/api';
import { Badge, lazyPart, PromiseRing, Tooltip, useFormat, useNow, useT } from '@hilo/ui';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useAgentName, useMay } from '../people/people.ts';
import { clockMessages } from './clockMessages.ts';
import { promiseMessages } from './promiseMessages.ts';
import { ringOfClock } from './ring-of.ts';

const FollowUpMenu = lazyPart(() => import('./FollowUpMenu.tsx').then((file) => file.FollowUpMenu));
const ExtendDialog = lazyPart(() => import('./ExtendDialog.tsx').then((file) => file.ExtendDialog));
const DecisionDialog = lazyPart(() => import('./DecisionDialog.tsx').then((file) => file.DecisionDialog));
const WhyDate = lazyPart(() => import('./WhyDate.tsx').then((file) => file.WhyDate));

const tones = { atRisk: 'text-risk-ink', breached: 'text-broken-ink' } as const;

/** What a clock is for, in two or three words. */
export function useClockName(): (clock: Pick<ClockDto, 'kind' | 'rule' | 'note'>) => string {
  const t = useT(promiseMessages);
  const own = useT(clockMessages);
  return ({ kind, rule, note }) =>
    rule === 'waiting' || rule === 'snooze' || rule === 'repair'
      ? own(`rule.${rule}`)
      : kind === 'followUp' && note !== null
        ? note
        : t(`kind.${kind}`);
}

const canBeExtended = ({ state, trace: { extension } }: ClockDto): boolean =>
  state === 'running' && extension !== null && extension.used === null;

/** The law parts its decision from the notice of it, and it is not decided yet. */
const canBeDecided = ({ trace: { notice, decidedOn } }: ClockDto): boolean =>
  notice !== undefined && decidedOn === undefined;

/** One thing that is still owed: what, by when, who says so; and on demand why on that date. */
export function ClockItem(props: { clock: ClockDto; others: readonly ClockDto[]; mayWrite: boolean }) {
  const { clock, others, mayWrite } = props;
  const t = useT(clockMessages);
  const format = useFormat();
  const now = useNow();
  const agentName = useAgentName();
  const name = useClockName()(clock);
  const maySend = useMay('messages.send');
  const [isOpen, setOpen] = useState(false);
  const [isExtending, setExtending] = useState(false);
  const [isDeciding, setDeciding] = useState(false);
  const { state, fraction, seconds } = ringOfClock(clock, now);
  const tone = state === 'atRisk' || state === 'breached' ? tones[state] : 'text-muted';
  const left = t(state === 'paused' ? 'clocks.paused' : state === 'breached' ? 'clocks.ago' : 'clocks.in', {
    duration: format.duration(seconds, seconds < 3_600 ? 1 : 2),
  });
  const { article, extension } = clock.trace;
  const who =
    (article !== null && extension?.used ? t('clocks.extended', { article }) : article) ??
    (clock.rule === 'promise'
      ? t('clocks.promise')
      : clock.rule === 'agent'
        ? t('clocks.promisedBy', { name: agentName(clock.promisedById) ?? '…' })
        : null);
  return (
    <li className="flex gap-2 py-1.5 text-list">
      <span className="mt-px">
        <PromiseRing state={state} fraction={fraction} isDecorative />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <bdi className="min-w-0 flex-1 font-medium break-words">{name}</bdi>
          <span className={`shrink-0 text-meta font-medium whitespace-nowrap ${tone}`}>{left}</span>
        </p>
        <p className="text-meta text-muted">
          <time dateTime={clock.dueAt}>
            {`${format.longDay(clock.dueAt, now)}, ${format.time(clock.dueAt)}`}
          </time>
        </p>
        <p className="flex min-h-6 flex-wrap items-center gap-x-2 text-meta text-muted">
          {who && <bdi lang={article === null ? undefined : 'es'}>{who}</bdi>}
          <Button
            aria-expanded={isOpen}
            onPress={() => setOpen(!isOpen)}
            className="-mx-1 rounded-small px-1 py-1 text-accent-ink data-hovered:bg-hover"
          >
            {t('clocks.why')}
          </Button>
          {clock.isBinding && others.some(({ kind }) => kind === 'legal') && (
            <Tooltip text={t('clocks.bindsWhy')}>
              <Button className="rounded-small">
                <Badge>{t('clocks.binds')}</Badge>
              </Button>
            </Tooltip>
          )}
          {clock.trace.provisionalYears.length > 0 && (
            <Tooltip
              text={t('clocks.provisionalWhy', {
                years: format.list(clock.trace.provisionalYears.map(String)),
              })}
            >
              <Button className="rounded-small">
                <Badge>{t('clocks.provisional')}</Badge>
              </Button>
            </Tooltip>
          )}
          {clock.rule === 'agent' && mayWrite && <FollowUpMenu clock={clock} />}
          {canBeDecided(clock) && mayWrite && (
            <Button
              onPress={() => setDeciding(true)}
              className="ml-auto rounded-small px-1 py-1 text-accent-ink data-hovered:bg-hover"
            >
              {t('clocks.decide')}
            </Button>
          )}
          {canBeExtended(clock) && maySend && (
            <Button
              onPress={() => setExtending(true)}
              className="ml-auto rounded-small px-1 py-1 text-accent-ink data-hovered:bg-hover"
            >
              {t('clocks.extend')}
            </Button>
          )}
        </p>
        {isDeciding && <DecisionDialog clock={clock} onClose={() => setDeciding(false)} />}
        {isExtending && <ExtendDialog clock={clock} onClose={() => setExtending(false)} />}
        {isOpen && <WhyDate clock={clock} others={others.filter(({ kind }) => kind === 'legal')} />}
      </div>
    </li>
  );
}
