import { type Actor, type EventType, isAllowed, type Permission } from '@hilo/core';

type Noun = EventType extends `${infer Found}.${string}` ? Found : never;

/** What one must be allowed to know of an event, by what it speaks of. The compiler refuses a missing noun. */
const byNoun: Record<Noun, Permission> = {
  ticket: 'tickets.read',
  message: 'tickets.read',
  note: 'tickets.read',
  interaction: 'tickets.read',
  participant: 'tickets.read',
  customer: 'customers.read',
  identity: 'customers.read',
  arrival: 'quarantine.read',
  channel: 'channels.read',
  agent: 'agents.read',
  team: 'agents.read',
  answer: 'tickets.read',
  rule: 'tickets.read',
  clock: 'tickets.read',
  breach: 'reports.read',
  approval: 'tickets.read',
  apiKey: 'apiKeys.write',
  settings: 'settings.write',
  calendar: 'tickets.read',
  hours: 'tickets.read',
  promise: 'tickets.read',
  regime: 'tickets.read',
  notification: 'tickets.read',
  view: 'tickets.read',
  tag: 'tickets.read',
  webhook: 'settings.write',
  field: 'customers.read',
  import: 'imports.write',
};

/** Who signs in when is for those who manage agents, as the list of sign-ins is. */
const byType: Partial<Record<EventType, Permission>> = {
  'agent.signedIn': 'agents.write',
  'agent.signInFailed': 'agents.write',
};

const nouns = new Map<string, Permission>(Object.entries(byNoun));
const types = new Map<string, Permission>(Object.entries(byType));

/** What speaks of one agent's own things is for that agent alone, whatever others may. */
const isPrivate = /^(notification|view)\./;

/** Whether the actor may know of an event of this type. One that this version does not know is for nobody but itself. */
export const maySee = (actor: Actor, type: string, facts?: unknown): boolean => {
  const needed = types.get(type) ?? nouns.get(type.split('.')[0]!);
  if (needed === undefined || !isAllowed(actor, needed)) return false;
  if (!isPrivate.test(type)) return true;
  const { agentId } = (facts ?? {}) as { agentId?: unknown };
  return agentId === null || (actor.type === 'agent' && actor.agentId === agentId);
};
