import { IconButton } from '@hilo/ui';
import { Paperclip } from 'lucide-react';
import { useRef } from 'react';

/** Opens the machine's own picker; the same files may also be pasted or dropped. */
export function FileButton({ onFiles, label }: { onFiles: (files: File[]) => void; label: string }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton size="small" icon={Paperclip} label={label} onPress={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
