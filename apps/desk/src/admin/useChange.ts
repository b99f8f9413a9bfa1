import { useMutation, useQueryClient } from '@tanstack/react-query';

/**
 * A change on the server; what was read under `keys` is read anew when it is done. The error stays on the
 * result until the next try, for the form to show.
 */
export function useChange<Input, Answer>(
  change: (input: Input) => Promise<Answer>,
  keys: readonly string[],
  onDone?: (answer: Answer, input: Input) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (answer, input) => {
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
      onDone?.(answer, input);
    },
  });
}
