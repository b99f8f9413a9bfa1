import { Button, Dialog, useT } from '@hilo/ui';
import { adminMessages } from '../adminMessages.ts';
import { CopyField } from '../CopyField.tsx';
import { webhookMessages } from './webhookMessages.ts';

/** The one time that a secret is seen. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useT(webhookMessages);
  const words = useT(adminMessages);
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('secretTitle')}
      footer={
        <Button variant="primary" onPress={onClose}>
          {words('done')}
        </Button>
      }
    >
      <p className="mb-4 text-base text-muted">{t('secretBody')}</p>
      <CopyField label={t('secret')} value={secret} autoFocus />
    </Dialog>
  );
}
