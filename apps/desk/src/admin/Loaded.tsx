import { ApiError } from '@hilo/api/client';
import { Banner, ErrorState, SkeletonRows, useT } from '@hilo/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { adminMessages } from './adminMessages.ts';
import { Forbidden } from './Forbidden.tsx';
import { useProblemWords } from './useProblemWords.ts';

type LoadedProps<Data> = {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
  /** The shape of what is on its way. */
  skeleton?: ReactNode;
};

/** A part of a screen in each of its states: on its way, there, there but stale, not for this reader, broken. */
export function Loaded<Data>({ query, children, skeleton }: LoadedProps<Data>) {
  const t = useT(adminMessages);
  const say = useProblemWords();
  const { data, error } = query;
  if (data !== undefined)
    return (
      <>
        {error && (
          <Banner kind="warning" className="mb-4 rounded-small">
            {t('loaded.stale')}
          </Banner>
        )}
        {children(data)}
      </>
    );
  if (error instanceof ApiError && error.code === 'auth.forbidden')
    return <Forbidden roles={error.facts.roles} />;
  if (error)
    return (
      <ErrorState
        reference={error instanceof ApiError ? error.reference : undefined}
        onRetry={() => void query.refetch()}
      >
        {error instanceof ApiError && error.code === 'client.offline' ? say(error) : undefined}
      </ErrorState>
    );
  return (
    <div aria-busy="true">
      <span role="status" className="sr-only">
        {t('loaded.loading')}
      </span>
      {skeleton ?? <SkeletonRows count={5} rowHeight={56} />}
    </div>
  );
}
