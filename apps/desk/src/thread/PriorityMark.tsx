import type { TicketDto } from '@hilo/api';
import { Badge, ChoiceMenu, useT } from '@hilo/ui';
import { Flag } from 'lucide-react';
import { priorityMessages } from './priorityMessages.ts';

const priorities = ['urgent', 'high', 'normal', 'low'] as const;

/** How pressing a ticket is, where it is not as pressing as any other. */
export function PriorityMark(props: {
  ticket: Pick<TicketDto, 'priority'>;
  canChange: boolean;
  onChange: (priority: TicketDto['priority']) => void;
}) {
  const { ticket, canChange, onChange } = props;
  const t = useT(priorityMessages);
  if (!canChange) return <Badge icon={Flag}>{t(`priority.${ticket.priority}`)}</Badge>;
  return (
    <span className="flex shrink-0 items-center">
      <Flag
        size={14}
        aria-hidden
        className={
          ticket.priority === 'low'
            ? 'text-muted'
            : ticket.priority === 'urgent'
              ? 'text-broken'
              : 'text-risk'
        }
      />
      <ChoiceMenu
        label={t('priority.label')}
        value={ticket.priority}
        choices={priorities.map((id) => ({ id, label: t(`priority.${id}`) }))}
        onChange={onChange}
      />
    </span>
  );
}
