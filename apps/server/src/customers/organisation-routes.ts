import {
  changeDomainsBody,
  listOrganisationTicketsQuery,
  organisationSuggestionsSchema,
  organisationTicketsSchema,
  organisationViewSchema,
} from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { byId } from '../http/route-shapes.ts';
import {
  changeDomains,
  listOrganisationTickets,
  readOrganisation,
  suggestOrganisations,
} from './organisations.ts';

/** Organisations and their people. Who belongs to one is `organisationId` of the customer. */
export const organisationRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['organisations'];
    server.get(
      '/organisations/:id',
      { schema: { tags, params: byId, response: { 200: organisationViewSchema } } },
      (request) => readOrganisation(app, actorOf(request), request.params.id),
    );
    server.get(
      '/organisations/:id/tickets',
      {
        schema: {
          tags,
          params: byId,
          querystring: listOrganisationTicketsQuery,
          response: { 200: organisationTicketsSchema },
        },
      },
      (request) => listOrganisationTickets(app, actorOf(request), request.params.id, request.query),
    );
    server.patch(
      '/organisations/:id/domains',
      {
        schema: { tags, params: byId, body: changeDomainsBody, response: { 200: organisationViewSchema } },
      },
      (request) => changeDomains(app, actorOf(request), request.params.id, request.body),
    );
    server.get(
      '/customers/:id/organisation-suggestions',
      { schema: { tags, params: byId, response: { 200: organisationSuggestionsSchema } } },
      (request) => suggestOrganisations(app, actorOf(request), request.params.id),
    );
  };
