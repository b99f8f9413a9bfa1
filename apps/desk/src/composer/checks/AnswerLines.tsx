import { countsAsAnswer, findPromisedTime, type NotCountedReason, type PromisedTime } from '@hilo/core';
import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { ChannelFace } from '../../channels.tsx';
import { useMe } from '../../people/people.ts';
import type { AnswerState } from '../answer-state.ts';
import { Elsewhere } from './Elsewhere.tsx';
import { NotCounted } from './NotCounted.tsx';
import { Promised } from './Promised.tsx';

/** So long nothing is typed, in milliseconds, before the words are judged: half a sentence is no answer yet. */
const restMs = 600;

type Judged = { why: NotCountedReason | null; promised: PromisedTime | null };

export type AnswerLinesProps = {
  kind: 'answer' | 'forward';
  text: string;
  fileCount: number;
  /** The customer waits for an answer, by a promise or by law. */
  isOwed: boolean;
  /** What is written down here was said aloud. */
  isSpoken: boolean;
  /** Where the question came from and where the answer would go, while these are two. */
  elsewhere: { from: ChannelFace; to: ChannelFace } | null;
  onBack: () => void;
  state: AnswerState;
  onChange: (change: Partial<AnswerState>) => void;
  onWrite: () => void;
  /** Asked right before sending; true where something has to be said first. */
  check: RefObject<((state: AnswerState) => boolean) | null>;
  /** Sends it as what it is: a note that an answer will come. */
  onHold: () => void;
};

const judge = ({ kind, text, fileCount, isSpoken }: AnswerLinesProps): NotCountedReason | null =>
  countsAsAnswer({
    byPerson: true,
    isReceipt: false,
    isForward: kind === 'forward',
    isHolding: null,
    text,
    attachmentCount: fileCount,
    isSpoken,
  }).why;

/** Above the buttons that send: what the message would leave open, and the choices there are. */
export function AnswerLines(props: AnswerLinesProps) {
  const { kind, text, isOwed, elsewhere, state, onChange } = props;
  const { timeZone } = useMe();
  const [judged, setJudged] = useState<Judged>({ why: null, promised: null });
  const now = useRef(props);
  useEffect(() => {
    now.current = props;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: judged anew when the words rest
  useEffect(() => {
    const timer = setTimeout(() => {
      const zone = timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
      const at = new Date().toISOString();
      const promised = kind === 'answer' ? findPromisedTime(text, { now: at, zone }) : null;
      setJudged({ why: judge(now.current), promised });
    }, restMs);
    return () => clearTimeout(timer);
  }, [text, props.fileCount, kind]);
  useImperativeHandle(props.check, () => ({ claim, channelReason }) => {
    const { isOwed, elsewhere, kind } = now.current;
    if (kind !== 'answer') return false;
    const why = judge(now.current);
    setJudged((before) => ({ ...before, why }));
    const isOpen =
      (isOwed && why !== null && claim === null) || (elsewhere !== null && channelReason === null);
    if (isOpen) onChange({ isAsked: true });
    return isOpen;
  });
  // Somebody has only begun to write: said once it is to be sent.
  const isBeginning = judged.why === 'empty' && !state.isAsked;
  const why = isOwed && text.trim() !== '' && !isBeginning ? judged.why : null;
  return (
    <>
      {elsewhere && kind === 'answer' && <Elsewhere {...props} elsewhere={elsewhere} />}
      {why !== null && <NotCounted {...props} why={why} />}
      <Promised state={state} onChange={onChange} found={judged.promised} />
    </>
  );
}
