import { Button, useT } from '@hilo/ui';
import type { ReactNode } from 'react';
import { AnswerButton } from '../../answers/AnswerButton.tsx';
import type { Compose } from '../compose.ts';
import type { DraftState } from '../draft/draft-keeper.ts';
import { FileButton } from '../files/FileButton.tsx';
import { composerMessages } from '../messages.ts';
import { SendButtons, type Then } from '../send/SendButtons.tsx';

/** The row below the words: what can be put among them, how they are kept, and what sends them. */
export function WritingTools(props: {
  kind: Compose['kind'];
  /** The means of format, where their field is here. */
  formatting: ReactNode;
  onFiles: (files: File[]) => void;
  onAnswers: () => void;
  /** Null where there is no signature to leave out. */
  signature: { isOn: boolean; onToggle: () => void } | null;
  /** By how many characters it is too long; zero or less where it is not. */
  over: number;
  state: DraftState;
  onSend: (then: Then, sendAt?: string) => void;
  canWait: boolean;
}) {
  const { kind, formatting, onFiles, onAnswers, signature, over, state, onSend, canWait } = props;
  const t = useT(composerMessages);
  return (
    <div className="flex shrink-0 items-center gap-1 px-2 pb-2">
      <FileButton onFiles={onFiles} label={t('file.attach')} />
      <AnswerButton label={t('answers.insert')} onPress={onAnswers} />
      {formatting}
      {signature && (
        <Button
          size="small"
          variant="bare"
          aria-pressed={signature.isOn}
          onPress={signature.onToggle}
          className="@max-[34rem]:hidden"
        >
          {t(signature.isOn ? 'signature.on' : 'signature.off')}
        </Button>
      )}
      <span role="status" className="ml-auto truncate pr-1 text-meta text-muted">
        {over > 0 ? (
          <span className="font-medium text-broken-ink">{t('length.over', { count: over })}</span>
        ) : (
          state !== 'idle' && t(`draft.${state}`)
        )}
      </span>
      <SendButtons kind={kind} isDisabled={over > 0} onSend={onSend} canWait={canWait} />
    </div>
  );
}
