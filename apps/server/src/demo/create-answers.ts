import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import { createAnswer } from '../answers/write-answer.ts';
import type { App } from '../app/app.ts';
import type { Unit } from '../app/transaction.ts';
import type { DemoRecord } from './demo-record.ts';
import { answers } from './story-answers.ts';

/** Brings in the canned answers of the made-up company, for everybody. */
export const createAnswers = async (
  app: App,
  actor: Actor,
  record: DemoRecord,
  keep: () => Promise<void>,
): Promise<void> => {
  record.answerIds = [];
  for (const { title, shortcut, actions, es, en } of answers) {
    const wording = (locale: 'es' | 'en', text: string) => ({
      locale,
      text,
      html: null,
      liveness: null,
      medium: null,
    });
    const bodies = [wording('es', es), wording('en', en)];
    record.answerIds.push(
      await createAnswer(app, actor, {
        title,
        shortcut,
        actions,
        bodies,
        folder: '',
        audience: 'everyone',
        teamId: null,
      }),
    );
    await keep();
  }
};

/** Takes them away again; what somebody has made his own since stays. */
export const deleteAnswers = async (unit: Unit, { answerIds = [] }: DemoRecord): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    delete from answer where id = any(${answerIds}::uuid[]) and version = 1 returning id`.execute(unit.trx);
  for (const { id } of rows) unit.emit({ type: 'answer.changed', facts: { answerId: id } });
};
