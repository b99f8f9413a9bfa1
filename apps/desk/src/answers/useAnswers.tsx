import type { AnswerDto, MessageDto, TicketDto } from '@hilo/api';
import { lazyPart } from '@hilo/ui';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Capabilities } from '../channels.tsx';
import type { EditorHandle, Slash, WritingAids } from '../composer/writing/writing-aids.ts';
import type { ChosenWords } from './AnswerParts.tsx';
import { insertion } from './insertion.ts';

const parts = () => import('./AnswerParts.tsx');
const AnswerParts = lazyPart(() => parts().then((file) => file.AnswerParts));

/**
 * Canned answers in a composer: found by a slash among the words, by the button, or by ⌘K. What does the work comes
 * when the first of them is asked for.
 */
export function useAnswers(options: {
  ticket: TicketDto;
  messages: readonly MessageDto[];
  capabilities: Capabilities | undefined;
  onWords: (words: ChosenWords) => void;
}): {
  aids: WritingAids;
  /** What goes with the next message. */
  macro: AnswerDto | null;
  setMacro: (macro: AnswerDto | null) => void;
  open: () => void;
  overlays: ReactNode;
} {
  const { ticket, messages, capabilities, onWords } = options;
  const [slash, setSlash] = useState<Slash | null>(null);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [isPicking, setPicking] = useState(false);
  const [chosen, setChosen] = useState<AnswerDto | null>(null);
  const [macro, setMacro] = useState<AnswerDto | null>(null);
  const editor = useRef<EditorHandle | null>(null);
  const keys = useRef<((key: string) => boolean) | null>(null);
  const aids = useMemo<WritingAids>(
    () => ({
      editor,
      onSlash: (next) => {
        setSlash(next);
        if (next === null) setDismissed(null);
      },
      takeKey: (key) => keys.current?.(key) ?? false,
    }),
    [],
  );
  useEffect(() => insertion.set(setChosen), []);
  const choose = (answer: AnswerDto | null) => {
    if (answer?.bodies.length === 0) editor.current?.dropSlash();
    setChosen(answer);
  };
  // What fits a shorter query was looked at already: an Escape holds until the slash is gone.
  const shown = slash !== null && dismissed === null ? slash : null;
  const isNeeded = shown !== null || isPicking || chosen !== null;
  return {
    aids,
    macro,
    setMacro,
    open: () => setPicking(true),
    overlays: isNeeded && (
      <AnswerParts
        ticket={ticket}
        messages={messages}
        capabilities={capabilities}
        slash={shown}
        isPicking={isPicking}
        chosen={chosen}
        keys={keys}
        onChosen={choose}
        onWords={onWords}
        onMacro={setMacro}
        onDismiss={() => setDismissed('')}
        onClose={() => setPicking(false)}
      />
    ),
  };
}
