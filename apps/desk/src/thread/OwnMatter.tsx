import type { MessageDto } from '@hilo/api';
import { Button, toasts, useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Split } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api.ts';
import { useMay } from '../people/people.ts';
import { patchMessage, threadQuery } from '../tickets/ticket-queries.ts';
import { useMoveMessages } from './dialogs/useMoveMessages.ts';
import { matterMessages } from './matterMessages.ts';
import { threadMessages } from './messages.ts';
import { messagesAbout } from './messages-about.ts';

/** Asks whether what was answered under a subject of its own is a matter of its own; nothing moves by itself. */
export function OwnMatter({ message }: { message: MessageDto }) {
  const t = useT(threadMessages);
  const matter = useT(matterMessages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const move = useMoveMessages();
  const mayWrite = useMay('tickets.write');
  const { data: thread } = useQuery(threadQuery(message.ticketId));
  const [busy, setBusy] = useState<'split' | 'keep' | null>(null);
  const going = messagesAbout(message, thread?.messages ?? []);
  const split = async () => {
    setBusy('split');
    const target = await move(message.ticketId, { messageIds: going }, t('move.split'));
    setBusy(null);
    if (target !== null)
      void navigate({ to: '/tickets/$ticketId', params: { ticketId: target }, search: true });
  };
  const keep = () => {
    setBusy('keep');
    api.keepInTicket(message.id).then(
      (kept) => patchMessage(client, message.ticketId, message.id, kept),
      () => {
        setBusy(null);
        toasts.show({ text: matter('matter.failed'), tone: 'failed' });
      },
    );
  };
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2 text-list print:hidden">
      <p className="w-full max-w-[68ch] text-muted">
        {matter('matter.ask', { subject: message.subject ?? '', count: going.length })}
      </p>
      {mayWrite && (
        <>
          <Button size="small" icon={Split} isPending={busy === 'split'} onPress={() => void split()}>
            {matter('matter.split')}
          </Button>
          <Button size="small" variant="bare" isPending={busy === 'keep'} onPress={keep}>
            {matter('matter.keep')}
          </Button>
        </>
      )}
    </div>
  );
}
