import type { EventDto } from '@hilo/api';
import { ThreadEvent, useFormat, useT } from '@hilo/ui';
import { useAgentName, useMe } from '../../people/people.ts';
import { clockEventMessages } from './clockEventMessages.ts';
import { tellClockEvent } from './tell-clock-event.ts';
import { useClockWord } from './useClockWord.ts';

/** A warning, a step of the escalation, a question to a second person: a dot on the line, a few quiet words. */
export function ClockEventLine({ event }: { event: EventDto }) {
  const t = useT(clockEventMessages);
  const format = useFormat();
  const { id: myId } = useMe();
  const agentName = useAgentName();
  const clockWord = useClockWord();
  const words = tellClockEvent(event, {
    t,
    myId,
    agentName,
    clockWord,
    moment: (at) => `${format.date(at, 'short')}, ${format.time(at)}`,
    list: format.list,
  });
  return (
    <ThreadEvent at={event.at}>
      <bdi>{words}</bdi>
    </ThreadEvent>
  );
}
