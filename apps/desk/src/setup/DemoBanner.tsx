import { Banner, Button, toasts, useT } from '@hilo/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SureDialog } from '../admin/SureDialog.tsx';
import { clearDemo, readDemo } from './demoApi.ts';
import { demoMessages } from './demoMessages.ts';

/** While example data are there: says so, and takes them away. For administrators alone. */
export function DemoBanner() {
  const t = useT(demoMessages);
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const demo = useQuery({ queryKey: ['demo'], queryFn: readDemo });
  const clear = useMutation({
    mutationFn: (_: undefined) => clearDemo(),
    onSuccess: ({ kept }) => {
      setAsking(false);
      const keys = kept.map(({ trackingKey }) => trackingKey).join(', ');
      toasts.show({
        text: kept.length > 0 ? t('clear.kept', { count: kept.length, keys }) : t('clear.done'),
        tone: 'done',
      });
      // Lists, counts, channels, queues: hardly anything on the desk is as it was.
      void client.invalidateQueries();
    },
  });
  if (!demo.data?.isLoaded) return null;
  return (
    <>
      <Banner
        kind="info"
        action={
          <Button size="small" onPress={() => setAsking(true)}>
            {t('banner.do')}
          </Button>
        }
      >
        {t('banner.body')}
      </Banner>
      {isAsking && (
        <SureDialog
          title={t('clear.title')}
          confirmLabel={t('clear.confirm')}
          change={clear}
          onClose={() => setAsking(false)}
        >
          <p>{t('clear.body')}</p>
        </SureDialog>
      )}
    </>
  );
}
