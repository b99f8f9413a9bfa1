import type { AnswerDto } from '@hilo/api';
import { lazyPart } from '@hilo/ui';
import { AnswerLines, type AnswerLinesProps } from './checks/AnswerLines.tsx';
import { OtherDraft, type OtherDraftProps } from './draft/OtherDraft.tsx';
import { ComposerFiles, type ComposerFilesProps } from './files/ComposerFiles.tsx';

const MacroBar = lazyPart(() => import('../answers/MacroBar.tsx').then((file) => file.MacroBar));

/** Between the words and the buttons that send: what is written beside them, what goes along, what the message would leave open, what else happens. */
export function BelowWords(props: {
  other: OtherDraftProps | null;
  files: ComposerFilesProps | null;
  /** Null for a note, which answers nobody. */
  answer: AnswerLinesProps | null;
  macro: AnswerDto | null;
  onDropMacro: () => void;
}) {
  const { other, files, answer, macro, onDropMacro } = props;
  return (
    <>
      {other && <OtherDraft {...other} />}
      {files && <ComposerFiles {...files} />}
      {answer && <AnswerLines {...answer} />}
      {macro && <MacroBar answer={macro} onDrop={onDropMacro} />}
    </>
  );
}
