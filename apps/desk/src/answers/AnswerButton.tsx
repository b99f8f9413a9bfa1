import { IconButton } from '@hilo/ui';
import { MessageSquareText } from 'lucide-react';

/** Opens the library, for whoever does not know the slash. */
export function AnswerButton({ label, onPress }: { label: string; onPress: () => void }) {
  return <IconButton size="small" icon={MessageSquareText} label={label} keys="/" onPress={onPress} />;
}
