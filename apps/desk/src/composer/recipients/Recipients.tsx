import type { PartyDto } from '@hilo/api';
import { useT } from '@hilo/ui';
import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { composerMessages } from '../messages.ts';
import { readParties } from './read-parties.ts';

/** People as chips in a line that takes more: typed, or pasted many at once. */
export function Recipients(props: {
  label: string;
  value: readonly PartyDto[];
  onChange: (value: PartyDto[]) => void;
  /** The sort of address that is typed here. */
  identityKind: string;
  autoFocus?: boolean;
}) {
  const { label, value, onChange, identityKind, autoFocus = false } = props;
  const t = useT(composerMessages);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  /** @returns whether all of it was an address */
  const take = (text: string): boolean => {
    const { parties, rest } = readParties(text, identityKind);
    const fresh = parties.filter((party) => !value.some((known) => known.value === party.value));
    if (fresh.length > 0) onChange([...value, ...fresh]);
    setTyped(rest);
    setWrong(rest === '' ? null : rest);
    return rest === '';
  };
  return (
    <div className="px-4">
      <div className="flex min-h-8 flex-wrap items-center gap-1 border-b border-line py-1 focus-within:border-accent">
        <label htmlFor={id} className="w-20 shrink-0 text-list text-muted">
          {label}
        </label>
        {value.map((party) => (
          <span
            key={party.kind + party.value}
            title={party.value}
            className="inline-flex h-6 max-w-56 items-center rounded-small bg-hover pl-2 text-list"
          >
            <bdi className="truncate">{party.name?.trim() || party.value}</bdi>
            <Button
              aria-label={`${t('cancel')}: ${party.name ?? party.value}`}
              onPress={() => onChange(value.filter((each) => each !== party))}
              className="inline-flex size-6 items-center justify-center rounded-small text-muted data-hovered:text-ink"
            >
              <X size={12} aria-hidden />
            </Button>
          </span>
        ))}
        <input
          id={id}
          value={typed}
          // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked to change it
          autoFocus={autoFocus}
          placeholder={value.length === 0 ? t('recipients.add') : ''}
          aria-invalid={wrong !== null}
          {...(wrong === null ? {} : { 'aria-describedby': `${id}-wrong` })}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(null);
          }}
          onBlur={() => typed.trim() !== '' && take(typed)}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text');
            if (!/[,;\n]/.test(text)) return;
            event.preventDefault();
            take(`${typed}${text}`);
          }}
          onKeyDown={(event) => {
            if (['Enter', ',', ';'].includes(event.key) && typed.trim() !== '') {
              event.preventDefault();
              // What is no address must not leave the others to be written to without it.
              if (!take(typed)) event.stopPropagation();
            } else if (event.key === 'Backspace' && typed === '') onChange(value.slice(0, -1));
          }}
          className="h-6 min-w-32 flex-1 bg-transparent text-list outline-none max-sm:text-[1rem]"
        />
      </div>
      {wrong !== null && (
        <p id={`${id}-wrong`} role="alert" className="pt-1 text-meta font-medium text-broken-ink">
          {t('recipients.wrong', { text: wrong })}
        </p>
      )}
    </div>
  );
}
