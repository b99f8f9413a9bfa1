import { Button, TextField, useT } from '@hilo/ui';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { checkMessages } from '../checkMessages.ts';

const looks = {
  asks: 'bg-risk-soft text-risk-ink',
  offers: 'bg-accent-soft text-accent-ink',
  said: 'text-muted',
};

/** One line, as loud as it has to be. While it asks, it takes the focus once sending was tried. */
export function Line(props: {
  icon: LucideIcon;
  look: keyof typeof looks;
  isAsked: boolean;
  words: string;
  children: ReactNode;
}) {
  const { icon: Icon, look, isAsked, words, children } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAsked && look === 'asks') place.current?.querySelector('button')?.focus();
  }, [isAsked, look]);
  return (
    <div
      ref={place}
      role={isAsked && look === 'asks' ? 'alert' : 'status'}
      className={`flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-t border-line px-4 py-1 text-list ${looks[look]}`}
    >
      <Icon size={14} aria-hidden className="shrink-0" />
      <span className="min-w-40 flex-1 font-medium">{words}</span>
      <span className="flex flex-wrap items-center gap-1">{children}</span>
    </div>
  );
}

/** A few words that are kept with the message. */
export function Reason(props: {
  label: string;
  hint: string;
  onCancel: () => void;
  onSay: (reason: string) => void;
}) {
  const { label, hint, onCancel, onSay } = props;
  const t = useT(checkMessages);
  const [reason, setReason] = useState('');
  const say = () => reason.trim() !== '' && onSay(reason.trim());
  return (
    <form
      className="flex flex-wrap items-end gap-2 border-t border-line px-4 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <TextField
        autoFocus
        className="min-w-40 flex-1"
        label={label}
        placeholder={hint}
        value={reason}
        maxLength={300}
        onChange={setReason}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      <Button onPress={onCancel}>{t('cancel')}</Button>
      <Button type="submit" variant="primary" isDisabled={reason.trim() === ''}>
        {t('check.claim')}
      </Button>
    </form>
  );
}
