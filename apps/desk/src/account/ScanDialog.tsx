import { ApiError } from '@hilo/api/client';
import { TextField, useT } from '@hilo/ui';
import { useState } from 'react';
import { FormDialog } from '../admin/FormDialog.tsx';
import { useChange } from '../admin/useChange.ts';
import { verifyTwoStep } from './accountApi.ts';
import { accountMessages } from './accountMessages.ts';
import { QrCode } from './QrCode.tsx';

/** The key in groups that can be read from a screen and typed. */
const inGroups = (totpURI: string): string[] =>
  new URL(totpURI).searchParams.get('secret')?.match(/.{1,4}/g) ?? [];

/** Hands the key to the telephone, and takes a code of it as proof before anything counts. */
export function ScanDialog(props: { totpURI: string; onVerified: () => void; onClose: () => void }) {
  const { totpURI, onVerified, onClose } = props;
  const t = useT(accountMessages);
  const [code, setCode] = useState('');
  const verify = useChange(verifyTwoStep, ['me', 'sessions'], onVerified);
  const isWrong = verify.error instanceof ApiError && verify.error.code === 'auth.wrong';
  const submit = (text: string) => text.length === 6 && !verify.isPending && verify.mutate(text);
  return (
    <FormDialog
      title={t('twoStep.turnOnTitle')}
      submitLabel={t('twoStep.check')}
      onSubmit={() => submit(code)}
      onClose={onClose}
      isPending={verify.isPending}
      error={isWrong ? null : verify.error}
    >
      <p className="text-base text-muted">{t('twoStep.scan')}</p>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
        <QrCode text={totpURI} label={t('twoStep.qr')} />
        <div className="min-w-48 flex-1 text-list">
          <p className="text-muted">{t('twoStep.secret')}</p>
          <code className="mt-1 flex flex-wrap gap-x-2 gap-y-0.5 font-mono text-base select-all">
            {inGroups(totpURI).map((group, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups of one key have no other name and never move
              <span key={index}>{`${group} `}</span>
            ))}
          </code>
          <a
            href={totpURI}
            className="mt-3 inline-block text-accent-ink underline underline-offset-2 pointer-fine:hidden"
          >
            {t('twoStep.here')}
          </a>
        </div>
      </div>
      <TextField
        label={t('twoStep.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        value={code}
        onChange={(text) => {
          const next = text.replace(/\D/g, '').slice(0, 6);
          setCode(next);
          verify.reset();
          // The sixth digit sends it, as at the door.
          if (next !== code) submit(next);
        }}
        isInvalid={isWrong}
        errorMessage={t('twoStep.codeWrong')}
        className="max-w-60"
      />
    </FormDialog>
  );
}
