import type { RegimeDto } from '@hilo/api';
import { Select, useT } from '@hilo/ui';
import { useState } from 'react';
import { SaveForm } from '../SaveForm.tsx';
import { lawMessages } from './lawMessages.ts';
import { useLawWords } from './useLawWords.ts';
import { useSaveRegime } from './useSaveRegime.ts';

/** What an agent does by hand; timers and surveys are the law's matter alone. */
const acts = ['relabel', 'closeUnanswered', 'merge', 'spam', 'extend'] as const;
const guards = ['reason', 'secondPerson', 'refused'] as const;
const law = 'law';

/** Where the house asks for more care than the law does. */
export function HouseGuards({ regime }: { regime: RegimeDto }) {
  const t = useT(lawMessages);
  const { capital } = useLawWords();
  const { settings } = regime;
  const [chosen, setChosen] = useState(settings.guards);
  const save = useSaveRegime(regime);
  return (
    <SaveForm
      save={save}
      isChanged={JSON.stringify(chosen) !== JSON.stringify(settings.guards)}
      isPrimary={false}
      onSave={() => save.mutate({ guards: chosen })}
    >
      {acts.map((act) => (
        <Select
          key={act}
          label={capital(t(`act.${act}`))}
          value={chosen[act] ?? law}
          onChange={(key) => {
            const guard = guards.find((one) => one === key);
            setChosen(({ [act]: _, ...others }) => (guard ? { ...others, [act]: guard } : others));
          }}
          choices={[
            { id: law, label: t('house.sameAsLaw') },
            ...guards.map((id) => ({ id, label: capital(t(`guard.${id}`)) })),
          ]}
        />
      ))}
    </SaveForm>
  );
}
