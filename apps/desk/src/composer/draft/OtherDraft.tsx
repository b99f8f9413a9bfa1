import { Button, useT } from '@hilo/ui';
import { defineMessages } from '@hilo/ui/i18n';
import type { Compose } from '../compose.ts';

const messages = defineMessages({
  es: {
    'other.answer': 'Tu respuesta sigue guardada: {text}',
    'other.note': 'Tienes una nota a medias: {text}',
    'other.forward': 'Tu reenvío sigue guardado: {text}',
    'other.turn': 'Seguir con ello',
  },
  en: {
    'other.answer': 'Your answer is kept: {text}',
    'other.note': 'You have begun a note: {text}',
    'other.forward': 'Your forward is kept: {text}',
    'other.turn': 'Continue it',
  },
});

export type OtherDraftProps = { compose: Compose; onTurn: () => void };

/** Says what waits on the other side, where a note is written beside an answer, and leads there. */
export function OtherDraft({ compose, onTurn }: OtherDraftProps) {
  const t = useT(messages);
  return (
    <p className="flex min-w-0 shrink-0 items-center gap-2 px-4 py-1 text-meta text-muted">
      <bdi className="min-w-0 truncate">
        {t(`other.${compose.kind}`, { text: compose.text.trim().slice(0, 120) })}
      </bdi>
      <Button variant="bare" size="small" className="shrink-0" onPress={onTurn}>
        {t('other.turn')}
      </Button>
    </p>
  );
}
