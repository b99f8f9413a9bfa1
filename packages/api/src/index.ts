export * from './channels.ts';
export * from './common.ts';
export * from './customers.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './people.ts';
export * from './search.ts';
export * from './tickets.ts';
