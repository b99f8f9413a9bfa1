import { Button, Dialog, useFormat, useT } from '@hilo/ui';
import { adminMessages } from '../adminMessages.ts';
import { CopyField } from '../CopyField.tsx';
import type { AgentLink } from '../peopleApi.ts';
import { peopleMessages } from './peopleMessages.ts';

type LinkDialogProps = { name: string; isReset: boolean; link: AgentLink; onClose: () => void };

/** The one-time link of somebody, to be handed over by whatever way there is. */
export function LinkDialog({ name, isReset, link, onClose }: LinkDialogProps) {
  const t = useT(peopleMessages);
  const words = useT(adminMessages);
  const until = useFormat().date(link.expiresAt, 'long');
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={isReset ? t('people.resetTitle') : t('people.linkTitle')}
      footer={
        <Button variant="primary" onPress={onClose}>
          {words('done')}
        </Button>
      }
    >
      <p className="mb-2 text-base text-muted">
        {isReset ? t('people.resetBody', { name, until }) : t('people.linkBody', { name, until })}
      </p>
      <p className="mb-4 text-base">{t(`people.mail.${link.mail}`)}</p>
      <CopyField label={t('people.link')} value={link.link} autoFocus />
    </Dialog>
  );
}
