/** From the one that may most to the one that may least. */
export const roles = ['administrator', 'supervisor', 'agent', 'reader'] as const;
export type Role = (typeof roles)[number];

/** Everything that can be allowed, and to whom. Scopes of API keys use the same names. */
export const permissions = {
  'tickets.read': ['administrator', 'supervisor', 'agent', 'reader'],
  'tickets.write': ['administrator', 'supervisor', 'agent'],
  'messages.send': ['administrator', 'supervisor', 'agent'],
  'messages.redact': ['administrator', 'supervisor'],
  /** Whole lists at once, for a spreadsheet. */
  'tickets.export': ['administrator', 'supervisor'],
  'customers.read': ['administrator', 'supervisor', 'agent', 'reader'],
  'customers.write': ['administrator', 'supervisor', 'agent'],
  'customers.export': ['administrator', 'supervisor'],
  'imports.write': ['administrator', 'supervisor'],
  'customers.erase': ['administrator'],
  'quarantine.read': ['administrator', 'supervisor'],
  'quarantine.write': ['administrator', 'supervisor'],
  'channels.read': ['administrator', 'supervisor', 'agent', 'reader'],
  'channels.write': ['administrator'],
  'agents.read': ['administrator', 'supervisor', 'agent', 'reader'],
  'agents.write': ['administrator'],
  'teams.write': ['administrator', 'supervisor'],
  /** Answers and macros for others; one's own everybody may write who answers. */
  'answers.write': ['administrator', 'supervisor'],
  'rules.write': ['administrator', 'supervisor'],
  /** Calendars, opening hours, what is promised, and who is told when it is not kept. */
  'promises.write': ['administrator', 'supervisor'],
  /** What a colleague asks for where the law wants two people. */
  'approvals.decide': ['administrator', 'supervisor'],
  /** Why a promise was broken, and what was done about it. */
  'breaches.write': ['administrator', 'supervisor'],
  'settings.write': ['administrator'],
  'apiKeys.write': ['administrator'],
  'reports.read': ['administrator', 'supervisor'],
  'events.read': ['administrator', 'supervisor', 'agent', 'reader'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;
export const permissionNames = Object.keys(permissions) as Permission[];

/** Who acts: an agent at the desk, a program with a key, or Hilo itself. */
export type Actor =
  | { type: 'agent'; agentId: string; role: Role }
  | { type: 'apiKey'; apiKeyId: string; scopes: readonly (Permission | '*')[] }
  | { type: 'system' };

/** Whether this actor may; a key only what its scopes say. Each use-case asks, whatever a screen has offered. */
export const isAllowed = (actor: Actor, permission: Permission): boolean => {
  switch (actor.type) {
    case 'system':
      return true;
    case 'agent':
      return (permissions[permission] as readonly Role[]).includes(actor.role);
    case 'apiKey':
      return actor.scopes.includes('*') || actor.scopes.includes(permission);
  }
};

/** The roles that may, for a refusal that says who can. */
export const rolesWith = (permission: Permission): readonly Role[] => permissions[permission];
