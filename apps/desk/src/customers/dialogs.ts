import { lazyPart } from '@hilo/ui';

/** Asked before two customers become one, fetched with the first press. */
export const JoinDialog = lazyPart(() => import('./JoinDialog.tsx').then((file) => file.JoinDialog));
