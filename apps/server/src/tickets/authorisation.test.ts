import { type Permission, permissions, type Role, roles } from '@hilo/core';
import { describe, expect, it } from 'vitest';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const nobody = '01890000-0000-7000-8000-000000000000';
const party = { kind: 'mailAddress', value: 'a@b.example', name: null };

/** Every address, what it needs, and a body that its schema takes. Ids are of nobody: who may act finds nothing. */
const table: ['GET' | 'POST' | 'PATCH' | 'DELETE', string, Permission, object?][] = [
  ['GET', '/tickets', 'tickets.read'],
  ['GET', `/tickets/${nobody}`, 'tickets.read'],
  ['GET', `/tickets/${nobody}/messages`, 'tickets.read'],
  ['GET', `/tickets/${nobody}/moves`, 'tickets.read'],
  ['POST', '/tickets', 'messages.send', { channelId: nobody, to: [party], text: 'x' }],
  ['PATCH', `/tickets/${nobody}`, 'tickets.write', { tags: [] }],
  ['POST', `/tickets/${nobody}/messages`, 'messages.send', { text: 'x' }],
  ['POST', `/tickets/${nobody}/messages`, 'tickets.write', { kind: 'note', text: 'x' }],
  ['POST', `/tickets/${nobody}/messages`, 'messages.send', { kind: 'forward', text: 'x', to: [party] }],
  ['POST', `/tickets/${nobody}/moves`, 'tickets.write', { messageIds: [nobody] }],
  [
    'POST',
    `/tickets/${nobody}/merge`,
    'tickets.write',
    { toTicketId: '01890000-0000-7000-8000-000000000001' },
  ],
  ['POST', `/moves/${nobody}/undo`, 'tickets.write'],
  ['POST', `/tickets/${nobody}/participants`, 'tickets.write', party],
  ['DELETE', `/tickets/${nobody}/participants?kind=a&value=b`, 'tickets.write'],
  ['DELETE', `/tickets/${nobody}/suggestions/${nobody}`, 'tickets.write'],
  ['POST', '/tickets/bulk', 'tickets.write', { ids: [nobody], action: { type: 'change', isSpam: true } }],
  ['GET', `/tickets/${nobody}/clocks`, 'tickets.read'],
  ['GET', '/approvals', 'tickets.read'],
  ['GET', '/promises/now', 'reports.read'],
  ['GET', `/tickets/${nobody}/cure`, 'messages.send'],
  ['POST', `/tickets/${nobody}/follow-ups`, 'tickets.write', { dueAt: '2030-01-01T09:00:00Z', note: 'x' }],
  ['POST', `/tickets/${nobody}/follow-ups/${nobody}/done`, 'tickets.write'],
  ['POST', `/tickets/${nobody}/follow-ups/${nobody}/cancel`, 'tickets.write', { reason: 'x' }],
  ['POST', `/tickets/${nobody}/cure`, 'messages.send', { text: 'x' }],
  ['GET', `/tickets/${nobody}/transfer`, 'messages.send'],
  ['POST', `/tickets/${nobody}/transfer`, 'messages.send', { to: 'x' }],
  ['POST', `/tickets/${nobody}/clocks/${nobody}/decision`, 'tickets.write', { note: 'x' }],
  ['POST', `/tickets/${nobody}/approvals`, 'tickets.write', { action: 'spam', change: {}, reason: 'x' }],
  ['POST', `/approvals/${nobody}/approve`, 'approvals.decide'],
  ['POST', `/approvals/${nobody}/refuse`, 'approvals.decide'],
  ['POST', `/approvals/${nobody}/withdraw`, 'tickets.write'],
  ['GET', '/breaches', 'reports.read'],
  ['PATCH', `/breaches/${nobody}`, 'breaches.write', { cause: 'x' }],
  ['GET', '/tags', 'tickets.read'],
  ['POST', '/tags/rename', 'teams.write', { name: 'x', to: 'y' }],
  ['POST', '/tags/colour', 'teams.write', { name: 'x', colour: null }],
  ['POST', '/tags/delete', 'teams.write', { name: 'x' }],
  ['GET', '/views', 'tickets.read'],
  ['GET', '/views/counts', 'tickets.read'],
  ['POST', '/views', 'teams.write', { name: 'x', view: 'all', isShared: true }],
  ['POST', '/views/order', 'teams.write', { isShared: true, ids: [] }],
  ['PATCH', `/views/${nobody}`, 'tickets.read', { name: 'x' }],
  ['DELETE', `/views/${nobody}`, 'tickets.read'],
  ['DELETE', `/messages/${nobody}`, 'messages.send'],
  ['POST', `/messages/${nobody}/resend`, 'messages.send'],
  ['POST', `/messages/${nobody}/redact`, 'messages.redact', { reason: 'x' }],
  ['GET', `/messages/${nobody}/original`, 'tickets.read'],
  ['GET', `/messages/${nobody}/headers`, 'tickets.read'],
  ['GET', `/messages/${nobody}/html`, 'tickets.read'],
  ['GET', '/customers', 'customers.read'],
  ['GET', `/customers/${nobody}`, 'customers.read'],
  ['GET', '/blocked-identities', 'customers.read'],
  ['POST', '/customers', 'customers.write', {}],
  ['PATCH', `/customers/${nobody}`, 'customers.write', { name: 'x' }],
  ['POST', `/customers/${nobody}/identities`, 'customers.write', { kind: 'a', value: 'b' }],
  ['DELETE', `/customers/${nobody}/identities/${nobody}`, 'customers.write'],
  [
    'POST',
    `/customers/${nobody}/moves`,
    'customers.write',
    { toCustomerId: '01890000-0000-7000-8000-000000000001' },
  ],
  ['POST', `/customer-moves/${nobody}/undo`, 'customers.write'],
  ['DELETE', `/customers/${nobody}/suggestions/${nobody}`, 'customers.write'],
  ['GET', `/customers/${nobody}/export`, 'customers.export'],
  ['POST', `/customers/${nobody}/restrict`, 'customers.erase'],
  ['POST', `/customers/${nobody}/lift-restriction`, 'customers.erase'],
  ['POST', `/customers/${nobody}/erase`, 'customers.erase'],
  ['GET', '/arrivals', 'quarantine.read'],
  ['GET', `/arrivals/${nobody}/original`, 'quarantine.read'],
  ['POST', `/arrivals/${nobody}/release`, 'quarantine.write', {}],
  ['POST', `/arrivals/${nobody}/dismiss`, 'quarantine.write'],
  ['GET', `/channels/${nobody}/counts`, 'channels.read'],
  ['GET', '/channels', 'channels.read'],
  ['GET', `/channels/${nobody}`, 'channels.read'],
  ['POST', '/channels', 'channels.write', { kind: 'none', name: 'x', settings: {} }],
  ['PATCH', `/channels/${nobody}`, 'channels.write', { name: 'x' }],
  ['DELETE', `/channels/${nobody}`, 'channels.write'],
  ['POST', '/channels/test', 'channels.write', { kind: 'none', settings: {} }],
  ['POST', `/channels/${nobody}/test`, 'channels.write'],
];

describe.each(table)('%s %s needs %s', (method, url, permission, body) => {
  it.each(roles)('as %s', async (role: Role) => {
    const { status, json } = await ask(world.agents[role], method, url, body);
    if ((permissions[permission] as readonly Role[]).includes(role)) {
      expect([401, 403, 500]).not.toContain(status);
    } else {
      expect(status).toBe(403);
      expect(json).toMatchObject({ code: 'auth.forbidden', facts: { permission } });
    }
  });

  it('not for nobody, nor for a key with every other scope', async () => {
    expect((await ask(null, method, url, body)).status).toBe(401);
    const scopes = (Object.keys(permissions) as Permission[]).filter((name) => name !== permission);
    const key = { type: 'apiKey' as const, apiKeyId: nobody, scopes };
    expect((await ask(key, method, url, body)).status).toBe(403);
  });
});
