import type { Unit } from '../app/transaction.ts';

/** Whose an upload is, as its row says: nobody else takes, sees or sends it. */
export const uploaderOf = (actor: Unit['actor']): string => {
  switch (actor.type) {
    case 'agent':
      return actor.agentId;
    case 'apiKey':
      return actor.apiKeyId;
    case 'customer':
      return actor.identityId;
    case 'system':
      return 'system';
  }
};
