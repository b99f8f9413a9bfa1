import type { Locale } from '@hilo/ui';
import { createContext, use } from 'react';

/** Sets the language of the desk; called with the agent's setting once it is known. */
export const LocaleSetting = createContext<(locale: Locale) => void>(() => undefined);
export const useSetLocale = () => use(LocaleSetting);
