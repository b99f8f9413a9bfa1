import type { AnswerPlan } from '../answer-plan.ts';
import { type Compose, hasWords } from '../compose.ts';

type SendProblem = 'send.noRecipient' | 'send.noSubject' | 'send.uploading' | 'send.empty';

/** What stands in the way of sending, the first of it; null where nothing does. */
export function findProblem(
  compose: Compose,
  plan: Pick<AnswerPlan, 'to'>,
  { isUploading, lacksSubject }: { isUploading: boolean; lacksSubject: boolean },
): SendProblem | null {
  if (compose.kind !== 'note' && plan.to.length === 0) return 'send.noRecipient';
  if (lacksSubject && !compose.subject?.trim()) return 'send.noSubject';
  if (isUploading) return 'send.uploading';
  return hasWords(compose) ? null : 'send.empty';
}
