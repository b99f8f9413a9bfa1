/** Of what failed, fetched when something has. */
export { RawDetail } from '@hilo/ui';
