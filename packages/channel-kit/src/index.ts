export * from './adapter.ts';
export * from './arrival.ts';
export * from './ask-provider.ts';
export * from './capabilities.ts';
export * from './channel-error.ts';
export * from './manifest.ts';
export * from './open-work.ts';
export * from './settings.ts';
