import { ErrorState, Skeleton, useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { memo } from 'react';
import { isApiError } from '../api.ts';
import { useMay } from '../people/people.ts';
import { Followers } from '../tickets/Followers.tsx';
import { ticketQuery } from '../tickets/ticket-queries.ts';
import { CustomerAbout } from './CustomerAbout.tsx';
import { CustomerHead } from './CustomerHead.tsx';
import { CustomerTickets } from './CustomerTickets.tsx';
import { customerQuery, fieldsQuery, suggestionsQuery } from './customer-queries.ts';
import { Identities } from './Identities.tsx';
import { customerMessages } from './messages.ts';
import { Participants } from './Participants.tsx';
import {
  FieldsSection,
  JoinHistory,
  LeftAddresses,
  OrganisationSection,
  SamePerson,
  SameTicket,
} from './panel-parts.ts';
import { WhatsNext } from './WhatsNext.tsx';

/** Beside the thread: what happens next with the ticket, whose it is, what else there is. */
export const CustomerPanel = memo(function CustomerPanel({ ticketId }: { ticketId: string }) {
  const t = useT(customerMessages);
  const client = useQueryClient();
  const { data: ticket, isError: isMissing } = useQuery(ticketQuery(client, ticketId));
  const mayRead = useMay('customers.read');
  const customerId = ticket?.customer.id;
  const customer = useQuery({
    ...customerQuery(customerId ?? ''),
    enabled: mayRead && customerId !== undefined,
  });
  // What most have nothing of is not fetched for them.
  const fields = useQuery(fieldsQuery).data ?? [];
  const hasFields = (subject: string) =>
    fields.some((field) => field.subject === subject && field.archivedAt === null);
  const belongs = customer.data?.organisation != null;
  const mayLink = useMay('customers.write') && customer.data !== undefined && !customer.data.isOrganisation;
  const suggestions = useQuery({ ...suggestionsQuery(customerId ?? ''), enabled: mayLink && !belongs });
  const isSuggested = (suggestions.data?.length ?? 0) > 0;
  // The thread beside it says so.
  if (!ticket) return isMissing ? null : <PanelSkeleton />;
  return (
    <div className="pb-6">
      {customer.data ? (
        <CustomerHead customer={customer.data} />
      ) : customer.error ? (
        <div className="h-56">
          <ErrorState
            title={t('panel.failed')}
            reference={isApiError(customer.error) ? customer.error.reference : undefined}
            onRetry={() => void customer.refetch()}
          />
        </div>
      ) : (
        <PanelSkeleton />
      )}
      {customer.data && customer.data.suggestions.length > 0 && <SamePerson customer={customer.data} />}
      {ticket.suggestions.length > 0 && <SameTicket ticket={ticket} />}
      <WhatsNext ticket={ticket} />
      {hasFields('ticket') && <FieldsSection key={ticketId} subject="ticket" id={ticketId} />}
      {customer.data && (
        <>
          <Identities customer={customer.data} />
          {ticket.reachableAt.length > customer.data.identities.length && (
            <LeftAddresses ticket={ticket} customer={customer.data} />
          )}
          {hasFields('customer') && (
            <FieldsSection key={customer.data.id} subject="customer" id={customer.data.id} />
          )}
          {(belongs || isSuggested) && <OrganisationSection customer={customer.data} />}
          <CustomerTickets customer={customer.data} currentId={ticketId} />
        </>
      )}
      {/* What stands above it is still to come: it would be pushed down. */}
      {!customer.isLoading && (
        <>
          <Participants ticket={ticket} />
          <Followers ticket={ticket} />
        </>
      )}
      {customer.data && (
        <>
          <CustomerAbout customer={customer.data} />
          {customer.data.moves.length > 0 && <JoinHistory customer={customer.data} />}
        </>
      )}
    </div>
  );
});

/** As high as who it is will be. */
function PanelSkeleton() {
  return (
    <div aria-hidden className="flex h-19 items-center gap-3 p-4">
      <Skeleton className="size-10 shrink-0 rounded-full" />
      <div className="flex flex-col gap-2">
        <Skeleton className="h-4 w-40" />
        <Skeleton className="h-3 w-24" />
      </div>
    </div>
  );
}
