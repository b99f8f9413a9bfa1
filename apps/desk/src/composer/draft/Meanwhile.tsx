import type { MessageDto } from '@hilo/api';
import { Button, useT } from '@hilo/ui';
import { useMe } from '../../people/people.ts';
import { useAuthorName } from '../../thread/message/MessageKnot.tsx';
import { composerMessages } from '../messages.ts';

/** Says that somebody else has written since this was begun. */
export function Meanwhile(props: {
  /** The last message when the writing began. */
  seenId: string | undefined;
  newest: MessageDto | undefined;
  onSeen: (id: string) => void;
}) {
  const { seenId, newest, onSeen } = props;
  const t = useT(composerMessages);
  const { id: myId } = useMe();
  const nameOf = useAuthorName();
  if (seenId === undefined || newest === undefined || newest.id === seenId) return null;
  if (newest.author.agentId === myId) return null;
  return (
    <div
      role="status"
      className="flex items-center gap-2 border-b border-line bg-accent-soft px-4 py-1 text-list text-accent-ink"
    >
      <span className="min-w-0 flex-1 truncate">{t('meanwhile.one', { name: nameOf(newest) })}</span>
      <Button size="small" variant="bare" onPress={() => onSeen(newest.id)}>
        {t('meanwhile.see')}
      </Button>
    </div>
  );
}
