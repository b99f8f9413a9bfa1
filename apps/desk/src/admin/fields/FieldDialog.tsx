import type { FieldDto } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import { fieldTypes } from '@hilo/core';
import { Checkbox, Select, TextArea, TextField, useT } from '@hilo/ui';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { changeField, createField } from '../fieldsApi.ts';
import { wrongFields } from '../request.ts';
import { useChange } from '../useChange.ts';
import { fieldMessages } from './fieldMessages.ts';

/** "Número de pedido" → `numeroDePedido`: a first guess at a key or at the id of a choice. */
export const guessKey = (name: string): string => {
  const words =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const key = words.map((word, at) => (at === 0 ? word : word[0]!.toUpperCase() + word.slice(1))).join('');
  const rest = key.replace(/^[^a-zA-Z]+/, '');
  return (rest.slice(0, 1).toLowerCase() + rest.slice(1)).slice(0, 40);
};

/** Lines as choices: a name that is known keeps its id, a new one is given one that nobody has. */
export const choicesOf = (text: string, before: FieldDto['choices']): FieldDto['choices'] => {
  const names = [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ];
  const taken = new Set(before.map(({ id }) => id));
  return names.map((name) => {
    const known = before.find((one) => one.name === name);
    if (known) return { ...known, isArchived: false };
    const stem = guessKey(name) || 'choice';
    let id = stem;
    for (let count = 2; taken.has(id); count++) id = `${stem}${count}`;
    taken.add(id);
    return { id, name, isArchived: false };
  });
};

export function FieldDialog({ field, onClose }: { field: FieldDto | null; onClose: () => void }) {
  const t = useT(fieldMessages);
  const words = useT(adminMessages);
  const [name, setName] = useState(field?.name ?? '');
  const [key, setKey] = useState<string | null>(field?.key ?? null);
  const [subject, setSubject] = useState<FieldDto['subject']>(field?.subject ?? 'ticket');
  const [type, setType] = useState<FieldDto['type']>(field?.type ?? 'text');
  const [lines, setLines] = useState(
    (field?.choices ?? [])
      .filter(({ isArchived }) => !isArchived)
      .map((one) => one.name)
      .join('\n'),
  );
  const [isRequired, setRequired] = useState(field?.isRequired ?? false);
  const [isProminent, setProminent] = useState(field?.isProminent ?? true);
  const [wasTried, setTried] = useState(false);
  const isChosen = type === 'choice' || type === 'choices';
  const choices = isChosen ? choicesOf(lines, field?.choices ?? []) : [];
  const shownKey = key ?? guessKey(name);
  const common = {
    name: name.trim(),
    isRequired: subject === 'ticket' && isRequired,
    isProminent,
    ...(isChosen ? { choices } : {}),
  };
  const save = useChange(
    async () => {
      if (field) await changeField(field.id, common);
      else await createField({ ...common, subject, type, key: shownKey });
    },
    ['fields'],
    onClose,
  );
  const isKeyTaken = save.error instanceof ApiError && save.error.code === 'resource.conflict';
  const isKeyGood = /^[a-z][a-zA-Z0-9]{0,39}$/.test(shownKey);
  const isGood = common.name !== '' && isKeyGood && (!isChosen || choices.length > 0);
  return (
    <FormDialog
      title={field ? field.name : t('new')}
      submitLabel={field ? words('save') : words('create')}
      onSubmit={() => {
        setTried(true);
        if (isGood) save.mutate(undefined);
      }}
      onClose={onClose}
      isPending={save.isPending}
      error={isKeyTaken ? null : save.error}
    >
      <TextField
        label={t('name')}
        value={name}
        onChange={setName}
        autoFocus
        maxLength={120}
        autoComplete="off"
        isInvalid={wasTried && common.name === ''}
        errorMessage={t('nameMissing')}
      />
      {!field && (
        <>
          <TextField
            label={t('key')}
            description={t('keyHelp')}
            value={shownKey}
            onChange={(typed) => {
              setKey(typed);
              save.reset();
            }}
            maxLength={40}
            autoComplete="off"
            isInvalid={isKeyTaken || wrongFields(save.error).includes('key') || (wasTried && !isKeyGood)}
            errorMessage={t('keyWrong')}
          />
          <Select
            label={t('subject')}
            value={subject}
            onChange={(id) => setSubject(id === 'customer' ? 'customer' : 'ticket')}
            choices={(['ticket', 'customer'] as const).map((id) => ({ id, label: t(`subject.${id}`) }))}
          />
          <Select
            label={t('type')}
            value={type}
            onChange={(id) => setType(fieldTypes.find((one) => one === id) ?? 'text')}
            choices={fieldTypes.map((id) => ({ id, label: t(`type.${id}`) }))}
          />
        </>
      )}
      {isChosen && (
        <TextArea
          label={t('choices')}
          description={field ? t('choicesHelp') : undefined}
          value={lines}
          onChange={setLines}
          isInvalid={wasTried && choices.length === 0}
          errorMessage={t('choicesMissing')}
        />
      )}
      {subject === 'ticket' && (
        <Checkbox isSelected={isRequired} onChange={setRequired}>
          {t('isRequired')}
        </Checkbox>
      )}
      <Checkbox isSelected={isProminent} onChange={setProminent}>
        {t('isProminent')}
      </Checkbox>
    </FormDialog>
  );
}
