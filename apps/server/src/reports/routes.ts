import { reportCsvQuery, reportQuery, reportSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { reportCsv } from '../exports/report-csv.ts';
import { actorOf } from '../http/build-server.ts';
import { readReport } from './read-report.ts';

/** The first report: who waits, how long first answers took, what was answered and resolved. */
export const reportRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['reports'];
    server.get(
      '/reports/overview',
      { schema: { tags, querystring: reportQuery, response: { 200: reportSchema } } },
      (request) => readReport(app, actorOf(request), request.query),
    );
    server.get(
      '/reports/overview.csv',
      { schema: { tags, querystring: reportCsvQuery } },
      async (request, reply) => {
        const { table, locale, ...period } = request.query;
        const report = await readReport(app, actorOf(request), period);
        return reply
          .header('content-type', 'text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="${table}-${period.from}-${period.to}.csv"`)
          .send(reportCsv(report, { table, locale }));
      },
    );
  };
