import type { ProbeDto } from '@hilo/api';
import { joinClasses, RawDetail, useFormat, useLocale, useT } from '@hilo/ui';
import { Check, X } from 'lucide-react';
import { type Manifest, manifestWords } from './channelForm.ts';
import { channelMessages } from './channelMessages.ts';
import { adviceFor } from './probeAdvice.ts';

/** What a test saw, as far as the channel has words for it. */
export const factsOf = (
  facts: ProbeDto['facts'],
  words: (key: string) => string | undefined,
): { label: string; value: string | number }[] =>
  Object.entries(facts).flatMap(([name, value]) => {
    const label = words(`fact.${name}`);
    return label !== undefined && (typeof value === 'string' || typeof value === 'number')
      ? [{ label, value }]
      : [];
  });

/** The steps of a test, hanging on their line; the line breaks where the test did. Then what it saw there. */
export function ProbeSteps({ probe, manifest }: { probe: ProbeDto; manifest: Manifest | undefined }) {
  const t = useT(channelMessages);
  const words = manifestWords(manifest, useLocale());
  const format = useFormat();
  const facts = factsOf(probe.facts, words);
  const nameOf = (step: string) => words(`step.${step}`) ?? step;
  const failed = probe.steps.find((step) => !step.ok);
  return (
    <div role="status" className="flex flex-col gap-3">
      <p className={joinClasses('text-base font-medium', probe.ok ? 'text-kept-ink' : 'text-broken-ink')}>
        {probe.ok ? t('test.ok') : failed ? t('test.failed', { step: nameOf(failed.step) }) : t('test.none')}
      </p>
      <ol className="flex flex-col">
        {probe.steps.map((step) => (
          <li key={step.step} className="group relative flex gap-3 pb-2.5 last:pb-0">
            <span
              aria-hidden
              className="absolute top-4 bottom-0 left-[7px] w-0.5 bg-thread group-last:hidden"
            />
            <span
              className={joinClasses(
                'relative mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full text-surface',
                step.ok ? 'bg-kept' : 'bg-broken',
              )}
            >
              {step.ok ? (
                <Check size={11} aria-hidden className="[stroke-width:3]" />
              ) : (
                <X size={11} aria-hidden className="[stroke-width:3]" />
              )}
            </span>
            <div className="min-w-0 text-list">
              <p className={step.ok ? 'text-muted' : 'font-medium'}>{nameOf(step.step)}</p>
              {!step.ok && (
                <>
                  <p className="mt-1 max-w-[56ch]">{t(adviceFor(step.step, step.code))}</p>
                  {step.detail && <RawDetail>{step.detail}</RawDetail>}
                </>
              )}
            </div>
          </li>
        ))}
      </ol>
      {facts.length > 0 && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-list">
          {facts.map(({ label, value }) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="tabular-nums">{typeof value === 'number' ? format.number(value) : value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
