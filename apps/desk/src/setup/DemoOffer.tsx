import { Button, useT } from '@hilo/ui';
import { useMutation } from '@tanstack/react-query';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { loadDemo } from './demoApi.ts';
import { demoMessages } from './demoMessages.ts';
import { TryLink } from './TryLink.tsx';

/** On the first visit: a desk with something on it, or an empty one. */
export function DemoOffer({ onOpen }: { onOpen: () => void }) {
  const t = useT(demoMessages);
  const load = useMutation({ mutationFn: loadDemo });
  const channelId = load.data?.liveChannelId;
  if (load.data)
    return (
      <div className="mt-4 flex flex-col gap-3">
        <p role="status" className="text-base text-muted">
          {t('loaded.body', { tickets: load.data.tickets })}
        </p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button variant="primary" autoFocus onPress={onOpen}>
            {t('loaded.open')}
          </Button>
          {channelId && <TryLink channelId={channelId} />}
        </div>
      </div>
    );
  return (
    <div className="mt-4 flex flex-col gap-4">
      <p className="text-base text-muted">{t('offer.body')}</p>
      <ProblemNote error={load.error} />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" autoFocus isPending={load.isPending} onPress={() => load.mutate()}>
          {t('offer.load')}
        </Button>
        <Button isDisabled={load.isPending} onPress={onOpen}>
          {t('offer.empty')}
        </Button>
      </div>
    </div>
  );
}
