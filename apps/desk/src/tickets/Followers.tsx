import type { TicketDto } from '@hilo/api';
import { Button, toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Bell, BellOff } from 'lucide-react';
import { api } from '../api.ts';
import { customerMessages } from '../customers/messages.ts';
import { PanelSection } from '../customers/PanelSection.tsx';
import { AgentAvatar } from '../people/AgentAvatar.tsx';
import { useAgentName, useMe } from '../people/people.ts';

/** Who is told of what comes to a ticket, besides its owner. */
export function Followers({ ticket }: { ticket: TicketDto }) {
  const t = useT(customerMessages);
  const client = useQueryClient();
  const me = useMe();
  const agentName = useAgentName();
  const isMine = ticket.followerIds.includes(me.id);
  const toggle = async () => {
    const others = ticket.followerIds.filter((id) => id !== me.id);
    const put = (followerIds: string[]) =>
      client.setQueryData<TicketDto>(['ticket', ticket.id], (known) => known && { ...known, followerIds });
    put(isMine ? others : [...others, me.id]);
    try {
      await (isMine ? api.unfollow(ticket.id) : api.follow(ticket.id));
    } catch {
      put(ticket.followerIds);
      toasts.show({ text: t('follow.failed'), tone: 'failed' });
    }
  };
  return (
    <PanelSection
      title={t('follow.title')}
      action={
        <Button size="small" variant="bare" icon={isMine ? BellOff : Bell} onPress={() => void toggle()}>
          {t(isMine ? 'follow.stop' : 'follow.do')}
        </Button>
      }
    >
      {ticket.followerIds.length === 0 ? (
        <p className="text-list text-muted">{t('follow.nobody')}</p>
      ) : (
        <ul>
          {ticket.followerIds.map((id) => (
            <li key={id} className="flex h-8 items-center gap-2 text-list">
              <AgentAvatar id={id} name={agentName(id) ?? '?'} size={20} />
              <bdi className="min-w-0 flex-1 truncate">{agentName(id)}</bdi>
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
}
