import { Badge, Button, Dialog, EmptyState, RelativeTime, toasts, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { CopyField } from '../CopyField.tsx';
import { Loaded } from '../Loaded.tsx';
import { type ApiKeyDto, listApiKeys, revokeApiKey } from '../organisationApi.ts';
import { Page } from '../Page.tsx';
import { Row, Rows } from '../Rows.tsx';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import { NewApiKey } from './NewApiKey.tsx';
import { organisationMessages } from './organisationMessages.ts';

export function ApiKeys() {
  const t = useT(organisationMessages);
  const words = useT(adminMessages);
  const keys = useQuery({ queryKey: ['apiKeys'], queryFn: listApiKeys });
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<ApiKeyDto | null>(null);
  const create = (
    <Button variant="primary" icon={Plus} onPress={() => setCreating(true)}>
      {t('keys.new')}
    </Button>
  );
  return (
    <Page
      title={words('nav.apiKeys')}
      about={t('keys.about')}
      action={keys.data?.length ? create : undefined}
    >
      <Loaded query={keys}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={KeyRound} title={t('keys.empty')} action={create} className="py-16">
              {t('keys.emptyBody')}
            </EmptyState>
          ) : (
            <Rows label={words('nav.apiKeys')}>
              {list.map((key) => (
                <Row
                  key={key.id}
                  name={key.name}
                  isMuted={key.revokedAt !== null}
                  about={
                    <>
                      <code className="font-mono text-meta">hilo_{key.prefix}…</code>
                      {` · ${t('keys.count', { count: key.scopes.length })} · `}
                      {key.lastUsedAt ? (
                        <>
                          {t('keys.used')} <RelativeTime at={key.lastUsedAt} style="sentence" />
                        </>
                      ) : (
                        t('keys.neverUsed')
                      )}
                    </>
                  }
                  marks={key.revokedAt && <Badge>{t('keys.revoked')}</Badge>}
                  actions={
                    key.revokedAt === null && (
                      <Button variant="bare" size="small" onPress={() => setRevoking(key)}>
                        {t('keys.revoke')}
                        <span className="sr-only"> {key.name}</span>
                      </Button>
                    )
                  }
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {isCreating && (
        <NewApiKey
          onClose={() => setCreating(false)}
          onCreated={(key) => {
            setCreating(false);
            setCreated(key);
          }}
        />
      )}
      {created !== null && (
        <Dialog
          isOpen
          isDismissable={false}
          onOpenChange={(isOpen) => !isOpen && setCreated(null)}
          title={t('keys.createdTitle')}
          footer={
            <Button variant="primary" onPress={() => setCreated(null)}>
              {words('done')}
            </Button>
          }
        >
          <p className="mb-4 text-base text-muted">{t('keys.createdBody')}</p>
          <CopyField label={t('keys.key')} value={created} autoFocus />
        </Dialog>
      )}
      {revoking && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKeyDto; onClose: () => void }) {
  const t = useT(organisationMessages);
  const revoke = useChange(
    () => revokeApiKey(apiKey.id),
    ['apiKeys'],
    () => toasts.show({ text: t('keys.revokedNow'), tone: 'done' }),
  );
  return (
    <SureDialog
      title={t('keys.revokeTitle', { name: apiKey.name })}
      confirmLabel={t('keys.revoke')}
      change={revoke}
      onClose={onClose}
    >
      <p>{t('keys.revokeBody')}</p>
    </SureDialog>
  );
}
