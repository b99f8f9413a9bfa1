import type { AbsenceDto } from '@hilo/api';
import { Button, RadioGroup, Select, TextField, toasts, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { adminMessages } from '../admin/adminMessages.ts';
import { Loaded } from '../admin/Loaded.tsx';
import { Fields, Page } from '../admin/Page.tsx';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { useChange } from '../admin/useChange.ts';
import { useAgents } from '../admin/usePeople.ts';
import { absencesQuery } from '../people/people.ts';
import { fromLocalInput, momentOf, toLocalInput } from '../tickets/when.ts';
import { type AbsenceInput, comeBack, goAway } from './awayApi.ts';
import { awayMessages } from './awayMessages.ts';
import { useMe } from './useMe.ts';

/** Where an agent says until when he is away, and who takes over meanwhile. */
export function Away() {
  const t = useT(awayMessages);
  const words = useT(adminMessages);
  const me = useMe();
  const absences = useQuery(absencesQuery);
  return (
    <Page title={words('nav.away')} about={t('away.about')}>
      <Loaded query={absences}>
        {(list) => {
          if (!me.data) return null;
          const { id, timeZone } = me.data;
          const own = list.find(({ agentId }) => agentId === id);
          return own ? <IsAway absence={own} /> : <GoAway myId={id} timeZone={timeZone} />;
        }}
      </Loaded>
    </Page>
  );
}

function IsAway({ absence }: { absence: AbsenceDto }) {
  const t = useT(awayMessages);
  const format = useFormat();
  const agents = useAgents();
  const back = useChange(
    () => comeBack(absence.agentId),
    ['absences'],
    () => toasts.show({ text: t('away.welcome'), tone: 'done' }),
  );
  const until = `${format.date(absence.until, 'medium')}, ${format.time(absence.until)}`;
  const name = agents.data?.find(({ id }) => id === absence.handToAgentId)?.name;
  return (
    <div className="flex flex-col items-start gap-3">
      <ProblemNote error={back.error} />
      <p className="text-base font-medium">{t('away.until', { date: until })}</p>
      <p className="text-list text-muted">{name ? t('away.toAgent', { name }) : t('away.toQueue')}</p>
      <Button variant="primary" isPending={back.isPending} onPress={() => back.mutate(undefined)}>
        {t('away.back')}
      </Button>
    </div>
  );
}

function GoAway({ myId, timeZone }: { myId: string; timeZone: string }) {
  const t = useT(awayMessages);
  const agents = useAgents();
  const [now] = useState(() => Date.now());
  const [until, setUntil] = useState(() => toLocalInput(momentOf('monday', now, timeZone), timeZone));
  const [handTo, setHandTo] = useState<'queue' | 'agent'>('queue');
  const [agentId, setAgentId] = useState<string | null>(null);
  const [wasTried, setTried] = useState(false);
  const moment = fromLocalInput(until, timeZone);
  const isPast = moment === null || moment.getTime() <= now;
  const leave = useChange(
    (body: AbsenceInput) => goAway(myId, body),
    ['absences', 'tickets'],
    () => toasts.show({ text: t('away.done'), tone: 'done' }),
  );
  const colleagues = (agents.data ?? []).filter(
    ({ id, deactivatedAt, role }) => id !== myId && deactivatedAt === null && role !== 'reader',
  );
  const isNameless = handTo === 'agent' && agentId === null;
  const submit = () => {
    setTried(true);
    if (isPast || isNameless) return;
    leave.mutate({ until: moment.toISOString(), handToAgentId: handTo === 'agent' ? agentId : null });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Fields>
        <ProblemNote error={leave.error} />
        <TextField
          type="datetime-local"
          label={t('away.when')}
          value={until}
          onChange={setUntil}
          isInvalid={isPast}
          errorMessage={t('away.past')}
        />
        <RadioGroup
          label={t('away.handTo')}
          value={handTo}
          onChange={(value) => setHandTo(value === 'agent' ? 'agent' : 'queue')}
          choices={[
            { id: 'queue', label: t('away.queue'), description: t('away.queueAbout') },
            // Whoever is alone here has nobody to choose.
            ...(colleagues.length > 0 ? [{ id: 'agent', label: t('away.agent') }] : []),
          ]}
        />
        {handTo === 'agent' && (
          <Select
            label={t('away.who')}
            value={agentId}
            onChange={(key) => setAgentId(key === null ? null : String(key))}
            choices={colleagues.map(({ id, name }) => ({ id, label: name }))}
            isInvalid={wasTried && isNameless}
            errorMessage={t('away.whoMissing')}
          />
        )}
        <div>
          <Button type="submit" variant="primary" isPending={leave.isPending}>
            {t('away.leave')}
          </Button>
        </div>
      </Fields>
    </form>
  );
}
