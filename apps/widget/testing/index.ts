export { signIdentity } from './identity.ts';
export { type ChatDouble, startDouble } from './start-double.ts';
