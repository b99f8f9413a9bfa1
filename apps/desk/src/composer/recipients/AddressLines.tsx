import { Button, lazyPart, useFormat, useT } from '@hilo/ui';
import type { ChannelFace } from '../../channels.tsx';
import type { AnswerPlan } from '../answer-plan.ts';
import type { Compose } from '../compose.ts';
import { composerMessages } from '../messages.ts';

const AddressFields = lazyPart(
  () => import('./AddressFields.tsx').then((file) => file.AddressFields),
  'inPlace',
);

/** Below the head of an answer or a forward: what is particular about where it goes, and the fields to change it. */
export function AddressLines(props: {
  compose: Compose;
  plan: AnswerPlan;
  face: ChannelFace;
  /** The channel that she has left, where another stands in for it. */
  leftFace: ChannelFace | null;
  isPublic: boolean;
  isEditing: boolean;
  keepsSubject: boolean;
  onChange: (change: Partial<Compose>) => void;
}) {
  const { compose, plan, face, leftFace, isPublic, isEditing, keepsSubject, onChange } = props;
  const t = useT(composerMessages);
  const format = useFormat();
  return (
    <>
      {leftFace && (
        <p className="flex flex-wrap items-center gap-x-2 px-4 text-meta text-ink">
          {t('left.instead', { channel: leftFace.word })}
          <Button size="small" variant="bare" onPress={() => onChange({ channelId: leftFace.id })}>
            {t('left.back', { channel: leftFace.word })}
          </Button>
        </p>
      )}
      {plan.wishedTo.length > 0 && (
        <p className="flex items-center gap-2 px-4 text-meta text-ink">
          {t('replyTo.asks', { address: format.list(plan.wishedTo.map(({ value }) => value)) })}
          <Button size="small" variant="bare" onPress={() => onChange({ to: [...plan.wishedTo] })}>
            {t('replyTo.use')}
          </Button>
        </p>
      )}
      {isPublic && <p className="px-4 text-meta text-accent-ink">{t('line.publicHelp')}</p>}
      {isEditing && (
        <AddressFields
          plan={plan}
          subject={compose.subject}
          keepsSubject={keepsSubject}
          identityKind={face.traits?.identityKinds[0] ?? 'mailAddress'}
          onChange={onChange}
        />
      )}
    </>
  );
}
