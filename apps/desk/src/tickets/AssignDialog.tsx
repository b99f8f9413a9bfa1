import { Button, Dialog, SearchField, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { moveByArrows } from '../keys/move-by-arrows.ts';
import { AgentAvatar } from '../people/AgentAvatar.tsx';
import { absencesQuery, useAgents, useMe } from '../people/people.ts';
import { askMessages } from './askMessages.ts';
import { ticketMessages } from './messages.ts';

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Chooses who has the ticket from now on: oneself first. Who is away is said, and can be chosen all the same. */
export function AssignDialog(props: {
  ownerId: string | null;
  onClose: () => void;
  onChoose: (agentId: string | null, name: string | undefined) => void;
}) {
  const { ownerId, onClose, onChoose } = props;
  const t = useT(askMessages);
  const list = useT(ticketMessages);
  const me = useMe();
  const format = useFormat();
  const { data: absences = [] } = useQuery(absencesQuery);
  const [query, setQuery] = useState('');
  const colleagues = useAgents().filter(
    (agent) => agent.id !== me.id && agent.deactivatedAt === null && agent.role !== 'reader',
  );
  const self = { id: me.id, label: t('who.me'), name: me.name };
  const others = colleagues.map(({ id, name }) => ({ id, label: name, name }));
  const choices: { id: string | null; label: string; name: string | undefined }[] =
    query.trim() === ''
      ? [self, ...others, { id: null, label: t('who.nobody'), name: undefined }]
      : // Who types a name hardly means herself, and is found by it all the same.
        [...others, self].filter(({ name }) => fold(name).includes(fold(query.trim())));
  const awayUntil = (agentId: string | null): string | undefined =>
    absences.find((absence) => absence.agentId === agentId)?.until;
  const choose = (choice: (typeof choices)[number] | undefined) => {
    if (!choice) return;
    onClose();
    if (choice.id !== ownerId) onChoose(choice.id, choice.name);
  };
  return (
    <Dialog title={list('who.title')} size="small" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <div onKeyDownCapture={moveByArrows}>
        <SearchField
          label={t('who.search')}
          value={query}
          onChange={setQuery}
          onSubmit={() => choose(choices[0])}
          autoFocus
        />
        <ul className="-mx-3 mt-2">
          {choices.map((choice, index) => {
            const until = awayUntil(choice.id);
            return (
              <li key={choice.id ?? 'nobody'}>
                <Button
                  variant="bare"
                  // What Enter in the field takes.
                  className={`w-full justify-start text-ink *:flex-1 ${query !== '' && index === 0 ? 'bg-hover' : ''}`}
                  onPress={() => choose(choice)}
                >
                  {choice.name ? (
                    <AgentAvatar id={choice.id} name={choice.name} size={20} />
                  ) : (
                    <span className="size-5 rounded-full border border-dashed border-control" />
                  )}
                  <span className="flex-1 truncate text-left text-ink">{choice.label}</span>
                  {until && (
                    <span className="shrink-0 text-meta font-normal text-muted">
                      {t('who.away', { date: format.date(until, 'short') })}
                    </span>
                  )}
                  {choice.id === ownerId && <Check size={16} aria-hidden className="text-accent-ink" />}
                </Button>
              </li>
            );
          })}
        </ul>
      </div>
      <p role="status" className="text-list text-muted">
        {choices.length === 0 ? t('who.none') : ''}
      </p>
    </Dialog>
  );
}
