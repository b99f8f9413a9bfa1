import { answerMutations } from './answers.ts';
import { arrivalMutations } from './arrivals.ts';
import type { Mutation } from './mutation.ts';
import { promiseMutations } from './promises.ts';

export type { Edit, Mutation } from './mutation.ts';

/** Mistakes that somebody who writes a channel makes, each in the source of an example that is otherwise right. */
export const mutations: readonly Mutation[] = [...arrivalMutations, ...answerMutations, ...promiseMutations];
