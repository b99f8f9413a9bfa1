import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { beginSignIn } from '../channelsApi.ts';

/** Leaves for the page of the provider; the way back ends at a page of its own. */
export function useSignIn() {
  const leave = useMutation({
    mutationFn: beginSignIn,
    retry: false,
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const { reset } = leave;
  useEffect(() => {
    // Whoever turns back half way finds this page as it was left, and must be able to leave again.
    const comeBack = (event: PageTransitionEvent) => event.persisted && reset();
    window.addEventListener('pageshow', comeBack);
    return () => window.removeEventListener('pageshow', comeBack);
  }, [reset]);
  return leave;
}
