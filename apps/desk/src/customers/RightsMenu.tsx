import type { CustomerDto, ErasureReportDto } from '@hilo/api';
import { Button, Dialog, IconButton, Menu, MenuItem, MenuTrigger, toasts, useT } from '@hilo/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { Download, Eraser, Lock, LockOpen, ShieldUser } from 'lucide-react';
import { useState } from 'react';
import { request } from '../admin/request.ts';
import { SureDialog } from '../admin/SureDialog.tsx';
import { useChange } from '../admin/useChange.ts';
import { isApiError } from '../api.ts';
import { useMay } from '../people/people.ts';
import { customerName } from './CustomerHead.tsx';
import { customerMessages } from './messages.ts';
import { rightsMessages } from './rightsMessages.ts';

/** What a person may ask of us about her data: a copy of them, that nobody uses them, that they are gone. */
export function RightsMenu({ customer }: { customer: CustomerDto }) {
  const t = useT(rightsMessages);
  const words = useT(customerMessages);
  const navigate = useNavigate();
  const mayExport = useMay('customers.export');
  const mayErase = useMay('customers.erase');
  const [asking, setAsking] = useState<'restrict' | 'erase' | null>(null);
  const [report, setReport] = useState<ErasureReportDto | null>(null);
  const path = `/api/v1/customers/${customer.id}`;
  const isBlocked = customer.restrictedAt !== null;
  const close = () => setAsking(null);
  const restrict = useChange(
    (_: undefined) => request<null>('POST', `${path}/restrict`),
    ['customer', 'customers', 'tickets'],
    () => {
      close();
      toasts.show({ text: t('restricted'), tone: 'done' });
    },
  );
  const lift = useChange(
    (_: undefined) => request<null>('POST', `${path}/lift-restriction`),
    ['customer', 'customers', 'tickets'],
    () => toasts.show({ text: t('lifted'), tone: 'done' }),
  );
  const erase = useChange(
    (_: undefined) => request<ErasureReportDto>('POST', `${path}/erase`),
    ['customers', 'tickets'],
    (answer) => {
      close();
      setReport(answer);
    },
  );
  const liftNow = () =>
    lift.mutate(undefined, {
      onError: (error) =>
        toasts.show({
          text: t(isApiError(error) && error.code === 'resource.conflict' ? 'taken' : 'failed'),
          tone: 'failed',
        }),
    });
  const name = customerName(customer) ?? words('name.none');
  if (!mayExport && !mayErase) return null;
  return (
    <>
      <MenuTrigger>
        <IconButton icon={ShieldUser} label={t('menu')} placement="bottom" />
        <Menu aria-label={t('menu')} placement="bottom end">
          {mayExport && (
            <MenuItem
              icon={Download}
              href={`${path}/export`}
              download=""
              description={t('exportAbout')}
              textValue={t('export')}
            >
              {t('export')}
            </MenuItem>
          )}
          {mayErase && !isBlocked && (
            <MenuItem icon={Lock} description={t('restrictAbout')} onAction={() => setAsking('restrict')}>
              {t('restrict')}
            </MenuItem>
          )}
          {mayErase && isBlocked && (
            <MenuItem icon={LockOpen} onAction={liftNow}>
              {t('lift')}
            </MenuItem>
          )}
          {mayErase && isBlocked && (
            <MenuItem
              icon={Eraser}
              isDanger
              description={t('eraseAbout')}
              onAction={() => setAsking('erase')}
            >
              {t('erase')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {asking === 'restrict' && (
        <SureDialog
          title={t('restrictTitle', { name })}
          confirmLabel={t('restrictDo')}
          change={restrict}
          onClose={close}
        >
          <p>{t('restrictBody')}</p>
        </SureDialog>
      )}
      {asking === 'erase' && (
        <SureDialog
          title={t('eraseTitle', { name })}
          confirmLabel={t('eraseDo')}
          change={erase}
          onClose={close}
        >
          <p>{t('eraseBody')}</p>
        </SureDialog>
      )}
      {report && <Report report={report} onClose={() => void navigate({ to: '/customers' })} />}
    </>
  );
}

/** What was taken out, and what only a person can judge. */
function Report({ report, onClose }: { report: ErasureReportDto; onClose: () => void }) {
  const t = useT(rightsMessages);
  const { messages, files, quotations, notReached } = report;
  const left = notReached.wordsOfOthers?.messages ?? [];
  return (
    <Dialog
      isOpen
      title={t('erasedTitle')}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <Button variant="primary" onPress={onClose}>
          {t('close')}
        </Button>
      }
    >
      <p className="text-base">{t('erased', { messages, files, quotations })}</p>
      {left.length > 0 && (
        <>
          <p className="mt-3 text-base font-medium">{t('left', { count: left.length })}</p>
          <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
            {left.map(({ ticketId, messageId }, at) => (
              <li key={messageId}>
                <Link
                  to="/tickets/$ticketId"
                  params={{ ticketId }}
                  target="_blank"
                  className="reach text-list text-accent-ink underline"
                >
                  {t('open', { number: at + 1 })}
                </Link>
              </li>
            ))}
          </ul>
          {notReached.wordsOfOthers?.hasMore && <p className="mt-2 text-list text-muted">{t('leftMore')}</p>}
        </>
      )}
    </Dialog>
  );
}
