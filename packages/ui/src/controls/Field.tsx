import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError as AriaFieldError, Label, Text } from 'react-aria-components';
import { useT } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';

/** What every field can say about itself. */
export type FieldWords = {
  label: string;
  /** Keeps the label for screen readers only, where the place already says it. */
  isLabelHidden?: boolean | undefined;
  /** Says that the field may stay empty: optional is the exception and is marked, required is not. */
  isOptional?: boolean | undefined;
  description?: ReactNode;
  /** What is wrong and what to do; shown when the field is invalid. */
  errorMessage?: ReactNode;
};

/** The frame of whatever is typed into. 16 px on phones, or iOS zooms the page. */
export const inputFrame =
  'w-full min-w-0 rounded-small border border-control bg-surface text-base text-ink transition-colors max-sm:text-[1rem] ' +
  'data-hovered:border-muted data-focused:border-accent data-focused:outline-2 data-focused:outline-offset-0 data-focused:outline-accent/40 ' +
  'data-invalid:border-broken data-disabled:opacity-50';

export function FieldLabel({ label, isLabelHidden, isOptional }: FieldWords) {
  const t = useT();
  return (
    <Label className={joinClasses('flex gap-1.5 text-list font-medium text-ink', isLabelHidden && 'sr-only')}>
      {label}
      {isOptional && <span className="font-normal text-muted">{t('field.optional')}</span>}
    </Label>
  );
}

export function FieldDescription({ children }: { children: ReactNode }) {
  return children ? (
    <Text slot="description" className="text-meta text-muted">
      {children}
    </Text>
  ) : null;
}

/** The errors of a field: an icon and a sentence, tied to it for screen readers. */
export function FieldErrors({ children }: { children?: ReactNode }) {
  return (
    <AriaFieldError className="flex items-start gap-1 text-meta font-medium text-broken-ink">
      {({ validationErrors }) => (
        <>
          <CircleAlert size={14} aria-hidden className="mt-px" />
          <span>{children ?? validationErrors.join(' ')}</span>
        </>
      )}
    </AriaFieldError>
  );
}

/** Label above, field, then what helps or what is wrong. */
export const fieldColumn = 'group flex min-w-0 flex-col gap-1';
