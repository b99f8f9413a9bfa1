export * from './agents/permissions.ts';
export * from './customers/identity.ts';
export * from './events/event.ts';
export * from './ids.ts';
export * from './tickets/divide-waiting.ts';
export * from './tickets/place-arrival.ts';
export * from './tickets/status.ts';
export * from './tickets/tracking-key.ts';
