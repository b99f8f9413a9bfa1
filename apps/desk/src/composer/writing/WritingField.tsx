import { loadOnce } from '@hilo/ui';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { connection } from '../../live/connection.ts';
import { WordsBehind } from '../WordsBehind.tsx';
import { hasFormat } from './mail-html.ts';
import { PlainText, type WritingProps } from './PlainText.tsx';

/** The field with formats. Where it does not come (a bad network), words without format are better than none. */
export const richText = loadOnce(() => import('./RichText.tsx').then((file) => file.RichText));

/** How long nothing is typed, in milliseconds, before one field may follow the other. */
const restMs = 500;

/** Whether nobody is in the middle of anything there: no letter on its way, no word being composed, the caret last. */
const isResting = (field: HTMLTextAreaElement, lastKeyAt: number, isComposing: boolean): boolean =>
  !isComposing &&
  performance.now() - lastKeyAt >= restMs &&
  field.selectionStart === field.value.length &&
  field.selectionEnd === field.value.length;

/**
 * The field with formats where it is here already, else a plain one until it is. One follows the other in a pause, with
 * the focus, in one go: between the two, no letter is lost or taken for a command.
 */
export function WritingField(props: Omit<WritingProps, 'fieldRef'>) {
  const [Rich, setRich] = useState(() => richText.here);
  const [hadFocus, setHadFocus] = useState(true);
  const { text, html, taken = 0 } = props;
  const [began, setBegan] = useState({ text, html, taken });
  if (began.taken !== taken) setBegan({ text, html, taken });
  const field = useRef<HTMLTextAreaElement>(null);
  const lastKeyAt = useRef(Number.NEGATIVE_INFINITY);
  const isComposing = useRef(false);
  useEffect(() => {
    if (Rich) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const follow = (found: NonNullable<typeof richText.here>) => {
      if (isGone || !field.current) return;
      if (!isResting(field.current, lastKeyAt.current, isComposing.current)) {
        timer = setTimeout(follow, 100, found);
        return;
      }
      const isFocused = document.activeElement === field.current;
      flushSync(() => {
        setHadFocus(isFocused);
        setRich(() => found);
      });
    };
    const load = () => void richText.load().then(follow, () => undefined);
    load();
    const back = connection.subscribe(() => {
      if (connection.get() === 'live') load();
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      back();
    };
  }, [Rich]);
  if (Rich) return <Rich {...props} takesFocus={hadFocus} />;
  const Field = hasFormat(began.html) ? WordsBehind : PlainText;
  return (
    <div
      className="contents"
      onKeyDownCapture={() => {
        lastKeyAt.current = performance.now();
      }}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={() => {
        isComposing.current = false;
      }}
    >
      <Field {...props} began={began} fieldRef={field} />
    </div>
  );
}
