import type { AnswerDto, MacroActionsDto, WriteAnswerBody } from '@hilo/api';
import { unknownVariables } from '@hilo/core';
import { ComboBox, Select, TextField, useFormat, useT } from '@hilo/ui';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { changeAnswer, createAnswer } from '../../answers/answersApi.ts';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { useChange } from '../useChange.ts';
import { useTeams } from '../usePeople.ts';
import { ActionFields } from './ActionFields.tsx';
import { answersMessages } from './answersMessages.ts';
import { Wordings } from './Wordings.tsx';

const audiences = ['private', 'team', 'everyone'] as const;

/** Writes an answer: what it is called, who finds it, its words, and what else it does. */
export function AnswerDialog(props: {
  answer: AnswerDto | null;
  folders: readonly string[];
  mayShare: boolean;
  onClose: () => void;
}) {
  const { answer, folders, mayShare, onClose } = props;
  const t = useT(answersMessages);
  const words = useT(adminMessages);
  const format = useFormat();
  const teams = useTeams();
  const [body, setBody] = useState<WriteAnswerBody>({
    title: answer?.title ?? '',
    shortcut: answer?.shortcut ?? null,
    folder: answer?.folder ?? '',
    audience: answer?.audience ?? (mayShare ? 'everyone' : 'private'),
    teamId: answer?.teamId ?? null,
    bodies: answer?.bodies ?? [],
    actions: answer?.actions ?? null,
  });
  const [wasTried, setTried] = useState(false);
  const change = (patch: Partial<WriteAnswerBody>) => setBody((now) => ({ ...now, ...patch }));
  const unknown = unknownVariables(body.bodies.map(({ text }) => text).join('\n'));
  const hasShape = body.shortcut === null || /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(body.shortcut);
  const isEmpty = body.bodies.every(({ text }) => text.trim() === '') && !body.actions;
  const isTeamless = body.audience === 'team' && body.teamId === null;
  const save = useChange(
    () => (answer ? changeAnswer(answer.id, body) : createAnswer(body)),
    ['answers'],
    onClose,
  );
  const submit = () => {
    setTried(true);
    if (body.title.trim() && hasShape && !isEmpty && !isTeamless && unknown.length === 0)
      save.mutate(undefined);
  };
  return (
    <FormDialog
      title={answer ? t('answers.editTitle', { title: answer.title }) : t('answers.new')}
      submitLabel={answer ? words('save') : words('create')}
      onSubmit={submit}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <TextField
        label={t('field.title')}
        value={body.title}
        onChange={(title) => change({ title })}
        autoFocus={answer === null}
        autoComplete="off"
        isInvalid={wasTried && body.title.trim() === ''}
        errorMessage={t('field.titleMissing')}
      />
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <TextField
          label={t('field.shortcut')}
          isOptional
          description={t('field.shortcutAbout')}
          value={body.shortcut ?? ''}
          onChange={(typed) => change({ shortcut: typed.replace(/^\//, '').toLowerCase() || null })}
          autoComplete="off"
          isInvalid={!hasShape}
          errorMessage={t('field.shortcutShape')}
        />
        <ComboBox
          label={t('field.folder')}
          isOptional
          allowsCustomValue
          choices={folders.map((id) => ({ id, label: id }))}
          inputValue={body.folder}
          onInputChange={(folder) => change({ folder })}
        />
        <Select
          label={t('field.audience')}
          isDisabled={!mayShare}
          value={body.audience}
          onChange={(key) => change({ audience: audiences.find((one) => one === key) ?? 'private' })}
          choices={audiences.map((id) => ({ id, label: t(`audience.${id}`) }))}
        />
        {body.audience === 'team' && (
          <Select
            label={t('field.team')}
            value={body.teamId}
            onChange={(key) => change({ teamId: key === null ? null : String(key) })}
            choices={(teams.data ?? []).map(({ id, name }) => ({ id, label: name }))}
            isInvalid={wasTried && isTeamless}
            errorMessage={t('field.teamMissing')}
          />
        )}
      </div>
      <Wordings bodies={body.bodies} onChange={(bodies) => change({ bodies })} />
      {unknown.length > 0 && (
        <p role="alert" className="flex items-start gap-1 text-meta font-medium text-broken-ink">
          <CircleAlert size={14} aria-hidden className="mt-px" />
          {t('field.unknown', { names: format.list(unknown) })}
        </p>
      )}
      {wasTried && isEmpty && (
        <p role="alert" className="flex items-start gap-1 text-meta font-medium text-broken-ink">
          <CircleAlert size={14} aria-hidden className="mt-px" />
          {t('field.empty')}
        </p>
      )}
      <ActionFields
        actions={body.actions ?? {}}
        onChange={(actions: MacroActionsDto) =>
          change({ actions: Object.keys(actions).length > 0 ? actions : null })
        }
      />
    </FormDialog>
  );
}
