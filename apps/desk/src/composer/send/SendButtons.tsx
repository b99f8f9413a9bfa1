import { Button, IconButton, lazyPart, Menu, MenuItem, MenuTrigger, useT } from '@hilo/ui';
import { ChevronUp, CircleCheck, Clock, Hourglass, Send, StickyNote } from 'lucide-react';
import { useState } from 'react';
import { WhenDialog } from '../../tickets/dialogs.ts';
import { composerMessages } from '../messages.ts';

const SendLaterDialog = lazyPart(() => import('./SendLaterDialog.tsx').then((file) => file.SendLaterDialog));

export type Then = { status: 'resolved' } | { status: 'waiting'; followUpAt: string } | null;

/** Sends; the arrow says what becomes of the ticket with it. */
export function SendButtons(props: {
  kind: 'answer' | 'note' | 'forward';
  isDisabled: boolean;
  onSend: (then: Then, sendAt?: string) => void;
  /** Whether the channel waits: a live one sends now or not at all. */
  canWait: boolean;
}) {
  const { kind, isDisabled, onSend, canWait } = props;
  const t = useT(composerMessages);
  const [isAsking, setAsking] = useState(false);
  const [isPuttingOff, setPuttingOff] = useState(false);
  return (
    <div className="flex items-center">
      <Button
        variant="primary"
        icon={kind === 'note' ? StickyNote : Send}
        keys="mod+enter"
        isDisabled={isDisabled}
        onPress={() => onSend(null)}
        className={kind === 'note' ? '' : 'rounded-r-none'}
      >
        {t(`send.${kind}`)}
      </Button>
      {kind !== 'note' && (
        <MenuTrigger>
          <IconButton
            icon={ChevronUp}
            label={t('send.more')}
            isDisabled={isDisabled}
            isPrimary
            className="ml-px rounded-l-none"
          />
          <Menu aria-label={t('send.more')} placement="top end">
            <MenuItem icon={CircleCheck} onAction={() => onSend({ status: 'resolved' })}>
              {t('send.resolve')}
            </MenuItem>
            <MenuItem icon={Hourglass} onAction={() => setAsking(true)}>
              {t('send.wait')}
            </MenuItem>
            {canWait && (
              <MenuItem icon={Clock} onAction={() => setPuttingOff(true)}>
                {t('send.later')}
              </MenuItem>
            )}
          </Menu>
        </MenuTrigger>
      )}
      {isPuttingOff && (
        <SendLaterDialog
          onClose={() => setPuttingOff(false)}
          onChoose={(at) => onSend(null, at.toISOString())}
        />
      )}
      {isAsking && (
        <WhenDialog
          purpose="sendWait"
          onClose={() => setAsking(false)}
          onChoose={(at) => onSend({ status: 'waiting', followUpAt: at.toISOString() })}
        />
      )}
    </div>
  );
}
