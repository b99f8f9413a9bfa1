import { afterPaint } from '@hilo/ui';
import { useNavigate } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';

/** A line of the palette, and what it does. */
export type Entry = {
  key: string;
  group: 'recent' | 'acts' | 'commands' | 'tickets' | 'customers' | 'answers' | 'settings';
  row: ReactNode;
  run: () => void;
};

/** `children` is cut where it is too long; `end` never is. */
export const EntryRow = (props: { icon: LucideIcon; children: ReactNode; end?: ReactNode }) => (
  <>
    <props.icon size={16} aria-hidden className="text-muted" />
    <bdi className="min-w-0 flex-1 truncate">{props.children}</bdi>
    {props.end}
  </>
);

/** As names and words are compared: small letters without accents. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Closes the palette, and goes there once that is painted. */
export function useGo(onClose: () => void): (href: string) => void {
  const navigate = useNavigate();
  return useCallback(
    (href) => {
      onClose();
      afterPaint(() => void navigate({ href }));
    },
    [navigate, onClose],
  );
}
