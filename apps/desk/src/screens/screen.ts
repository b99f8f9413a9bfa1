import { lazyPart } from '@hilo/ui';
import type { ComponentType } from 'react';
import { ScreenMissing } from './ScreenMissing.tsx';

/**
 * A screen that is fetched when it is first opened, by the name under which its file exports it. (Where that fails, the
 * router's own way loads the page anew, and without a network nothing is left of the desk.)
 */
export const screen = <Name extends string>(fetch: () => Promise<Record<Name, ComponentType>>, name: Name) =>
  lazyPart(() => fetch().then((file) => file[name]), ScreenMissing);
