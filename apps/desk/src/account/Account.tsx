import type { MeDto } from '@hilo/api';
import { applyTheme, Select, TextArea, TextField, type Theme, toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { adminMessages } from '../admin/adminMessages.ts';
import { Loaded } from '../admin/Loaded.tsx';
import { LocaleSelect } from '../admin/LocaleSelect.tsx';
import { Block, Fields, Page } from '../admin/Page.tsx';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { SaveForm } from '../admin/SaveForm.tsx';
import { TimeZoneField } from '../admin/TimeZoneField.tsx';
import { useChange } from '../admin/useChange.ts';
import { changeMe } from './accountApi.ts';
import { accountMessages } from './accountMessages.ts';
import { PhotoField } from './PhotoField.tsx';
import { useMe } from './useMe.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

export function Account() {
  const t = useT(accountMessages);
  const words = useT(adminMessages);
  const me = useMe();
  return (
    <Page title={words('nav.account')} about={t('you.about')}>
      <Loaded query={me}>
        {(data) => (
          <>
            <PhotoField me={data} />
            <Who me={data} />
            <Desk me={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Changes the agent's own data; the answer is what every screen shows from then on. */
function useChangeMe() {
  const client = useQueryClient();
  const words = useT(adminMessages);
  return useChange(changeMe, ['agents'], (me) => {
    client.setQueryData(['me'], me);
    toasts.show({ text: words('saved'), tone: 'done' });
  });
}

function Who({ me }: { me: MeDto }) {
  const t = useT(accountMessages);
  const [name, setName] = useState(me.name);
  const [alias, setAlias] = useState(me.alias ?? '');
  const [signature, setSignature] = useState(me.signature);
  const save = useChangeMe();
  const next = { name: name.trim(), alias: alias.trim() === '' ? null : alias.trim(), signature };
  // Who only reads has no use for what customers would see under an answer.
  const maySend = me.permissions.includes('messages.send');
  const isChanged = next.name !== me.name || next.alias !== me.alias || signature !== me.signature;
  return (
    <SaveForm save={save} isChanged={isChanged} onSave={() => next.name && save.mutate(next)}>
      <TextField
        label={t('you.name')}
        value={name}
        onChange={setName}
        autoComplete="name"
        isInvalid={next.name === ''}
        errorMessage={t('you.nameMissing')}
      />
      {maySend && (
        <TextField
          label={t('you.alias')}
          isOptional
          description={next.alias ? t('you.preview', { name: next.alias }) : t('you.aliasHelp')}
          value={alias}
          onChange={setAlias}
          autoComplete="nickname"
        />
      )}
      <TextField label={t('you.email')} description={t('you.emailHelp')} value={me.email} isReadOnly />
      {maySend && (
        <TextArea
          label={t('you.signature')}
          isOptional
          description={t('you.signatureHelp')}
          value={signature}
          onChange={setSignature}
        />
      )}
    </SaveForm>
  );
}

/** What takes effect at once, and is kept at once. */
function Desk({ me }: { me: MeDto }) {
  const t = useT(accountMessages);
  const save = useChangeMe();
  return (
    <Block title={t('desk.title')}>
      <Fields>
        <ProblemNote error={save.error} />
        <LocaleSelect
          label={t('desk.language')}
          value={me.locale}
          onChange={(locale) => save.mutate({ locale })}
        />
        <Select
          label={t('desk.theme')}
          value={me.theme}
          onChange={(key) => {
            const theme = themes.find((each) => each === key);
            if (!theme) return;
            applyTheme(theme);
            save.mutate({ theme }, { onError: () => applyTheme(me.theme) });
          }}
          choices={themes.map((theme) => ({ id: theme, label: t(`desk.${theme}`) }))}
        />
        <TimeZoneField
          label={t('desk.timeZone')}
          value={me.timeZone}
          onChange={(timeZone) => timeZone !== me.timeZone && save.mutate({ timeZone })}
        />
      </Fields>
    </Block>
  );
}
