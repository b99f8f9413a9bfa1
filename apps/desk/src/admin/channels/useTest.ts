import { useMutation } from '@tanstack/react-query';
import { testChannel } from '../channelsApi.ts';

/** Tries settings for real, step by step, without keeping anything. */
export const useTest = () => useMutation({ mutationFn: testChannel, retry: false });
