import { Button, toasts, useT } from '@hilo/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { SureDialog } from '../admin/SureDialog.tsx';
import { useMay } from '../people/people.ts';
import { clearDemo } from './demoApi.ts';
import { demoMessages } from './demoMessages.ts';

/** While example data are there: says so on every screen, and lets whoever administers take them away. */
export function ExampleStrip() {
  const t = useT(demoMessages);
  const client = useQueryClient();
  const mayClear = useMay('settings.write');
  const [isAsking, setAsking] = useState(false);
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
  return (
    <>
      <div
        role="status"
        className="flex h-full items-center gap-2 border-b border-line bg-canvas px-4 text-meta text-muted"
      >
        <FlaskConical size={16} aria-hidden className="shrink-0" />
        <p className="truncate">{t('strip.body')}</p>
        {mayClear && (
          <Button size="small" variant="bare" onPress={() => setAsking(true)}>
            {t('strip.do')}
          </Button>
        )}
      </div>
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
