import type { RegimeProfileDto } from '@hilo/api';
import { useLocale, useT } from '@hilo/ui';
import type { ReactNode } from 'react';
import { lawMessages } from './lawMessages.ts';

type Props = {
  law: Pick<RegimeProfileDto, 'title' | 'englishTitle'>;
  /** What is said beside the name. */
  children?: ReactNode;
};

/** What a law is called: in the reader's language, and below it, said to be that, the Spanish name that its texts have. */
export function LawTitle({ law, children }: Props) {
  const t = useT(lawMessages);
  const isEnglish = useLocale() === 'en';
  return (
    <>
      {isEnglish ? law.englishTitle : <span lang="es">{law.title}</span>}
      {children}
      {isEnglish && (
        <span className="block text-meta font-normal text-muted">
          {t('inSpanish')} <span lang="es">{law.title}</span>
        </span>
      )}
    </>
  );
}
