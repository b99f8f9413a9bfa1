import type { RegimeDto } from '@hilo/api';
import { Checkbox, ComboBox, useT } from '@hilo/ui';
import { useState } from 'react';
import { useCalendarChoices } from '../calendars/useCalendarNames.ts';
import { SaveForm } from '../SaveForm.tsx';
import { lawMessages } from './lawMessages.ts';
import { useSaveRegime } from './useSaveRegime.ts';

const none = 'none';

/** Whose holidays count, and whether Saturday is one of the days that do. */
export function CountDays({ regime }: { regime: RegimeDto }) {
  const t = useT(lawMessages);
  const { settings } = regime;
  const calendars = useCalendarChoices();
  const [place, setPlace] = useState(settings.place);
  const [saturdayIsWorking, setSaturday] = useState(settings.saturdayIsWorking);
  const [countsCommonDaysOnly, setCommon] = useState(settings.countsCommonDaysOnly);
  const save = useSaveRegime(regime);
  const isChanged =
    place !== settings.place ||
    saturdayIsWorking !== settings.saturdayIsWorking ||
    countsCommonDaysOnly !== settings.countsCommonDaysOnly;
  return (
    <SaveForm
      save={save}
      isChanged={isChanged}
      isPrimary={false}
      onSave={() => save.mutate({ place, saturdayIsWorking, countsCommonDaysOnly })}
    >
      <ComboBox
        label={t('place')}
        description={t('placeHelp')}
        choices={[{ id: none, label: t('placeNone') }, ...calendars]}
        value={place ?? none}
        onChange={(key) => key !== null && setPlace(key === none ? null : String(key))}
      />
      <div>
        <Checkbox isSelected={saturdayIsWorking} onChange={setSaturday}>
          {t('saturdayIsWorking')}
        </Checkbox>
        <p className="mt-0.5 ml-6 text-meta text-muted">{t('saturdayHelp')}</p>
      </div>
      <div>
        <Checkbox isSelected={countsCommonDaysOnly} onChange={setCommon}>
          {t('countsCommonDaysOnly')}
        </Checkbox>
        <p className="mt-0.5 ml-6 text-meta text-muted">{t('countsCommonHelp')}</p>
      </div>
    </SaveForm>
  );
}
