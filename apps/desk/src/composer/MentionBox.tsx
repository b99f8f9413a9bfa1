import type { SendMessageBody } from '@hilo/api';
import { Avatar, joinClasses, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { api } from '../api.ts';
import { useAgents, useMe } from '../people/people.ts';
import { composerMessages } from './messages.ts';

type Named = { type: 'agent' | 'team'; id: string; name: string };

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
const pattern = /(?:^|\s)@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*)?)$/u;

/** Colleagues and teams that a note can name. */
export function useNamed(): Named[] {
  const me = useMe();
  const agents = useAgents().filter(({ id, deactivatedAt }) => id !== me.id && deactivatedAt === null);
  const { data: teams = [] } = useQuery({
    queryKey: ['teams'],
    queryFn: async ({ signal }) => (await api.teams(signal)).items,
    staleTime: 300_000,
  });
  return [
    ...agents.map(({ id, name }): Named => ({ type: 'agent', id, name })),
    ...teams.map(({ id, name }): Named => ({ type: 'team', id, name })),
  ];
}

/** Whom a text names, by id; of two names of which one begins the other, the longer. */
export function mentionsIn(text: string, named: readonly Named[]): NonNullable<SendMessageBody['mentions']> {
  const found: Named[] = [];
  let rest = text;
  for (const one of [...named].sort((a, b) => b.name.length - a.name.length)) {
    if (!rest.includes(`@${one.name}`)) continue;
    found.push(one);
    rest = rest.replaceAll(`@${one.name}`, ' ');
  }
  return found.slice(0, 20).map(({ type, id }) => ({ type, id }));
}

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

/** Around the field of a note: "@" proposes whom to name, and Enter or Tab takes the first. */
export function MentionBox({ children }: { children: ReactNode }) {
  const t = useT(composerMessages);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const named = useNamed();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const found =
    typed === null ? [] : named.filter(({ name }) => fold(name).startsWith(fold(typed))).slice(0, 6);
  const look = () => {
    const words = box.current && beforeCaret(box.current);
    setTyped(words?.match(pattern)?.[1] ?? null);
    setAt(0);
  };
  const take = (one: Named | undefined) => {
    if (!one || typed === null) return;
    for (let turn = 0; turn < typed.length; turn++) document.execCommand('delete');
    document.execCommand('insertText', false, `${one.name} `);
    setTyped(null);
  };
  useEffect(() => {
    const field = box.current?.querySelector('textarea, [contenteditable]');
    if (!field) return;
    if (found.length > 0) field.setAttribute('aria-activedescendant', `${id}-${at}`);
    else field.removeAttribute('aria-activedescendant');
  }, [found.length, at, id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field inside has the keys; some of them go to the list
    <div
      ref={box}
      className="relative flex min-h-0 flex-col"
      onInput={look}
      onMouseUp={look}
      onKeyDownCapture={(event) => {
        if (found.length === 0) return;
        if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
        else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % found.length);
        else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey)
          take(found[at]);
        else if (event.key === 'Escape') setTyped(null);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {found.length > 0 && (
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
              <Avatar name={one.name} size={20} />
              <bdi className="min-w-0 flex-1 truncate">{one.name}</bdi>
              {one.type === 'team' && <span className="text-meta text-muted">{t('mention.team')}</span>}
            </div>
          ))}
        </div>
      )}
      {children}
    </div>
  );
}
