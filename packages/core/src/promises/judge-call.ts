/** From when commercial calls need numbers of their own: six months after 17 April 2026 (BOE-A-2026-8409). */
const numbersSince = '2026-10-17';

export type CallVerdict =
  | { allowed: true; why: null }
  | { allowed: false; why: 'commercialNeedsOwnNumber' | 'numberIsForCommercialCalls' };

const allowed: CallVerdict = { allowed: true, why: null };

/** The Spanish number as it is dialled there, without what people put between digits. */
const nationalNumber = (number: string): string =>
  number
    .trim()
    .replace(/[\s().-]/g, '')
    .replace(/^(?:\+|00)34/, '');

/**
 * May a call go out (or come in) with this number in Spain? Since that day commercial calls come from 400 numbers alone,
 * and nothing else uses those.
 * @param on the local date of the call
 */
export const judgeCall = (call: {
  purpose: 'commercial' | 'service';
  direction: 'in' | 'out';
  number: string;
  on: string;
}): CallVerdict => {
  if (call.on < numbersSince) return allowed;
  const isCommercialNumber = nationalNumber(call.number).startsWith('400');
  if (call.purpose === 'commercial' && !isCommercialNumber)
    return { allowed: false, why: 'commercialNeedsOwnNumber' };
  if (isCommercialNumber && (call.purpose === 'service' || call.direction === 'in'))
    return { allowed: false, why: 'numberIsForCommercialCalls' };
  return allowed;
};
