import { Button, EmptyState, PaneBack, PaneHeader, useT } from '@hilo/ui';
import { defineMessages } from '@hilo/ui/i18n';
import { useNavigate } from '@tanstack/react-router';

const messages = defineMessages({
  es: {
    missing: 'Esta gestión no existe o ya no puedes verla.',
    toList: 'Volver a la lista',
    merged: 'Esta gestión se unió a otra: sus mensajes están allí.',
    toTarget: 'Ver esa gestión',
  },
  en: {
    missing: 'This ticket does not exist, or you may no longer see it.',
    toList: 'Back to the list',
    merged: 'This ticket was merged into another: its messages are there.',
    toTarget: 'See that ticket',
  },
});

/** In the place of a thread that is not there, or that went on in another ticket. */
export function NoThread({ merged }: { merged: { trackingKey: string; into: string } | null }) {
  const t = useT(messages);
  const navigate = useNavigate();
  const leave = () =>
    void (merged
      ? navigate({ to: '/tickets/$ticketId', params: { ticketId: merged.into }, search: true })
      : navigate({ to: '/tickets', search: true }));
  return (
    <>
      <PaneHeader>
        <PaneBack />
        {merged && <h1 className="min-w-0 flex-1 truncate text-base font-semibold">{merged.trackingKey}</h1>}
      </PaneHeader>
      <EmptyState
        title={t(merged ? 'merged' : 'missing')}
        action={<Button onPress={leave}>{t(merged ? 'toTarget' : 'toList')}</Button>}
      />
    </>
  );
}
