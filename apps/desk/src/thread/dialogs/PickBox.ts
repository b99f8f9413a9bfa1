/** A file of its own, so that it is fetched by itself. */
export { Checkbox } from '@hilo/ui';
