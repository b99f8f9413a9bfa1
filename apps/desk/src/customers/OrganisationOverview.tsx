import type { CustomerDto } from '@hilo/api';
import { Avatar, Button, IconButton, TextField, useT } from '@hilo/ui';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { api } from '../api.ts';
import { useMay } from '../people/people.ts';
import { customerName } from './CustomerHead.tsx';
import { TicketLink } from './CustomerTickets.tsx';
import { fieldMessages } from './fieldMessages.ts';
import { changeDomains, listOrganisationTickets, listPeople } from './fieldsApi.ts';
import { PanelSection } from './PanelSection.tsx';

/** An organisation: its people, the tickets of all of them, and under which domains they write. */
export function OrganisationOverview({ customer }: { customer: CustomerDto }) {
  const t = useT(fieldMessages);
  const { id } = customer;
  const view = useQuery({
    queryKey: ['organisation', id],
    queryFn: ({ signal }) => api.organisation(id, signal),
  });
  const people = useInfiniteQuery({
    queryKey: ['organisation', id, 'people'],
    queryFn: ({ pageParam }) => listPeople(id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const tickets = useInfiniteQuery({
    queryKey: ['organisation', id, 'tickets'],
    queryFn: ({ pageParam }) => listOrganisationTickets(id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const everybody = people.data?.pages.flatMap((page) => page.items) ?? [];
  const all = tickets.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PanelSection title={t('org.people')}>
        {view.data && (
          <p className="text-list text-muted">{t('org.peopleCount', { count: view.data.peopleCount })}</p>
        )}
        <ul className="-mx-2">
          {everybody.map((person) => {
            const name = customerName(person) ?? '';
            return (
              <li key={person.id}>
                <Link
                  href={`/customers/${person.id}`}
                  className="reach flex h-9 items-center gap-2 rounded-small px-2 text-list data-hovered:bg-hover"
                >
                  <Avatar name={name} size={20} />
                  <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
                  <span className="min-w-0 truncate text-meta text-muted">{person.address}</span>
                </Link>
              </li>
            );
          })}
        </ul>
        {people.hasNextPage && (
          <Button size="small" onPress={() => void people.fetchNextPage()}>
            {t('org.more')}
          </Button>
        )}
      </PanelSection>
      <PanelSection title={t('org.tickets')}>
        {tickets.data && all.length === 0 && <p className="text-list text-muted">{t('org.noTickets')}</p>}
        <ul className="-mx-2">
          {all.map((ticket) => (
            <li key={ticket.id}>
              <TicketLink ticket={ticket} />
            </li>
          ))}
        </ul>
        {tickets.hasNextPage && (
          <Button size="small" onPress={() => void tickets.fetchNextPage()}>
            {t('org.more')}
          </Button>
        )}
      </PanelSection>
      {view.data && <Domains id={id} domains={view.data.domains} />}
    </>
  );
}

function Domains({ id, domains }: { id: string; domains: string[] }) {
  const t = useT(fieldMessages);
  const client = useQueryClient();
  const mayWrite = useMay('customers.write');
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const save = async () => {
    try {
      const now = await changeDomains(id, (typed ?? '').split(/[\s,;]+/).filter(Boolean));
      client.setQueryData(['organisation', id], now);
      setTyped(null);
    } catch {
      setWrong(true);
    }
  };
  return (
    <PanelSection
      title={t('org.domains')}
      action={
        mayWrite &&
        typed === null && (
          <IconButton
            icon={Pencil}
            size="small"
            label={t('org.domains')}
            onPress={() => setTyped(domains.join(' '))}
          />
        )
      }
    >
      {typed === null ? (
        <p className={`text-list ${domains.length === 0 ? 'text-muted' : ''}`}>
          {domains.join(', ') || t('org.domainsEmpty')}
        </p>
      ) : (
        <form
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextField
            label={t('org.domains')}
            isLabelHidden
            description={t('org.domainsHelp')}
            value={typed}
            onChange={(words) => {
              setTyped(words);
              setWrong(false);
            }}
            autoFocus
            autoComplete="off"
            isInvalid={isWrong}
            errorMessage={t('org.domainsWrong')}
          />
          <div className="flex justify-end gap-2">
            <Button size="small" onPress={() => setTyped(null)}>
              {t('fields.cancel')}
            </Button>
            <Button size="small" variant="primary" type="submit">
              {t('fields.save')}
            </Button>
          </div>
        </form>
      )}
    </PanelSection>
  );
}
