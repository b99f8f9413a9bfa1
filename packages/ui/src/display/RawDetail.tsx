import { useT } from '../i18n/index.ts';

/** What another program said, in its own words and language: one press away, for whoever has to look deeper. */
export function RawDetail({ children }: { children: string }) {
  const t = useT();
  return (
    <details className="min-w-0 text-meta text-muted">
      <summary className="w-fit cursor-pointer rounded-small hover:text-ink">{t('detail.raw')}</summary>
      <p dir="auto" className="mt-1 font-mono break-words whitespace-pre-wrap">
        {children}
      </p>
    </details>
  );
}
