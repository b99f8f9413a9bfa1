import { Button, TextField, useT } from '@hilo/ui';
import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';

/** A long value to be handed on: selectable where there is no clipboard (plain HTTP), copied where there is. */
export function CopyField(props: { label: string; value: string; autoFocus?: boolean }) {
  const { label, value, autoFocus = false } = props;
  const t = useT();
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle');
  const input = useRef<HTMLInputElement>(null);
  const words = { idle: t('action.copy'), done: t('action.copied'), failed: t('copy.failed') }[state];
  const copy = () => {
    input.current?.select();
    if (!navigator.clipboard) return setState('failed');
    navigator.clipboard.writeText(value).then(
      () => setState('done'),
      () => setState('failed'),
    );
  };
  return (
    <div className="flex items-end gap-2">
      <TextField
        label={label}
        value={value}
        isReadOnly
        autoFocus={autoFocus}
        inputRef={input}
        onFocus={() => input.current?.select()}
        className="flex-1"
      />
      <Button icon={state === 'done' ? Check : Copy} onPress={copy} className="shrink-0">
        {words}
      </Button>
      <span role="status" className="sr-only">
        {state === 'idle' ? '' : words}
      </span>
    </div>
  );
}
