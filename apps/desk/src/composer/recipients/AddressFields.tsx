import { TextField, useT } from '@hilo/ui';
import type { AnswerPlan } from '../answer-plan.ts';
import type { Compose } from '../compose.ts';
import { composerMessages } from '../messages.ts';
import { Recipients } from './Recipients.tsx';

/** To whom it goes, and about what: there once somebody asks to change it. */
export function AddressFields(props: {
  plan: AnswerPlan;
  subject: string | null;
  /** Whether there is one that it keeps, left empty. */
  keepsSubject: boolean;
  /** The sort of address that is typed here. */
  identityKind: string;
  onChange: (change: Partial<Compose>) => void;
}) {
  const { plan, subject, keepsSubject, identityKind, onChange } = props;
  const t = useT(composerMessages);
  return (
    <div className="pb-1">
      {(['to', 'cc', 'bcc'] as const).map((line) => (
        <Recipients
          key={line}
          label={t(`recipients.${line}`)}
          value={plan[line]}
          onChange={(parties) => onChange({ [line]: parties })}
          identityKind={identityKind}
          autoFocus={line === 'to'}
        />
      ))}
      <TextField
        className="px-4 pt-1"
        label={t('subject.label')}
        isLabelHidden
        placeholder={keepsSubject ? `${t('subject.label')}: ${t('subject.same')}` : t('subject.label')}
        value={subject ?? ''}
        onChange={(typed) => onChange({ subject: typed === '' ? null : typed })}
      />
    </div>
  );
}
