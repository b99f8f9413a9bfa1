import type { RegimeDto, RegimeSettings } from '@hilo/api';
import { toasts, useT } from '@hilo/ui';
import { adminMessages } from '../adminMessages.ts';
import { useChange } from '../useChange.ts';
import { changeRegime } from './lawApi.ts';

/** Keeps a part of the settings and leaves the others as they are. */
export function useSaveRegime({ settings }: RegimeDto) {
  const words = useT(adminMessages);
  return useChange(
    (change: Partial<RegimeSettings>) => changeRegime({ ...settings, ...change }),
    ['regime'],
    () => toasts.show({ text: words('saved'), tone: 'done' }),
  );
}
