import { ApiError } from '@hilo/api/client';
import { Button, Checkbox, TextField, useT } from '@hilo/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { Entrance } from './Entrance.tsx';
import { verifyCode } from './signInApi.ts';
import { signInMessages } from './signInMessages.ts';
import { useTooManyWords } from './useTooManyWords.ts';

/** The login library's names for a try at signing in that is over: too long ago, or too often wrong. */
const over = new Set(['TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', 'INVALID_TWO_FACTOR_COOKIE']);

/** The code of the telephone, or one of those kept for the day it is lost. */
export function SecondFactor({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const t = useT(signInMessages);
  const tooMany = useTooManyWords();
  const [kind, setKind] = useState<'totp' | 'backup'>('totp');
  const [code, setCode] = useState('');
  const [isTrusted, setTrusted] = useState(false);
  const verify = useMutation({
    mutationFn: (text: string) => verifyCode(text, kind, isTrusted),
    onSuccess: onDone,
    onError: () => setCode(''),
  });
  const isApp = kind === 'totp';
  const isOver = verify.error instanceof ApiError && over.has(String(verify.error.facts.reason));
  const isWrong = verify.error instanceof ApiError && verify.error.status < 429 && verify.error.status > 0;
  const send = (text: string) => text !== '' && !verify.isPending && verify.mutate(text);
  return (
    <Entrance
      title={isApp ? t('code.title') : t('code.backupTitle')}
      about={isApp ? t('code.body') : t('code.backupBody')}
      note={
        <ProblemNote
          error={verify.error}
          words={
            isOver
              ? t('code.over')
              : isWrong
                ? t(isApp ? 'code.wrong' : 'code.backupWrong')
                : tooMany(verify.error)
          }
        />
      }
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          send(code.trim());
        }}
      >
        <TextField
          key={kind}
          label={isApp ? t('code.label') : t('code.backupLabel')}
          autoFocus
          autoComplete="one-time-code"
          inputMode={isApp ? 'numeric' : 'text'}
          value={code}
          onChange={(text) => {
            const next = isApp ? text.replace(/\D/g, '').slice(0, 6) : text;
            setCode(next);
            // The sixth digit sends it: nothing is left to decide.
            if (isApp && next.length === 6 && next !== code) send(next);
          }}
        />
        <Checkbox isSelected={isTrusted} onChange={setTrusted}>
          {t('code.trust')}
        </Checkbox>
        <Button type="submit" variant="primary" isPending={verify.isPending}>
          {t('code.do')}
        </Button>
        <div className="-ml-2 flex flex-wrap gap-1">
          <Button
            variant="bare"
            size="small"
            onPress={() => {
              verify.reset();
              setCode('');
              setKind(isApp ? 'backup' : 'totp');
            }}
          >
            {isApp ? t('code.useBackup') : t('code.useApp')}
          </Button>
          <Button variant="bare" size="small" onPress={onBack}>
            {t('code.again')}
          </Button>
        </div>
      </form>
    </Entrance>
  );
}
