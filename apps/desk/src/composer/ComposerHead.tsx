import { IconButton, useT } from '@hilo/ui';
import { Forward, Reply, StickyNote, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMay } from '../people/people.ts';
import type { Compose } from './compose.ts';
import { composerMessages } from './messages.ts';

const kinds = [
  { kind: 'answer', icon: Reply, keys: 'r' },
  { kind: 'note', icon: StickyNote, keys: 'n' },
  { kind: 'forward', icon: Forward, keys: 'f' },
] as const;

/** What is being written, in one line where it goes, and the way out. */
export function ComposerHead(props: {
  kind: Compose['kind'];
  onKind: (kind: Compose['kind']) => void;
  onClose: () => void;
  /** The line of where it goes. */
  children: ReactNode;
}) {
  const { kind: chosen, onKind, onClose, children } = props;
  const t = useT(composerMessages);
  const maySend = useMay('messages.send');
  return (
    <header className="flex items-start gap-3 px-2 pt-2">
      {/* biome-ignore lint/a11y/useSemanticElements: three buttons of which one is pressed, not fields of a form */}
      <div role="group" aria-label={t('kind.label')} className="flex shrink-0">
        {kinds
          .filter(({ kind }) => maySend || kind === 'note')
          .map(({ kind, icon, keys }) => (
            <IconButton
              key={kind}
              size="small"
              icon={icon}
              label={t(`kind.${kind}`)}
              keys={keys}
              isOn={chosen === kind}
              onPress={() => (kind === chosen ? undefined : onKind(kind))}
            />
          ))}
      </div>
      <div className="flex min-h-7 min-w-0 flex-1 items-center">{children}</div>
      <IconButton size="small" icon={X} label={t('send.close')} keys="escape" onPress={onClose} />
    </header>
  );
}
