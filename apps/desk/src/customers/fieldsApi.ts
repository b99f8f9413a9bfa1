import type { CustomerRow, FieldDto, OrganisationViewDto, TicketRow } from '@hilo/api';
import type { FieldValue } from '@hilo/core';
import { request } from '../admin/request.ts';

const path = '/api/v1';
export type Subject = FieldDto['subject'];
export type Values = Record<string, FieldValue>;
export const readValues = (subject: Subject, id: string) =>
  request<{ values: Values }>('GET', `${path}/${subject}s/${id}/fields`).then(({ values }) => values);
export const changeValues = (subject: Subject, id: string, values: Record<string, FieldValue | null>) =>
  request<{ values: Values }>('PATCH', `${path}/${subject}s/${id}/fields`, { values }).then(
    (one) => one.values,
  );

export const changeDomains = (id: string, domains: string[]) =>
  request<OrganisationViewDto>('PATCH', `${path}/organisations/${id}/domains`, { domains });
type PageOf<Item> = { items: Item[]; nextCursor: string | null };
export const listOrganisationTickets = (id: string, cursor: string | undefined) =>
  request<PageOf<TicketRow>>(
    'GET',
    `${path}/organisations/${id}/tickets?limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
  );
export const listPeople = (id: string, cursor: string | undefined) =>
  request<PageOf<CustomerRow>>(
    'GET',
    `${path}/customers?organisationId=${id}&limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
  );
export const findCustomers = (query: string) =>
  request<PageOf<CustomerRow>>('GET', `${path}/customers?limit=20&query=${encodeURIComponent(query)}`);
export const createOrganisation = (name: string) =>
  request<CustomerRow>('POST', `${path}/customers`, { name, isOrganisation: true });
export const linkOrganisation = (customerId: string, organisationId: string | null) =>
  request<unknown>('PATCH', `${path}/customers/${customerId}`, { organisationId });
