export * from './chat-world.ts';
export * from './widget-client.ts';
