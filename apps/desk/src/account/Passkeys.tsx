import { Badge, Button, TextField, toasts, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../admin/adminMessages.ts';
import { FormDialog } from '../admin/FormDialog.tsx';
import { Loaded } from '../admin/Loaded.tsx';
import { Block } from '../admin/Page.tsx';
import { Row, Rows } from '../admin/Rows.tsx';
import { SureDialog } from '../admin/SureDialog.tsx';
import { useChange } from '../admin/useChange.ts';
import { AddPasskeyDialog } from './AddPasskeyDialog.tsx';
import { listPasskeys, type PasskeyDto, removePasskey, renamePasskey } from './accountApi.ts';
import { accountMessages } from './accountMessages.ts';

/** The passkeys of the agent who looks: added with the password, named, taken away. */
export function Passkeys() {
  const t = useT(accountMessages);
  const format = useFormat();
  const passkeys = useQuery({ queryKey: ['passkeys'], queryFn: listPasskeys });
  const [isAdding, setAdding] = useState(false);
  const [renaming, setRenaming] = useState<PasskeyDto | null>(null);
  const [removing, setRemoving] = useState<PasskeyDto | null>(null);
  const nameOf = ({ name }: PasskeyDto) => name ?? t('passkeys.unnamed');
  // Only where the address is safe (HTTPS, localhost) browsers have it.
  const isSupported = 'PublicKeyCredential' in window;
  return (
    <Block title={t('passkeys.title')} about={t('passkeys.about')}>
      <Loaded query={passkeys}>
        {(list) => (
          <div className="flex flex-col items-start gap-4">
            {list.length > 0 && (
              <div className="w-full">
                <Rows label={t('passkeys.title')}>
                  {list.map((passkey) => (
                    <Row
                      key={passkey.id}
                      lead={<KeyRound size={16} aria-hidden className="text-muted" />}
                      name={nameOf(passkey)}
                      about={
                        passkey.createdAt &&
                        `${t('passkeys.created')} ${format.date(passkey.createdAt, 'medium')}`
                      }
                      marks={passkey.isBackedUp && <Badge>{t('passkeys.synced')}</Badge>}
                      actions={
                        <div className="flex flex-wrap justify-end">
                          <Button variant="bare" size="small" onPress={() => setRenaming(passkey)}>
                            {t('passkeys.rename')}
                            <span className="sr-only"> {nameOf(passkey)}</span>
                          </Button>
                          <Button variant="bare" size="small" onPress={() => setRemoving(passkey)}>
                            {t('passkeys.remove')}
                            <span className="sr-only"> {nameOf(passkey)}</span>
                          </Button>
                        </div>
                      }
                    />
                  ))}
                </Rows>
              </div>
            )}
            {isSupported ? (
              <Button icon={Plus} onPress={() => setAdding(true)}>
                {t('passkeys.add')}
              </Button>
            ) : (
              <p className="text-list text-muted">{t('passkeys.unsupported')}</p>
            )}
          </div>
        )}
      </Loaded>
      {isAdding && <AddPasskeyDialog onClose={() => setAdding(false)} />}
      {renaming && <RenameDialog passkey={renaming} onClose={() => setRenaming(null)} />}
      {removing && (
        <RemoveDialog passkey={removing} name={nameOf(removing)} onClose={() => setRemoving(null)} />
      )}
    </Block>
  );
}

function RenameDialog({ passkey, onClose }: { passkey: PasskeyDto; onClose: () => void }) {
  const t = useT(accountMessages);
  const words = useT(adminMessages);
  const [name, setName] = useState(passkey.name ?? '');
  const save = useChange(() => renamePasskey(passkey.id, name.trim()), ['passkeys'], onClose);
  return (
    <FormDialog
      title={t('passkeys.rename')}
      submitLabel={words('save')}
      onSubmit={() => name.trim() && save.mutate(undefined)}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <TextField
        label={t('passkeys.name')}
        value={name}
        onChange={setName}
        maxLength={120}
        autoFocus
        autoComplete="off"
        isInvalid={name.trim() === ''}
        errorMessage={t('passkeys.nameMissing')}
      />
    </FormDialog>
  );
}

function RemoveDialog(props: { passkey: PasskeyDto; name: string; onClose: () => void }) {
  const t = useT(accountMessages);
  const remove = useChange(
    () => removePasskey(props.passkey.id),
    ['passkeys'],
    () => toasts.show({ text: t('passkeys.removed'), tone: 'done' }),
  );
  return (
    <SureDialog
      title={t('passkeys.removeTitle', { name: props.name })}
      confirmLabel={t('passkeys.remove')}
      change={remove}
      onClose={props.onClose}
    >
      <p>{t('passkeys.removeBody')}</p>
    </SureDialog>
  );
}
