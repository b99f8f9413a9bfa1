import type { MessageDto } from '@hilo/api';
import { IconButton, lazyPart, Menu, MenuItem, MenuSeparator, MenuTrigger, useLocale, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import {
  Ellipsis,
  EyeOff,
  FileCode,
  Forward,
  HelpCircle,
  MessageCircleOff,
  MessageCircleReply,
  Reply,
  Split,
  Undo2,
} from 'lucide-react';
import { useState } from 'react';
import type { ComposeRequest } from '../../composer/compose-request.ts';
import { useMay } from '../../people/people.ts';
import { threadMessages } from '../messages.ts';
import { canBeMarked } from './can-be-marked.ts';

const SourceDialog = lazyPart(() => import('../dialogs/SourceDialog.tsx').then((file) => file.SourceDialog));
const MarkDialog = lazyPart(() => import('../dialogs/MarkDialog.tsx').then((file) => file.MarkDialog));
const RedactDialog = lazyPart(() => import('../dialogs/RedactDialog.tsx').then((file) => file.RedactDialog));
const WhyHereDialog = lazyPart(() =>
  import('../dialogs/WhyHereDialog.tsx').then((file) => file.WhyHereDialog),
);

/** What can be done with one message; out of sight until the pointer or the focus is near. */
export function MessageMenu(props: {
  message: MessageDto;
  author: string;
  onCompose: (request: ComposeRequest) => void;
  onSelect: (id: string) => void;
}) {
  const { message, onCompose, onSelect } = props;
  const t = useT(threadMessages);
  const [open, setOpen] = useState<'why' | 'source' | 'redact' | 'mark' | null>(null);
  const maySend = useMay('messages.send');
  const mayMove = useMay('tickets.write');
  const mayRedact = useMay('messages.redact');
  const canAnswer = maySend && message.direction === 'in' && message.redactedAt === null;
  const client = useQueryClient();
  const locale = useLocale();
  // Seldom wanted: fetched with the press.
  const unmark = () =>
    void import('./unmark.ts').then(
      (file) => file.unmark(client, locale, message.id),
      () => undefined,
    );
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
          {maySend && message.mark !== null && (
            <MenuItem icon={Undo2} onAction={unmark}>
              {t('menu.unmark')}
            </MenuItem>
          )}
          {maySend && canBeMarked(message) && (
            <MenuItem
              icon={message.countsAsAnswer === false ? MessageCircleReply : MessageCircleOff}
              onAction={() => setOpen('mark')}
            >
              {t(message.countsAsAnswer === false ? 'menu.answers' : 'menu.holds')}
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
      {open === 'why' && message.placement && <WhyHereDialog placement={message.placement} onClose={close} />}
      {open === 'source' && <SourceDialog messageId={message.id} onClose={close} />}
      {open === 'mark' && <MarkDialog message={message} onClose={close} />}
      {open === 'redact' && <RedactDialog message={message} onClose={close} />}
    </>
  );
}
