import { Fragment } from 'react';
import { useT } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
const signs: Record<string, string> = isMac
  ? { mod: '⌘', shift: '⇧', alt: '⌥', enter: '↵', escape: 'esc' }
  : { mod: 'Ctrl', shift: '⇧', alt: 'Alt', enter: '↵', escape: 'Esc' };

const chords = (keys: string) => keys.split(' ').map((chord) => chord.split('+'));

/** For `aria-keyshortcuts`: "mod+k" becomes "Control+K"; of a sequence such as "g q" only the words in the hint tell. */
export function ariaKeys(keys: string | undefined): string | undefined {
  if (!keys || keys.includes(' ')) return undefined;
  const names: Record<string, string> = { mod: isMac ? 'Meta' : 'Control', shift: 'Shift', alt: 'Alt' };
  return keys
    .split('+')
    .map((key) => names[key] ?? key.charAt(0).toUpperCase() + key.slice(1))
    .join('+');
}

/** Keys as they are pressed: `"r"`, `"mod+k"` together, `"g q"` one after the other. */
export function KeyHint({ keys, isInverse = false }: { keys: string; isInverse?: boolean }) {
  const t = useT();
  return (
    <span className="inline-flex items-center gap-1">
      {chords(keys).map((chord, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same chord may come twice, and nothing moves
        <Fragment key={index}>
          {index > 0 && <span className="sr-only">{t('keys.then')}</span>}
          {chord.map((key) => (
            <kbd
              key={key}
              className={joinClasses(
                'inline-flex h-4 min-w-4 items-center justify-center rounded-[4px] border px-1 font-sans text-[0.6875rem] leading-none',
                isInverse ? 'border-current/35 text-on-inverse' : 'border-line bg-surface text-muted',
              )}
            >
              {signs[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
