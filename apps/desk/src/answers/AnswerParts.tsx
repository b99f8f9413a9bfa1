import type { AnswerDto, CustomerDto, MessageDto, TicketDto } from '@hilo/api';
import { useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect } from 'react';
import type { Capabilities } from '../channels.tsx';
import type { Words } from '../composer/writing/PlainText.tsx';
import type { Slash } from '../composer/writing/writing-aids.ts';
import { useMe } from '../people/people.ts';
import { AnswerPicker } from './AnswerPicker.tsx';
import { answerMessages } from './answerMessages.ts';
import { countUse, houseQuery } from './answersApi.ts';
import { fillFor } from './fill-for.ts';
import { MacroDialog } from './MacroDialog.tsx';
import { SlashList } from './SlashList.tsx';

export type ChosenWords = Words & { answer: AnswerDto };

/** The lists, and what happens with the answer that was chosen in one of them. */
export function AnswerParts(props: {
  ticket: TicketDto;
  messages: readonly MessageDto[];
  capabilities: Capabilities | undefined;
  slash: Slash | null;
  isPicking: boolean;
  chosen: AnswerDto | null;
  keys: RefObject<((key: string) => boolean) | null>;
  onChosen: (answer: AnswerDto | null) => void;
  onWords: (words: ChosenWords) => void;
  onMacro: (answer: AnswerDto) => void;
  onDismiss: () => void;
  onClose: () => void;
}) {
  const { ticket, messages, capabilities, slash, isPicking, chosen, keys } = props;
  const { onChosen, onWords, onMacro, onDismiss, onClose } = props;
  const t = useT(answerMessages);
  const me = useMe();
  const client = useQueryClient();
  const { data: house, isPending } = useQuery(houseQuery);
  const fill = (answer: AnswerDto): Words | null =>
    fillFor(answer, {
      ticket,
      messages,
      me,
      customer: client.getQueryData<CustomerDto>(['customer', ticket.customer.id]),
      houseName: house?.name ?? null,
      channel: capabilities,
      nameGap: (variable, name) => (variable ? t(`gap.${variable}`) : name),
    });
  const words = chosen && !isPending ? fill(chosen) : null;
  const isReady = words !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer that was chosen
  useEffect(() => {
    if (!chosen || !words) return;
    onWords({ ...words, answer: chosen });
    if (chosen.actions) onMacro(chosen);
    else countUse(chosen.id);
    onChosen(null);
  }, [chosen, isReady]);
  return (
    <>
      {slash && <SlashList slash={slash} keys={keys} onChoose={onChosen} onClose={onDismiss} />}
      {isPicking && <AnswerPicker preview={fill} onChoose={onChosen} onClose={onClose} />}
      {chosen && !isPending && !words && (
        <MacroDialog ticket={ticket} answer={chosen} onClose={() => onChosen(null)} />
      )}
    </>
  );
}
