export { createDatabase, createPool, type Database, type PoolOptions } from './connect.ts';
export type { DB } from './generated/schema.ts';
export * from './migrate/index.ts';
export { lastMark, unreadMark } from './spare-round-trips.ts';
