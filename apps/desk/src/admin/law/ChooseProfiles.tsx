import type { RegimeDto } from '@hilo/api';
import { Checkbox, useT } from '@hilo/ui';
import { useState } from 'react';
import { SaveForm } from '../SaveForm.tsx';
import { LawTitle } from './LawTitle.tsx';
import { lawMessages } from './lawMessages.ts';
import { useSaveRegime } from './useSaveRegime.ts';

const countries = ['ES', 'EU', 'CO'] as const;

/** All laws that there are, for whoever knows better than a few questions. */
export function ChooseProfiles({ regime }: { regime: RegimeDto }) {
  const t = useT(lawMessages);
  const { settings, profiles } = regime;
  const [ids, setIds] = useState<readonly string[]>(settings.profileIds);
  const save = useSaveRegime(regime);
  const groups = countries.map((country) => ({
    country,
    list: profiles.filter((profile) => profile.country === country),
  }));
  return (
    <SaveForm
      save={save}
      isChanged={[...ids].sort().join() !== [...settings.profileIds].sort().join()}
      isPrimary={false}
      onSave={() => save.mutate({ profileIds: [...ids] })}
    >
      {groups
        .filter(({ list }) => list.length > 0)
        .map(({ country, list }) => (
          <fieldset key={country} className="flex flex-col gap-2">
            <legend className="mb-2 text-list font-medium">{t(`country.${country}`)}</legend>
            {list.map((law) => (
              <Checkbox
                key={law.id}
                isSelected={ids.includes(law.id)}
                onChange={(isOn) =>
                  setIds((now) => (isOn ? [...now, law.id] : now.filter((each) => each !== law.id)))
                }
              >
                <span>
                  <LawTitle law={law} />
                </span>
              </Checkbox>
            ))}
          </fieldset>
        ))}
    </SaveForm>
  );
}
