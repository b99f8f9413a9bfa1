import { ApiError } from '@hilo/api/client';
import { Badge, Button, toasts, useT } from '@hilo/ui';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Loaded } from '../admin/Loaded.tsx';
import { Block } from '../admin/Page.tsx';
import { useChange } from '../admin/useChange.ts';
import { beginTwoStep, endTwoStep, renewBackupCodes } from './accountApi.ts';
import { accountMessages } from './accountMessages.ts';
import { BackupCodesDialog } from './BackupCodesDialog.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { ScanDialog } from './ScanDialog.tsx';
import { useMe } from './useMe.ts';

type Step =
  | { at: 'password'; to: 'turnOn' | 'turnOff' | 'renew' }
  | { at: 'scan'; totpURI: string; backupCodes: string[] }
  | { at: 'codes'; backupCodes: string[]; isNew: boolean };

const verbs = { turnOn: 'twoStep.next', turnOff: 'twoStep.turnOff', renew: 'twoStep.renewDo' } as const;

/** A second factor for oneself: turned on by the first right code, turned off by the password. */
export function TwoStep() {
  const t = useT(accountMessages);
  const me = useMe();
  const [step, setStep] = useState<Step | null>(null);
  const close = () => setStep(null);
  const begin = useChange(beginTwoStep, [], (begun) => setStep({ at: 'scan', ...begun }));
  // The session is another one afterwards.
  const end = useChange(endTwoStep, ['me', 'sessions'], () => {
    close();
    toasts.show({ text: t('twoStep.turnedOff'), tone: 'done' });
  });
  const renew = useChange(renewBackupCodes, [], ({ backupCodes }) =>
    setStep({ at: 'codes', backupCodes, isNew: false }),
  );
  const ask = (to: 'turnOn' | 'turnOff' | 'renew') => {
    for (const change of [begin, end, renew]) change.reset();
    setStep({ at: 'password', to });
  };
  const asked = step?.at === 'password' ? step.to : null;
  const change = { turnOn: begin, turnOff: end, renew }[asked ?? 'turnOn'];
  return (
    <Block title={t('twoStep.title')} about={t('twoStep.about')}>
      <Loaded query={me}>
        {({ hasSecondFactor }) => (
          <div className="flex flex-wrap items-center gap-2">
            {hasSecondFactor ? (
              <>
                <Badge tone="kept" icon={ShieldCheck}>
                  {t('twoStep.on')}
                </Badge>
                <span className="flex-1" />
                <Button onPress={() => ask('renew')}>{t('twoStep.renew')}</Button>
                <Button onPress={() => ask('turnOff')}>{t('twoStep.turnOff')}</Button>
              </>
            ) : (
              <Button icon={ShieldCheck} onPress={() => ask('turnOn')}>
                {t('twoStep.turnOn')}
              </Button>
            )}
          </div>
        )}
      </Loaded>
      {asked && (
        <PasswordDialog
          title={t(asked === 'renew' ? 'twoStep.renew' : `twoStep.${asked}Title`)}
          about={t(asked === 'turnOn' ? 'twoStep.passwordWhy' : `twoStep.${asked}Body`)}
          submitLabel={t(verbs[asked])}
          onPassword={(password) => change.mutate(password)}
          onTyping={() => change.reset()}
          onClose={close}
          isPending={change.isPending}
          error={change.error}
          isWrong={change.error instanceof ApiError && change.error.code === 'auth.wrong'}
        />
      )}
      {step?.at === 'scan' && (
        <ScanDialog
          totpURI={step.totpURI}
          onVerified={() => setStep({ at: 'codes', backupCodes: step.backupCodes, isNew: true })}
          onClose={close}
        />
      )}
      {step?.at === 'codes' && (
        <BackupCodesDialog codes={step.backupCodes} isNew={step.isNew} onClose={close} />
      )}
    </Block>
  );
}
