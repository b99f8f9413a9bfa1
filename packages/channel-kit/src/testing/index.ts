export * from './fake-clock.ts';
export * from './grant-lease.ts';
export * from './harness.ts';
export * from './listen-http.ts';
export * from './memory-conversations.ts';
export * from './memory-store.ts';
export * from './mount-routes.ts';
export * from './record-log.ts';
export { NotStored, type ReceiveRecorder, type RecordedArrival, recordReceive } from './record-receive.ts';
