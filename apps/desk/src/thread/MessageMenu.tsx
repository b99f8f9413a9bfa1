import type { MessageDto } from '@hilo/api';
import { Dialog, IconButton, Menu, MenuItem, MenuSeparator, MenuTrigger, useT } from '@hilo/ui';
import { Ellipsis, EyeOff, FileCode, Forward, HelpCircle, Reply, Split } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-aria-components';
import type { ComposeRequest } from '../composer/compose-request.ts';
import { useMay } from '../people/people.ts';
import { threadMessages } from './messages.ts';

const SourceDialog = lazy(() =>
  import('./SourceDialog.tsx').then((file) => ({ default: file.SourceDialog })),
);
const RedactDialog = lazy(() =>
  import('./RedactDialog.tsx').then((file) => ({ default: file.RedactDialog })),
);

const rules = [
  'replyToken',
  'continuationToken',
  'nativeThread',
  'reference',
  'trackingKey',
  'continues',
  'repeatedSubject',
  'new',
  'moved',
] as const;
/** Rules that rest on a claim, which counts only from somebody who takes part. */
const claims: readonly string[] = [
  'replyToken',
  'continuationToken',
  'nativeThread',
  'reference',
  'trackingKey',
];

/** What can be done with one message; out of sight until the pointer or the focus is near. */
export function MessageMenu(props: {
  message: MessageDto;
  author: string;
  onCompose: (request: ComposeRequest) => void;
  onSelect: (id: string) => void;
}) {
  const { message, onCompose, onSelect } = props;
  const t = useT(threadMessages);
  const [open, setOpen] = useState<'why' | 'source' | 'redact' | null>(null);
  const maySend = useMay('messages.send');
  const mayMove = useMay('tickets.write');
  const mayRedact = useMay('messages.redact');
  const canAnswer = maySend && message.direction === 'in' && message.redactedAt === null;
  const close = () => setOpen(null);
  return (
    <>
      <MenuTrigger>
        <IconButton
          icon={Ellipsis}
          label={t('menu.label')}
          size="small"
          className="-my-1 opacity-0 transition-opacity group-hover/list:opacity-100 focus-visible:opacity-100 aria-expanded:opacity-100 [article:focus-within_&]:opacity-100 [article:hover_&]:opacity-100 pointer-coarse:opacity-100 print:hidden"
        />
        <Menu aria-label={t('menu.label')} placement="bottom end">
          {canAnswer && (
            <MenuItem icon={Reply} onAction={() => onCompose({ kind: 'answer', message })}>
              {t('menu.answer')}
            </MenuItem>
          )}
          {maySend && message.kind === 'message' && message.redactedAt === null && (
            <MenuItem icon={Forward} keys="f" onAction={() => onCompose({ kind: 'forward', message })}>
              {t('menu.forward')}
            </MenuItem>
          )}
          {mayMove && (
            <MenuItem icon={Split} onAction={() => onSelect(message.id)}>
              {t('menu.select')}
            </MenuItem>
          )}
          {message.placement && (
            <MenuItem icon={HelpCircle} onAction={() => setOpen('why')}>
              {t('menu.why')}
            </MenuItem>
          )}
          {message.hasOriginal && (
            <MenuItem icon={FileCode} onAction={() => setOpen('source')}>
              {t('menu.source')}
            </MenuItem>
          )}
          {mayRedact && message.redactedAt === null && (
            <>
              <MenuSeparator />
              <MenuItem icon={EyeOff} isDanger onAction={() => setOpen('redact')}>
                {t('menu.redact')}
              </MenuItem>
            </>
          )}
        </Menu>
      </MenuTrigger>
      {open === 'why' && message.placement && <WhyHere placement={message.placement} onClose={close} />}
      <Suspense fallback={null}>
        {open === 'source' && <SourceDialog messageId={message.id} onClose={close} />}
        {open === 'redact' && <RedactDialog message={message} onClose={close} />}
      </Suspense>
    </>
  );
}

/** The evidence: by which rule it came here, and what did not count. */
function WhyHere(props: { placement: NonNullable<MessageDto['placement']>; onClose: () => void }) {
  const { placement, onClose } = props;
  const t = useT(threadMessages);
  const rule = rules.find((known) => known === placement.rule);
  return (
    <Dialog title={t('why.title')} size="small" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <p className="text-base">
        {rule ? t(`rule.${rule}`) : t('rule.other', { rule: placement.rule })}
        {claims.includes(placement.rule) && ` ${t('why.participates')}`}
      </p>
      {placement.refused.length > 0 && (
        <>
          <p className="mt-3 text-list text-muted">{t('why.refused', { count: placement.refused.length })}</p>
          <ul className="mt-1 text-list">
            {placement.refused.map((claim) => (
              <li key={claim.ticketId + claim.rule}>
                <Link href={`/tickets/${claim.ticketId}`} className="text-accent-ink underline">
                  {t('why.see')}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
