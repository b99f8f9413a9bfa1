import { Skeleton, useT } from '@hilo/ui';
import { shellMessages } from '../messages.ts';

/** While the code of a screen is on its way; nothing is seen before 150 ms. */
export function Pending() {
  const t = useT(shellMessages);
  return (
    <main aria-busy="true" className="flex h-dvh flex-col gap-3 p-6">
      <span role="status" className="sr-only">
        {t('shell.loading')}
      </span>
      <Skeleton className="h-4 w-48" />
      <Skeleton className="h-3 w-96 max-w-full" />
      <Skeleton className="h-3 w-80 max-w-full" />
    </main>
  );
}
