export * from './adapter.ts';
export * from './arrival.ts';
export * from './capabilities.ts';
export * from './channel-error.ts';
export * from './manifest.ts';
export * from './settings.ts';
