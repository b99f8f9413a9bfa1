import type { RegimeDto } from '@hilo/api';
import { proposeProfiles, type RegimeAnswers, regimeSectors } from '@hilo/core';
import { Button, Checkbox, joinClasses, useT } from '@hilo/ui';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { ProblemNote } from '../ProblemNote.tsx';
import { LawTitle } from './LawTitle.tsx';
import { lawMessages } from './lawMessages.ts';
import { useSaveRegime } from './useSaveRegime.ts';

const unanswered: RegimeAnswers = {
  servesSpain: false,
  servesColombia: false,
  sellsToConsumers: true,
  isLarge: false,
  isNonProfit: false,
  sectors: [],
};

/** What is known of the house without a word from anybody: where it is. */
const guess = (place: string | null): RegimeAnswers => ({
  ...unanswered,
  servesSpain: /^ES(-|$)/.test(place ?? ''),
  servesColombia: /^CO(-|$)/.test(place ?? ''),
});

/** A few plain questions, and at once which laws follow from the answers. */
export function Questions({ regime }: { regime: RegimeDto }) {
  const t = useT(lawMessages);
  const { settings, profiles } = regime;
  const [answers, setAnswers] = useState<RegimeAnswers>(settings.answers ?? guess(settings.place));
  const save = useSaveRegime(regime);
  const put = (patch: Partial<RegimeAnswers>) => setAnswers((now) => ({ ...now, ...patch }));
  const proposed = proposeProfiles(answers);
  const ids = proposed.map(({ profileId }) => profileId);
  const isInForce = [...ids].sort().join() === [...settings.profileIds].sort().join();
  const isKept = JSON.stringify(settings.answers) === JSON.stringify(answers);
  const ask = (
    name: 'servesSpain' | 'servesColombia' | 'sellsToConsumers' | 'isLarge' | 'isNonProfit',
    help?: string,
  ) => (
    <div>
      <Checkbox isSelected={answers[name]} onChange={(isOn) => put({ [name]: isOn })}>
        {t(`ask.${name}`)}
      </Checkbox>
      {help && <p className="mt-0.5 ml-6 max-w-[60ch] text-meta text-muted">{help}</p>}
    </div>
  );
  return (
    <div className="flex flex-col gap-3">
      {ask('servesSpain')}
      {ask('servesColombia')}
      {ask('sellsToConsumers')}
      {ask('isLarge', t('ask.isLargeHelp'))}
      {ask('isNonProfit')}
      <fieldset className="mt-1 max-w-140">
        <legend className="mb-2 text-list font-medium">{t('ask.sectors')}</legend>
        <div className="grid grid-cols-3 gap-x-4 gap-y-2 max-sm:grid-cols-2">
          {regimeSectors.map((sector) => (
            <Checkbox
              key={sector}
              isSelected={answers.sectors.includes(sector)}
              onChange={(isOn) =>
                put({
                  sectors: regimeSectors.filter((one) =>
                    one === sector ? isOn : answers.sectors.includes(one),
                  ),
                })
              }
            >
              {t(`sector.${sector}`)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <div className="mt-2 border-l-2 border-thread pl-4" aria-live="polite">
        {proposed.length === 0 ? (
          <p className="text-base">{t('proposed.none')}</p>
        ) : (
          <>
            <p className="text-base font-medium">{t('proposed.title')}</p>
            <ul className="mt-1 flex flex-col gap-1">
              {proposed.map(({ profileId, reason, sector }) => {
                const law = profiles.find(({ id }) => id === profileId);
                return (
                  <li key={profileId} className="text-list">
                    {law && (
                      <LawTitle law={law}>
                        <span className="text-muted">
                          {' · '}
                          {t(`reason.${reason}`, { sector: sector ? t(`sector.${sector}`) : '' })}
                        </span>
                      </LawTitle>
                    )}
                  </li>
                );
              })}
            </ul>
          </>
        )}
        <p className={joinClasses('mt-2 text-list text-kept-ink', !isInForce && 'hidden')}>
          <Check size={14} aria-hidden className="mr-1 inline" />
          {t('proposed.same')}
        </p>
      </div>
      <ProblemNote error={save.error} />
      {(!isInForce || !isKept) && (
        <Button
          variant={isInForce ? 'quiet' : 'primary'}
          className="self-start"
          isPending={save.isPending}
          onPress={() =>
            save.mutate({ answers: { ...answers, sectors: [...answers.sectors] }, profileIds: ids })
          }
        >
          {t(isInForce ? 'proposed.only' : 'proposed.do')}
        </Button>
      )}
    </div>
  );
}
