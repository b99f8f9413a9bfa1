import { RadioGroup, TextField, toasts, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { Loaded } from '../Loaded.tsx';
import { LocaleSelect } from '../LocaleSelect.tsx';
import { changeOrganisation, readOrganisation, type Organisation as Settings } from '../organisationApi.ts';
import { Page } from '../Page.tsx';
import { SaveForm } from '../SaveForm.tsx';
import { TimeZoneField } from '../TimeZoneField.tsx';
import { useChange } from '../useChange.ts';
import { ColourField } from './ColourField.tsx';
import { isColour } from './is-colour.ts';
import { organisationMessages } from './organisationMessages.ts';

export function Organisation() {
  const t = useT(organisationMessages);
  const words = useT(adminMessages);
  const settings = useQuery({ queryKey: ['settings'], queryFn: readOrganisation });
  return (
    <Page title={words('nav.organisation')} about={t('organisation.about')}>
      <Loaded query={settings}>{(data) => <OrganisationForm settings={data} />}</Loaded>
    </Page>
  );
}

function OrganisationForm({ settings }: { settings: Settings }) {
  const t = useT(organisationMessages);
  const words = useT(adminMessages);
  const [name, setName] = useState(settings.name);
  const [locale, setLocale] = useState(settings.locale);
  const [timeZone, setTimeZone] = useState(settings.timeZone);
  const [colour, setColour] = useState(settings.accentColour ?? '');
  const [formality, setFormality] = useState(settings.formality);
  const [wasTried, setTried] = useState(false);
  const save = useChange(changeOrganisation, ['settings'], () =>
    toasts.show({ text: words('saved'), tone: 'done' }),
  );
  const isColourWrong = colour !== '' && !isColour(colour);
  const accentColour = colour === '' ? null : colour;
  const next: Settings = { name: name.trim(), locale, timeZone, accentColour, formality };
  const isChanged = (Object.keys(next) as (keyof Settings)[]).some((key) => next[key] !== settings[key]);
  const submit = () => {
    setTried(true);
    if (next.name && !isColourWrong) save.mutate(next);
  };
  return (
    <SaveForm save={save} isChanged={isChanged} onSave={submit}>
      <TextField
        label={t('organisation.name')}
        description={t('organisation.nameHelp')}
        value={name}
        onChange={setName}
        autoComplete="organization"
        isInvalid={next.name === '' && (wasTried || settings.name !== '')}
        errorMessage={t('organisation.nameMissing')}
      />
      <LocaleSelect
        label={t('organisation.locale')}
        description={t('organisation.localeHelp')}
        value={locale}
        onChange={setLocale}
      />
      <RadioGroup
        label={t('organisation.formality')}
        description={t('organisation.formalityHelp')}
        value={formality}
        onChange={(value) => setFormality(value === 'formal' ? 'formal' : 'familiar')}
        choices={(['familiar', 'formal'] as const).map((each) => ({
          id: each,
          label: t(`organisation.${each}`),
          description: t(`organisation.${each}Example`),
        }))}
      />
      <TimeZoneField label={t('organisation.timeZone')} value={timeZone} onChange={setTimeZone} />
      <ColourField value={colour} onChange={setColour} />
    </SaveForm>
  );
}
