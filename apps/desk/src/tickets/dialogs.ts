import { lazyPart } from '@hilo/ui';

/** Questions that are asked about a ticket, fetched with the first press. */
export const AssignDialog = lazyPart(() => import('./AssignDialog.tsx').then((file) => file.AssignDialog));
export const WhenDialog = lazyPart(() => import('./WhenDialog.tsx').then((file) => file.WhenDialog));
