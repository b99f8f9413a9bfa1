/**
 * What this build of the conversation says. Each way of speaking is a build of its own, which has `en.ts` or
 * `es-formal.ts` in the place of this one (vite.config.ts): words stand where they are said, nobody fetches a language
 * that she does not read, and none of them has to be waited for.
 */
export * from './es.ts';
