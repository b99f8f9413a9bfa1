import { lazyPart } from '@hilo/ui';

/** Asked before two customers become one, fetched with the first press. */
export const JoinDialog = lazyPart(() => import('./JoinDialog.tsx').then((file) => file.JoinDialog));

/** A customer that has not written yet, or one more address of one. */
export const NewCustomerDialog = lazyPart(() =>
  import('./NewCustomerDialog.tsx').then((file) => file.NewCustomerDialog),
);
