import type { RegimeProfileDto } from '@hilo/api';
import { useLocale } from '@hilo/ui';

/** What a law is called: in the reader's language, and beside it as it is called where it was made. */
export function LawTitle({ law }: { law: Pick<RegimeProfileDto, 'title' | 'englishTitle'> }) {
  const isEnglish = useLocale() === 'en';
  if (!isEnglish) return <span lang="es">{law.title}</span>;
  return (
    <>
      {law.englishTitle}
      <span className="text-meta font-normal text-muted">
        {' · '}
        <span lang="es">{law.title}</span>
      </span>
    </>
  );
}
