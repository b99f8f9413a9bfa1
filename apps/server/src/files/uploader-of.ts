import { actorId, type Unit } from '../app/transaction.ts';

/** Whose an upload is, as its row says: nobody else takes, sees or sends it. */
export const uploaderOf = (actor: Unit['actor']): string => actorId(actor) ?? 'system';
