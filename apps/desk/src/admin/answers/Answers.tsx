import type { AnswerDto } from '@hilo/api';
import { compareNames } from '@hilo/core';
import { Badge, Button, EmptyState, IconButton, SearchField, toasts, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { MessageSquareText, Pencil, Plus, Trash2, TriangleAlert, Zap } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../account/useMe.ts';
import { answerMessages } from '../../answers/answerMessages.ts';
import { answersQuery, archiveAnswer } from '../../answers/answersApi.ts';
import { findAnswers } from '../../answers/find-answers.ts';
import { firstLine } from '../../answers/first-line.ts';
import { adminMessages } from '../adminMessages.ts';
import { Loaded } from '../Loaded.tsx';
import { Page } from '../Page.tsx';
import { Row, Rows } from '../Rows.tsx';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import { useTeams } from '../usePeople.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import { answersMessages } from './answersMessages.ts';

/** The library of answers and macros: one's own, and what others see too for those who keep it. */
export function Answers() {
  const t = useT(answersMessages);
  const words = useT(adminMessages);
  const query = useQuery(answersQuery);
  const mayShare = useMe().data?.permissions.includes('answers.write') === true;
  const [typed, setTyped] = useState('');
  const [editing, setEditing] = useState<AnswerDto | 'new' | null>(null);
  const [deleting, setDeleting] = useState<AnswerDto | null>(null);
  const create = (
    <Button variant="primary" icon={Plus} onPress={() => setEditing('new')}>
      {t('answers.new')}
    </Button>
  );
  return (
    <Page
      title={words('nav.answers')}
      about={t('answers.about')}
      action={query.data?.length ? create : undefined}
    >
      <Loaded query={query}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={MessageSquareText} title={t('answers.empty')} action={create} className="py-16">
              {t('answers.emptyBody')}
            </EmptyState>
          ) : (
            <div className="flex flex-col gap-6">
              <SearchField
                label={t('answers.search')}
                value={typed}
                onChange={setTyped}
                className="max-w-80"
              />
              <Folders answers={findAnswers(list, typed)} onEdit={setEditing} onDelete={setDeleting} />
            </div>
          )
        }
      </Loaded>
      {editing && (
        <AnswerDialog
          answer={editing === 'new' ? null : editing}
          folders={[...new Set((query.data ?? []).map(({ folder }) => folder))].filter(Boolean)}
          mayShare={mayShare}
          onClose={() => setEditing(null)}
        />
      )}
      {deleting && <DeleteAnswer answer={deleting} onClose={() => setDeleting(null)} />}
    </Page>
  );
}

type Actions = { onEdit: (answer: AnswerDto) => void; onDelete: (answer: AnswerDto) => void };

function Folders({ answers, ...actions }: { answers: AnswerDto[] } & Actions) {
  const t = useT(answersMessages);
  const folders = [...Map.groupBy(answers, ({ folder }) => folder)].sort(([a], [b]) => compareNames(a, b));
  if (folders.length === 0) return <p className="text-list text-muted">{t('answers.none')}</p>;
  return folders.map(([folder, list]) => (
    <section key={folder}>
      <h2 className="pb-1 text-meta font-medium text-muted">{folder || t('answers.noFolder')}</h2>
      <Rows label={folder || t('answers.noFolder')}>
        {list.map((answer) => (
          <AnswerRow key={answer.id} answer={answer} {...actions} />
        ))}
      </Rows>
    </section>
  ));
}

function AnswerRow({ answer, onEdit, onDelete }: { answer: AnswerDto } & Actions) {
  const t = useT(answersMessages);
  const words = useT(adminMessages);
  const inAnswer = useT(answerMessages);
  const format = useFormat();
  const teams = useTeams();
  const team = teams.data?.find(({ id }) => id === answer.teamId)?.name;
  const about = [
    answer.shortcut && `/${answer.shortcut}`,
    firstLine(answer, (name) => inAnswer(`gap.${name}`)),
  ];
  const used = answer.lastUsedAt
    ? t('answers.used', { count: answer.useCount, date: format.date(answer.lastUsedAt, 'short') })
    : t('answers.unused');
  const Icon = answer.actions ? Zap : MessageSquareText;
  return (
    <Row
      lead={<Icon size={16} aria-hidden className="text-muted" />}
      name={<bdi>{answer.title}</bdi>}
      about={<bdi>{about.filter(Boolean).join(' · ')}</bdi>}
      marks={
        <>
          {answer.missing.length > 0 && (
            <Badge tone="broken" icon={TriangleAlert}>
              {t('answers.broken')}
            </Badge>
          )}
          <Badge>
            {answer.audience === 'team' ? (team ?? t('audience.team')) : t(`audience.${answer.audience}`)}
          </Badge>
          <span className="text-meta leading-5 text-muted">{used}</span>
        </>
      }
      actions={
        answer.canWrite && (
          <>
            <IconButton
              icon={Pencil}
              label={`${words('edit')} ${answer.title}`}
              onPress={() => onEdit(answer)}
            />
            <IconButton
              icon={Trash2}
              label={`${words('delete')} ${answer.title}`}
              onPress={() => onDelete(answer)}
            />
          </>
        )
      }
    />
  );
}

function DeleteAnswer({ answer, onClose }: { answer: AnswerDto; onClose: () => void }) {
  const t = useT(answersMessages);
  const words = useT(adminMessages);
  const remove = useChange(
    () => archiveAnswer(answer.id),
    ['answers'],
    () => toasts.show({ text: t('answers.deleted'), tone: 'done' }),
  );
  return (
    <SureDialog
      title={t('answers.deleteTitle', { title: answer.title })}
      confirmLabel={words('delete')}
      change={remove}
      onClose={onClose}
    >
      <p>{t('answers.deleteBody')}</p>
    </SureDialog>
  );
}
