import type { MessageDto } from '@hilo/api';
import { Dialog, useT } from '@hilo/ui';
import { Link } from 'react-aria-components';
import { threadMessages } from '../messages.ts';
import { whyHereMessages } from './whyHereMessages.ts';

const rules = [
  'replyToken',
  'continuationToken',
  'nativeThread',
  'reference',
  'trackingKey',
  'continues',
  'repeatedSubject',
  'new',
  'moved',
] as const;
/** Rules that rest on a claim, which counts only from somebody who takes part. */
const claims: readonly string[] = [
  'replyToken',
  'continuationToken',
  'nativeThread',
  'reference',
  'trackingKey',
];

/** The evidence: by which rule it came here, and what did not count. */
export function WhyHereDialog(props: {
  placement: NonNullable<MessageDto['placement']>;
  onClose: () => void;
}) {
  const { placement, onClose } = props;
  const t = useT(whyHereMessages);
  const thread = useT(threadMessages);
  const rule = rules.find((known) => known === placement.rule);
  return (
    <Dialog title={t('why.title')} size="small" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <p className="text-base">
        {rule ? t(`rule.${rule}`) : t('rule.other', { rule: placement.rule })}
        {claims.includes(placement.rule) && ` ${t('why.participates')}`}
      </p>
      {placement.refused.length > 0 && (
        <>
          <p className="mt-3 text-list text-muted">{t('why.refused', { count: placement.refused.length })}</p>
          <ul className="mt-1 text-list">
            {placement.refused.map((claim) => (
              <li key={claim.ticketId + claim.rule}>
                <Link href={`/tickets/${claim.ticketId}`} className="text-accent-ink underline">
                  {thread('why.see')}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
