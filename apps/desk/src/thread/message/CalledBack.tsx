import type { MessageDto } from '@hilo/api';
import { useT } from '@hilo/ui';
import { defineMessages } from '@hilo/ui/i18n';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useMe } from '../../people/people.ts';
import { Linked } from './MessageBody.tsx';

const messages = defineMessages({
  es: {
    'calledBack.said':
      '{who, select, you {Un mensaje tuyo, retirado antes de salir} other {Un mensaje de {name}, retirado antes de salir}}',
    'calledBack.show': 'Ver lo que decía',
    'calledBack.hide': 'Ocultarlo',
  },
  en: {
    'calledBack.said':
      '{who, select, you {A message of yours, called back before it left} other {A message of {name}, called back before it left}}',
    'calledBack.show': 'See what it said',
    'calledBack.hide': 'Hide it',
  },
});

/** What nobody outside has read must not look like an answer: a line, and its words one press away. */
export function CalledBack({ message, author }: { message: MessageDto; author: string }) {
  const t = useT(messages);
  const { id: myId } = useMe();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <bdi>
        {t('calledBack.said', { who: message.author.agentId === myId ? 'you' : 'other', name: author })}
      </bdi>
      {message.redactedAt === null && message.text.trim() !== '' && (
        <>
          {' · '}
          <Button
            aria-expanded={isOpen}
            onPress={() => setOpen(!isOpen)}
            className="rounded-small text-accent-ink underline decoration-1 underline-offset-2"
          >
            {t(isOpen ? 'calledBack.hide' : 'calledBack.show')}
          </Button>
          {isOpen && (
            <span dir="auto" className="mt-1 block break-words whitespace-pre-wrap">
              <Linked text={message.text.trim()} />
            </span>
          )}
        </>
      )}
    </>
  );
}
