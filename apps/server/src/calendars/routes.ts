import {
  calendarParams,
  calendarRowSchema,
  calendarSchema,
  calendarYearParams,
  changeCalendarBody,
  createCalendarBody,
  importedHolidaysSchema,
  importHolidaysBody,
  pageOf,
  readCalendarQuery,
  writeCalendarYearBody,
} from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { ifMatch, versionOf } from '../http/route-shapes.ts';
import { importHolidays } from './import-holidays.ts';
import { listCalendars, readCalendar } from './read-calendars.ts';
import { changeCalendar, createCalendar, deleteCalendar, writeCalendarYear } from './write-calendar.ts';

/** The days on which nobody works. */
export const calendarRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['calendars'];

    server.get('/calendars', { schema: { tags, response: { 200: pageOf(calendarRowSchema) } } }, (request) =>
      listCalendars(app, actorOf(request)),
    );

    server.post(
      '/calendars',
      { schema: { tags, body: createCalendarBody, response: { 201: calendarSchema } } },
      async (request, reply) => {
        const code = await createCalendar(app, actorOf(request), request.body);
        return reply.status(201).send(await readCalendar(app, actorOf(request), code));
      },
    );

    server.get(
      '/calendars/:code',
      {
        schema: {
          tags,
          params: calendarParams,
          querystring: readCalendarQuery,
          response: { 200: calendarSchema },
        },
      },
      (request) => readCalendar(app, actorOf(request), request.params.code, request.query.version),
    );

    server.patch(
      '/calendars/:code',
      {
        schema: {
          tags,
          params: calendarParams,
          headers: ifMatch,
          body: changeCalendarBody,
          response: { 200: calendarSchema },
        },
      },
      async (request) => {
        const { code } = request.params;
        await changeCalendar(app, actorOf(request), code, request.body, versionOf(request.headers));
        return readCalendar(app, actorOf(request), code);
      },
    );

    server.delete(
      '/calendars/:code',
      { schema: { tags, params: calendarParams, response: { 204: z.null() } } },
      async (request, reply) => {
        await deleteCalendar(app, actorOf(request), request.params.code);
        return reply.status(204).send(null);
      },
    );

    server.put(
      '/calendars/:code/years/:year',
      {
        schema: {
          tags,
          params: calendarYearParams,
          headers: ifMatch,
          body: writeCalendarYearBody,
          response: { 200: calendarSchema },
        },
      },
      async (request) => {
        await writeCalendarYear(
          app,
          actorOf(request),
          request.params,
          request.body,
          versionOf(request.headers),
        );
        return readCalendar(app, actorOf(request), request.params.code);
      },
    );

    server.post(
      '/calendars/:code/import',
      {
        // A year of a whole country is some kilobytes; the file of a careless exporter is more.
        bodyLimit: 2_000_000,
        schema: {
          tags,
          params: calendarParams,
          body: importHolidaysBody,
          response: { 200: importedHolidaysSchema },
        },
      },
      (request) => importHolidays(app, actorOf(request), request.params.code, request.body),
    );
  };
