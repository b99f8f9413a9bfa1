import type { UpdatesDto } from '@hilo/api';
import { Button, RelativeTime, Skeleton, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../Loaded.tsx';
import { askForUpdates, readUpdates } from '../organisationApi.ts';
import { ProblemNote } from '../ProblemNote.tsx';
import { useChange } from '../useChange.ts';
import { organisationMessages } from './organisationMessages.ts';

/** Whether a newer version is announced. Nobody is asked unless the server was told where to ask. */
export function Updates() {
  const t = useT(organisationMessages);
  const updates = useQuery({ queryKey: ['updates'], queryFn: readUpdates });
  const ask = useChange(askForUpdates, ['updates']);
  return (
    <Loaded query={updates} skeleton={<Skeleton className="h-3 w-64 max-w-full" />}>
      {(data) => (
        <div className="flex flex-col items-start gap-2">
          <State updates={data} />
          <ProblemNote error={ask.error} />
          {data.isOn && (
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Button isPending={ask.isPending} onPress={() => ask.mutate(undefined)}>
                {t('about.updatesAsk')}
              </Button>
              {data.askedAt && (
                <span className="text-meta text-muted">
                  {t('about.updatesAt')} <RelativeTime at={data.askedAt} style="sentence" />
                </span>
              )}
            </div>
          )}
        </div>
      )}
    </Loaded>
  );
}

function State({ updates }: { updates: UpdatesDto }) {
  const t = useT(organisationMessages);
  const { isOn, newer, problem, askedAt } = updates;
  if (!isOn) return <p className="text-list text-muted">{t('about.updatesOff')}</p>;
  if (newer)
    return (
      <p>
        <span className="font-medium">{t('about.updatesNewer', { version: newer.version })}</span>{' '}
        {newer.page && (
          <a
            href={newer.page}
            rel="noreferrer"
            className="font-medium text-accent-ink underline underline-offset-2"
          >
            {t('about.updatesPage')}
          </a>
        )}
      </p>
    );
  if (problem === 'unreachable') return <p>{t('about.updatesUnreachable')}</p>;
  if (problem === 'unreadable') return <p>{t('about.updatesUnreadable')}</p>;
  return <p>{askedAt ? t('about.updatesNone') : t('about.updatesUnasked')}</p>;
}
