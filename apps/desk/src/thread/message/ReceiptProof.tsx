import type { MessageDto, ReceiptDto } from '@hilo/api';
import { useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../admin/request.ts';
import { receiptMessages } from './receiptMessages.ts';

const known = [
  'made',
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
  'failed',
  'unknown',
  'unsent',
] as const;

/** What the customer was told on arrival, and each step of its way that was heard of. */
export function ReceiptProof({ message }: { message: MessageDto }) {
  const t = useT(receiptMessages);
  const format = useFormat();
  const { data, isError } = useQuery({
    queryKey: ['receipts', message.ticketId],
    queryFn: () => request<{ items: ReceiptDto[] }>('GET', `/api/v1/tickets/${message.ticketId}/receipts`),
    staleTime: 0,
  });
  const sent = data?.items.find((receipt) => receipt.sent?.messageId === message.id)?.sent;
  const stepName = (status: string) => {
    const step = known.find((one) => one === status);
    return step ? t(`step.${step}`) : status;
  };
  return (
    <>
      <h3 className="mb-1 font-semibold">{t('receipt.proof')}</h3>
      {isError && <p className="text-muted">{t('receipt.noProof')}</p>}
      {!data && !isError && <div aria-busy="true" className="h-16" />}
      {sent && (
        <ol className="mb-3 flex flex-col gap-1 border-l-2 border-thread pl-3">
          {sent.steps.map((step) => (
            <li key={`${step.at} ${step.status}`} className="relative flex items-baseline gap-2">
              <span
                aria-hidden
                className="absolute top-1.5 -left-4 size-1.5 rounded-full bg-thread ring-2 ring-raised"
              />
              <span className="min-w-0 flex-1">
                {stepName(step.status)}
                {step.code && <span className="text-muted">{` (${step.code})`}</span>}
              </span>
              <time dateTime={step.at} className="shrink-0 text-meta text-muted">
                {`${format.date(step.at, 'short')}, ${format.time(step.at)}`}
              </time>
            </li>
          ))}
        </ol>
      )}
      <h4 className="mb-1 text-meta font-medium text-muted">{t('receipt.text')}</h4>
      <p
        dir="auto"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-60 overflow-y-auto text-meta break-words whitespace-pre-line"
      >
        {message.text}
      </p>
      {sent?.hasOriginal && (
        <a
          href={`/api/v1/messages/${message.id}/original`}
          download
          className="reach mt-2 inline-block font-medium text-accent-ink hover:underline"
        >
          {t('receipt.original')}
        </a>
      )}
    </>
  );
}
