import type { EscalationDto } from '@hilo/api';
import { type Told, toldRoles } from '@hilo/core';
import { Banner, Button, Checkbox, IconButton, TextField, toasts, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { BellPlus, X } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { Loaded } from '../Loaded.tsx';
import { Page } from '../Page.tsx';
import { changeEscalation, readEscalation } from '../promisesApi.ts';
import { SaveForm } from '../SaveForm.tsx';
import { useChange } from '../useChange.ts';
import { promiseMessages } from './promiseMessages.ts';

/** Who hears of a broken promise, and when. */
export function Escalation() {
  const t = useT(promiseMessages);
  const words = useT(adminMessages);
  const escalation = useQuery({ queryKey: ['escalation'], queryFn: readEscalation });
  return (
    <Page title={words('nav.escalation')} about={t('escalation.about')}>
      <Loaded query={escalation}>
        {(data) => <EscalationForm key={JSON.stringify(data)} escalation={data} />}
      </Loaded>
    </Page>
  );
}

type Step = { key: number; days: string; tells: readonly Told[] };

function EscalationForm({ escalation }: { escalation: EscalationDto }) {
  const t = useT(promiseMessages);
  const words = useT(adminMessages);
  const [steps, setSteps] = useState<readonly Step[]>(() =>
    escalation.steps.map(({ afterWorkingDays, tells }, key) => ({
      key,
      days: String(afterWorkingDays),
      tells,
    })),
  );
  const [repeatsLast, setRepeats] = useState(escalation.repeatsLast);
  const [wasTried, setTried] = useState(false);
  const body: EscalationDto = {
    steps: steps.map(({ days, tells }) => ({ afterWorkingDays: Number(days), tells: [...tells] })),
    repeatsLast,
  };
  const isDayGood = (days: string) => /^\d{1,2}$/.test(days) && Number(days) <= 60;
  const isGood = steps.every(({ days, tells }) => isDayGood(days) && tells.length > 0);
  const save = useChange(changeEscalation, ['escalation'], () =>
    toasts.show({ text: words('saved'), tone: 'done' }),
  );
  const put = (key: number, patch: Partial<Step>) =>
    setSteps((now) => now.map((step) => (step.key === key ? { ...step, ...patch } : step)));
  return (
    <SaveForm
      save={save}
      isChanged={JSON.stringify(body) !== JSON.stringify(escalation)}
      isWide
      onSave={() => {
        setTried(true);
        if (isGood) save.mutate(body);
      }}
    >
      {steps.length === 0 && (
        <Banner kind="warning" className="rounded-small">
          {t('escalation.none')}
        </Banner>
      )}
      <ol aria-label={t('escalation.steps')} className="border-t border-line empty:hidden">
        {steps.map((step, index) => (
          <li key={step.key} className="relative flex flex-col gap-y-2 border-b border-line py-3 pr-12">
            <div className="flex min-h-8 items-center gap-2 text-base whitespace-nowrap">
              <span>{step.days === '0' ? t('escalation.atOnce') : t('escalation.after')}</span>
              {step.days !== '0' && (
                <>
                  <TextField
                    label={t('escalation.daysOf', { at: index + 1 })}
                    isLabelHidden
                    className="w-14"
                    inputMode="numeric"
                    value={step.days}
                    onChange={(days) => put(step.key, { days })}
                    isInvalid={!isDayGood(step.days)}
                  />
                  <span>{t('escalation.days', { count: Number(step.days) || 0 })}</span>
                </>
              )}
            </div>
            <fieldset className="flex flex-wrap items-center gap-x-5 gap-y-1">
              <legend className="sr-only">{t('escalation.tells', { at: index + 1 })}</legend>
              {toldRoles.map((one) => (
                <Checkbox
                  key={one}
                  isSelected={step.tells.includes(one)}
                  onChange={(isOn) =>
                    put(step.key, {
                      tells: toldRoles.filter((each) => (each === one ? isOn : step.tells.includes(each))),
                    })
                  }
                >
                  {t(`escalation.${one}`)}
                </Checkbox>
              ))}
              {wasTried && step.tells.length === 0 && (
                <p role="alert" className="text-meta font-medium text-broken-ink">
                  {t('escalation.nobody')}
                </p>
              )}
            </fieldset>
            <span className="absolute top-3 right-0">
              <IconButton
                icon={X}
                label={t('escalation.remove', { at: index + 1 })}
                onPress={() => setSteps((now) => now.filter(({ key }) => key !== step.key))}
              />
            </span>
          </li>
        ))}
      </ol>
      <div className="-mt-4 flex flex-col items-start gap-4">
        <Button
          size="small"
          icon={BellPlus}
          isDisabled={steps.length >= 10}
          onPress={() =>
            setSteps((now) => [
              ...now,
              {
                key: Math.max(-1, ...now.map(({ key }) => key)) + 1,
                days: now.some(({ days }) => days === '0')
                  ? String(Math.max(0, ...now.map(({ days }) => Number(days) || 0)) + 1)
                  : '0',
                tells: ['supervisors'],
              },
            ])
          }
        >
          {t('escalation.add')}
        </Button>
        {steps.length > 0 && (
          <Checkbox isSelected={repeatsLast} onChange={setRepeats}>
            {t('escalation.repeat')}
          </Checkbox>
        )}
        <p className="text-meta text-muted">{t('escalation.note')}</p>
      </div>
    </SaveForm>
  );
}
