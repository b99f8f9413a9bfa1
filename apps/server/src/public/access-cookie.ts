import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app/app.ts';
import { sessionMs } from './access-codes.ts';

const name = 'hilo_thread';

const signed = (id: string, until: string): string => `thread:${id}:${until}`;

/** Lets this browser see one conversation for half an hour. No script reads it, and no other site sends it along. */
export const setAccessCookie = (app: App, request: FastifyRequest, reply: FastifyReply, id: string): void => {
  const until = String(app.now().getTime() + sessionMs);
  write(app, request, reply, `${id}.${until}.${app.secrets.sign(signed(id, until))}`, sessionMs / 1000);
};

export const dropAccessCookie = (app: App, request: FastifyRequest, reply: FastifyReply): void =>
  write(app, request, reply, '', 0);

const write = (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  value: string,
  seconds: number,
): void => {
  const isSecure = request.protocol === 'https' || app.config.publicUrl?.startsWith('https:');
  reply.header(
    'set-cookie',
    `${name}=${value}; Path=/t; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
  );
};

/** The id of the access that this browser shows; null where there is none, it is over, or somebody made it up. */
export const readAccessCookie = (app: App, request: FastifyRequest): string | null => {
  const cookie = String(request.headers.cookie ?? '')
    .split(/;\s*/)
    .find((pair) => pair.startsWith(`${name}=`));
  const [id = '', until = '', signature = ''] = cookie?.slice(name.length + 1).split('.') ?? [];
  if (!/^[0-9a-f-]{36}$/.test(id) || !(Number(until) > app.now().getTime())) return null;
  return app.secrets.isSigned(signed(id, until), signature) ? id : null;
};

/** Proves that a form was made for this very access. */
export const formToken = (app: App, id: string): string => app.secrets.sign(`thread form:${id}`);

export const isFormToken = (app: App, id: string, token: string): boolean =>
  app.secrets.isSigned(`thread form:${id}`, token);
