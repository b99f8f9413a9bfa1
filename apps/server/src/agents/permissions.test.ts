import { type Actor, isAllowed, type Permission, roles } from '@hilo/core';
import { describe, expect, test } from 'vitest';
import { createTestApp } from '../testing/create-test-app.ts';
import { createPeopleServer } from '../testing/people-server.ts';

const app = await createTestApp();
let actor: Actor | null = null;
const people = await createPeopleServer(app, { authenticate: async () => actor });

/**
 * Whom a route lets in: who holds the permission, any agent for what is their own, only who signed in (nobody here did:
 * the actor is given), or everybody.
 */
type Guard = Permission | 'ownAgent' | 'ownSession' | 'everybody';
type Row = [method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, guard: Guard, payload?: object];

const table: Row[] = [
  ['GET', '/agents', 'agents.read'],
  ['POST', '/agents', 'agents.write', { name: 'New', email: 'EMAIL' }],
  ['PATCH', '/agents/:id', 'agents.write', { name: 'Renamed' }],
  ['POST', '/agents/:id/access-link', 'agents.write'],
  ['GET', '/agents/:id/work', 'agents.write'],
  ['POST', '/agents/:id/deactivate', 'agents.write', {}],
  ['POST', '/agents/:id/reactivate', 'agents.write'],
  ['DELETE', '/agents/:id/second-factor', 'agents.write'],
  ['GET', '/agents/:id/sessions', 'agents.write'],
  ['DELETE', '/agents/:id/sessions', 'agents.write'],
  ['GET', '/sign-ins', 'agents.write'],
  ['GET', '/me', 'ownAgent'],
  ['PATCH', '/me', 'ownAgent', { signature: 'x' }],
  ['GET', '/me/sessions', 'ownAgent'],
  ['DELETE', '/me/sessions', 'ownAgent'],
  ['DELETE', '/me/sessions/:id', 'ownAgent'],
  ['GET', '/me/passkeys', 'ownSession'],
  ['POST', '/me/passkeys/challenge', 'ownSession', { password: 'x' }],
  ['POST', '/me/passkeys', 'ownSession', { name: 'x', response: {} }],
  ['PATCH', '/me/passkeys/:id', 'ownSession', { name: 'x' }],
  ['DELETE', '/me/passkeys/:id', 'ownSession'],
  ['GET', '/teams', 'agents.read'],
  ['POST', '/teams', 'teams.write', { name: 'Team' }],
  ['PATCH', '/teams/:id', 'teams.write', { name: 'Other' }],
  ['POST', '/teams/:id/archive', 'teams.write'],
  ['GET', '/queues', 'tickets.read'],
  ['POST', '/queues', 'teams.write', { name: 'Queue' }],
  ['PATCH', '/queues/:id', 'teams.write', { name: 'Other' }],
  ['POST', '/queues/:id/archive', 'teams.write', {}],
  ['GET', '/settings', 'agents.read'],
  ['PATCH', '/settings', 'settings.write', { name: 'Other' }],
  ['GET', '/api-keys', 'apiKeys.write'],
  ['POST', '/api-keys', 'apiKeys.write', { name: 'key', scopes: ['agents.read'] }],
  ['POST', '/api-keys/:id/revoke', 'apiKeys.write'],
  ['GET', '/setup', 'everybody'],
  [
    'POST',
    '/setup',
    'everybody',
    { token: 'x', organisation: 'x', name: 'x', email: 'EMAIL', password: 'twelve chars' },
  ],
  ['POST', '/invitations/read', 'everybody', { token: 'x' }],
  ['POST', '/invitations/accept', 'everybody', { token: 'x', password: 'twelve chars' }],
  ['POST', '/password-reset', 'everybody', { email: 'EMAIL' }],
];

const agents = await Promise.all(
  roles.map(async (role) => ({ role, ...(await people.add(`Is-${role}`, role)) })),
);
const actors: [string, Actor | null][] = [
  ...agents.map(({ role, agentId }): [string, Actor] => [role, { type: 'agent', agentId, role }]),
  ['a key for everything', { type: 'apiKey', apiKeyId: app.newId(), scopes: ['*'] }],
  ['a key without scopes', { type: 'apiKey', apiKeyId: app.newId(), scopes: [] }],
  ['nobody', null],
];

const mayPass = (who: Actor | null, guard: Guard): boolean => {
  if (guard === 'everybody') return true;
  if (guard === 'ownAgent') return who?.type === 'agent';
  if (guard === 'ownSession') return false;
  return who !== null && isAllowed(who, guard);
};

test('the table names every route there is', () => {
  const served = people.routes
    .filter(({ url }) => url !== '/auth/*')
    .map(({ method, url }) => `${method} ${url}`);
  expect(served.sort()).toEqual(table.map(([method, url]) => `${method} /api/v1${url}`).sort());
});

describe.each(table)('%s %s', (method, url, guard, payload) => {
  test.each(actors)('%s', async (_name, who) => {
    actor = who;
    // An id that is nowhere: what is allowed changes nothing that the next line of the table needs.
    const response = await people.server.inject({
      method,
      url: `/api/v1${url.replace(':id', app.newId())}`,
      ...(payload && {
        payload: JSON.stringify(payload).replace('EMAIL', `${app.newId()}@example.test`),
        headers: { 'content-type': 'application/json' },
      }),
    });
    const { code } = response.statusCode >= 400 ? response.json<{ code: string }>() : { code: null };
    if (!mayPass(who, guard)) expect(code).toBe(who === null ? 'auth.required' : 'auth.forbidden');
    else expect([null, 'resource.notFound', 'setup.done', 'invitation.invalid']).toContain(code);
  });
});
