import { HiloError, type SendMessageBody } from '@hilo/api';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';

/**
 * Keeps whom a note names, by id, with the name that stands after the @. Each once.
 * @throws request.invalid for an agent or a team that is not there, or no longer
 */
export const writeMentions = async (
  unit: Unit,
  messageId: string,
  mentions: NonNullable<SendMessageBody['mentions']>,
): Promise<void> => {
  if (mentions.length === 0) return;
  const idsOf = (type: 'agent' | 'team'): string[] => [
    ...new Set(mentions.filter((one) => one.type === type).map(({ id }) => id)),
  ];
  const [agents, teams] = [idsOf('agent'), idsOf('team')];
  const { rows } = await sql`
    insert into message_mention (message_id, agent_id, team_id, name)
    select ${messageId}::uuid, id, null, name from agent where id = any(${agents}::uuid[]) and deactivated_at is null
    union all
    select ${messageId}::uuid, null, id, name from team where id = any(${teams}::uuid[]) and archived_at is null
    returning name`.execute(unit.trx);
  if (rows.length < agents.length + teams.length)
    throw new HiloError('request.invalid', 'Somebody whom the note names is not there, or no longer.', {
      fields: [{ field: 'mentions', problem: 'not there' }],
    });
};
