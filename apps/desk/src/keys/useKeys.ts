import { use, useEffect, useRef } from 'react';
import { LeftBehind } from './left-behind.ts';
import { overlays } from './overlays.ts';
import { isSingle, singleKeys } from './single-keys.ts';

type KeyBindings = Record<string, ((event: KeyboardEvent) => void) | undefined>;

/** A second key within this counts as a sequence ("g q"). */
const sequenceMs = 1_200;

/** Not in a field that this key has closed: it was not meant for it. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.isConnected &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** A dialog or an open menu, also one that is on its way, has the keyboard for itself; a notice, which calls itself a dialog, too, has not. */
const isCovered = (): boolean =>
  overlays.get() !== null ||
  document.querySelector('[role="dialog"], [role="alertdialog"]:not([aria-modal="false"]), [role="menu"]') !==
    null;

/** The key before this one, where it can begin a sequence. */
let first: string | null = null;
let last: { key: string; at: number } | null = null;

/** What was pressed, as bindings name it: "r", "mod+k", "?". */
function chordOf(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const alt = event.altKey ? 'alt+' : '';
  return mod + alt + event.key.toLowerCase();
}

/**
 * Keys of a screen: `{ r: answer, 'g q': goToQueue, 'mod+k': search }`. Silent while somebody types, except for
 * chords with mod, while a dialog or a menu is open, and once their part of the screen was left.
 */
export function useKeys(bindings: KeyBindings): void {
  const isLeft = use(LeftBehind);
  const current = useRef(bindings);
  useEffect(() => {
    current.current = bindings;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isLeft?.current) return;
      const chord = chordOf(event);
      const hasMod = chord.startsWith('mod+');
      if ((isTyping(event.target) && !hasMod) || isCovered()) return;
      if (isSingle(chord) && !singleKeys.areOn()) return;
      const sequence = first === null ? undefined : current.current[`${first} ${chord}`];
      // Where "g q" leads somewhere, "q" alone is not meant after "g", whoever listens.
      const run = sequence ?? (first === null ? current.current[chord] : undefined);
      if (!run) return;
      event.preventDefault();
      run(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [isLeft]);
}

/**
 * Remembers the first key of a sequence; once, in the frame. It looks before every other listener but the one of a dialog
 * that is leaving the screen, which goes with this key.
 */
export function rememberFirstKeys(): () => void {
  const listen = (event: KeyboardEvent) => {
    first = last && event.timeStamp - last.at < sequenceMs ? last.key : null;
    last =
      event.key === 'g' && !event.ctrlKey && !event.metaKey && !isTyping(event.target)
        ? { key: 'g', at: event.timeStamp }
        : null;
  };
  document.addEventListener('keydown', listen, { capture: true });
  return () => document.removeEventListener('keydown', listen, { capture: true });
}
