import type { CustomerDto } from '@hilo/api';
import { Button, IconButton, TextArea, ThreadText, useT } from '@hilo/ui';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../people/people.ts';
import { customerMessages } from './messages.ts';
import { PanelSection } from './PanelSection.tsx';
import { useChangeCustomer } from './useChangeCustomer.ts';

/** What the team should remember of this customer. */
export function CustomerAbout({ customer }: { customer: CustomerDto }) {
  const t = useT(customerMessages);
  const mayWrite = useMay('customers.write');
  const change = useChangeCustomer(customer);
  const [about, setAbout] = useState<string | null>(null);
  const edit = () => setAbout(customer.about);
  if (!mayWrite && customer.about === '') return null;
  return (
    <PanelSection
      title={t('about.title')}
      action={
        mayWrite &&
        about === null &&
        customer.about !== '' && (
          <IconButton icon={Pencil} size="small" label={t('about.label')} onPress={edit} />
        )
      }
    >
      {about !== null ? (
        <form
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            setAbout(null);
            if (about !== customer.about) void change({ about }).then((isDone) => !isDone && setAbout(about));
          }}
        >
          <TextArea
            label={t('about.label')}
            isLabelHidden
            description={t('about.help')}
            value={about}
            onChange={setAbout}
            autoFocus
            maxLength={20_000}
          />
          <div className="flex justify-end gap-2">
            <Button size="small" onPress={() => setAbout(null)}>
              {t('cancel')}
            </Button>
            <Button size="small" variant="primary" type="submit">
              {t('name.save')}
            </Button>
          </div>
        </form>
      ) : customer.about === '' ? (
        <Button size="small" variant="bare" className="-ml-2" onPress={edit}>
          {t('about.empty')}
        </Button>
      ) : (
        <ThreadText className="text-list">{customer.about}</ThreadText>
      )}
    </PanelSection>
  );
}
