/** What an adapter needs of node. Kept apart: manifests import the kit, too, and they are shown in browsers. */
export * from './ask-provider.ts';
export * from './lookup-only.ts';
export * from './network-of.ts';
export * from './public-address.ts';
