import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import {
  Button as AriaButton,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Input,
  Label,
} from 'react-aria-components';
import { useT } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';
import { inputFrame } from './Field.tsx';
import { KeyHint } from './KeyHint.tsx';

export type SearchFieldProps = Omit<AriaSearchFieldProps, 'children' | 'className' | 'style'> & {
  /** Its name for screen readers, and its placeholder unless there is another. */
  label?: string | undefined;
  placeholder?: string | undefined;
  keys?: string | undefined;
  inputRef?: Ref<HTMLInputElement>;
  className?: string | undefined;
};

/** Search as you type; Escape empties it, and then leaves a field that a key led to: letters are commands again. */
export function SearchField({ label, placeholder, keys, inputRef, className, ...rest }: SearchFieldProps) {
  const t = useT();
  const name = label ?? t('search.label');
  return (
    <AriaSearchField {...rest} className={joinClasses('group relative min-w-0', className)}>
      <Label className="sr-only">{name}</Label>
      <Search
        size={16}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
      />
      <Input
        placeholder={placeholder ?? name}
        onKeyDown={({ key, currentTarget }) => {
          if (keys && key === 'Escape' && currentTarget.value === '') currentTarget.blur();
        }}
        {...(inputRef ? { ref: inputRef } : {})}
        className={joinClasses(inputFrame, 'reach h-8 pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden')}
      />
      {keys && (
        <span className="pointer-events-none absolute top-1/2 right-2 hidden -translate-y-1/2 sm:group-data-empty:block group-focus-within:hidden">
          <KeyHint keys={keys} />
        </span>
      )}
      <AriaButton
        aria-label={t('action.clear')}
        className="absolute top-1/2 right-1 inline-flex size-6 -translate-y-1/2 items-center justify-center rounded-small text-muted group-data-empty:hidden data-hovered:bg-hover data-hovered:text-ink"
      >
        <X size={14} aria-hidden />
      </AriaButton>
    </AriaSearchField>
  );
}
