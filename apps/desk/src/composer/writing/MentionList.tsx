import { joinClasses, useT } from '@hilo/ui';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { AgentAvatar } from '../../people/AgentAvatar.tsx';
import { composerMessages } from '../messages.ts';
import { findNamed, type Named, typedName, useNamed } from './mentions.ts';

/** What stands before the caret of the field that has the focus. */
function beforeCaret(box: HTMLElement): string | null {
  const field = document.activeElement;
  if (!field || !box.contains(field)) return null;
  if (field instanceof HTMLTextAreaElement) return field.value.slice(0, field.selectionStart);
  const selection = window.getSelection();
  const node = selection?.anchorNode;
  return node?.nodeType === Node.TEXT_NODE
    ? (node.textContent ?? '').slice(0, selection?.anchorOffset)
    : null;
}

/** Over the field of a note: "@" proposes whom to name, and Enter or Tab takes the first. */
export function MentionList({ box }: { box: RefObject<HTMLElement | null> }) {
  const t = useT(composerMessages);
  const id = useId();
  const named = useNamed();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const found = typed === null ? [] : findNamed(typed, named);
  const take = (one: Named | undefined) => {
    if (!one || typed === null) return;
    for (let turn = 0; turn < typed.length; turn++) document.execCommand('delete');
    document.execCommand('insertText', false, `${one.name} `);
    setTyped(null);
  };
  const onKey = useRef((_event: KeyboardEvent): void => undefined);
  onKey.current = (event) => {
    if (found.length === 0) return;
    if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
    else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % found.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey)
      take(found[at]);
    else if (event.key === 'Escape') setTyped(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    const around = box.current;
    if (!around) return;
    const look = () => {
      const before = beforeCaret(around);
      setTyped(before === null ? null : typedName(before));
      setAt(0);
    };
    const press = (event: KeyboardEvent) => onKey.current(event);
    around.addEventListener('input', look);
    around.addEventListener('mouseup', look);
    around.addEventListener('keydown', press, { capture: true });
    return () => {
      around.removeEventListener('input', look);
      around.removeEventListener('mouseup', look);
      around.removeEventListener('keydown', press, { capture: true });
    };
  }, [box]);
  useEffect(() => {
    const field = box.current?.querySelector('textarea, [contenteditable]');
    if (!field) return;
    if (found.length > 0) field.setAttribute('aria-activedescendant', `${id}-${at}`);
    else field.removeAttribute('aria-activedescendant');
  }, [box, found.length, at, id]);
  if (found.length === 0) return null;
  return (
    <div
      role="listbox"
      aria-label={t('mention.label')}
      className="absolute bottom-full left-3 z-10 mb-1 w-64 rounded-large border border-line bg-surface p-1 shadow-float"
    >
      {found.map((one, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
        <div
          key={one.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(one)}
          className={joinClasses(
            'flex h-8 items-center gap-2 rounded-small px-2 text-list',
            index === at && 'bg-hover',
          )}
        >
          <AgentAvatar id={one.id} name={one.name} size={20} />
          <bdi className="min-w-0 flex-1 truncate">{one.name}</bdi>
          {one.type === 'team' && <span className="text-meta text-muted">{t('mention.team')}</span>}
        </div>
      ))}
    </div>
  );
}
