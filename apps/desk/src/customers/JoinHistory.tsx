import type { CustomerDto } from '@hilo/api';
import { Button, toasts, useFormat, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { useMay } from '../people/people.ts';
import { reasons } from './join-reasons.ts';
import { joinMessages } from './joinMessages.ts';
import { customerMessages } from './messages.ts';
import { PanelSection } from './PanelSection.tsx';

/** What was joined with this customer or taken away, on what evidence, and the way back. */
export function JoinHistory({ customer }: { customer: CustomerDto }) {
  const t = useT(customerMessages);
  const join = useT(joinMessages);
  const format = useFormat();
  const client = useQueryClient();
  const mayWrite = useMay('customers.write');
  const undo = (id: string) =>
    api.undoIdentityMove(id).then(
      () => {
        void client.invalidateQueries({ queryKey: ['customer'] });
        void client.invalidateQueries({ queryKey: ['tickets'] });
        toasts.show({ text: t('same.undone'), tone: 'done' });
      },
      () => toasts.show({ text: t('same.undoFailed'), tone: 'failed' }),
    );
  return (
    <PanelSection title={join('moves.title')}>
      <ul className="flex flex-col gap-2 text-list">
        {customer.moves.map((move) => (
          <li key={move.id} className="flex items-start gap-2">
            <div className="min-w-0 flex-1">
              <p>
                {join(move.toCustomerId === customer.id ? 'moves.in' : 'moves.out', {
                  count: move.identityIds.length,
                })}
              </p>
              <p className="text-meta text-muted">
                {[
                  format.date(move.movedAt, 'medium'),
                  ...move.evidence.reasons.map((reason) => {
                    const one = reasons.find((each) => each === reason);
                    return one ? join(`reason.${one}`) : reason;
                  }),
                  ...(move.evidence.note ? [move.evidence.note] : []),
                  ...(move.undoneAt ? [join('moves.undone')] : []),
                ].join(' · ')}
              </p>
            </div>
            {mayWrite && move.undoneAt === null && (
              <Button size="small" variant="bare" onPress={() => void undo(move.id)}>
                {t('undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
