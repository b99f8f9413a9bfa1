import {
  applyTheme,
  FixedNow,
  type Locale,
  locales,
  ownNameOf,
  readTheme,
  Select,
  type Theme,
  useLocale,
  useT,
} from '@hilo/ui';
import { type ReactNode, useState } from 'react';
import { useSetLocale } from '../localeSetting.ts';
import { GalleryControls } from './GalleryControls.tsx';
import { GalleryDisplay } from './GalleryDisplay.tsx';
import { GalleryOverlays } from './GalleryOverlays.tsx';
import { GalleryStates } from './GalleryStates.tsx';
import { galleryMessages } from './galleryMessages.ts';
import { SampleThread } from './SampleThread.tsx';

const now = Date.parse('2026-11-22T18:30:00Z');

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[10rem_minmax(0,1fr)] gap-6 border-t border-line py-8 max-lg:grid-cols-1 max-lg:gap-3">
      <h2 className="text-base font-semibold">{title}</h2>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

/** Every component in every state, for eyes, for axe and for the next developer. */
export function Gallery() {
  const t = useT(galleryMessages);
  const locale = useLocale();
  const setLocale = useSetLocale();
  const [theme, setTheme] = useState<Theme>(readTheme);
  return (
    <FixedNow value={now}>
      <main className="min-h-dvh bg-surface">
        <div className="mx-auto max-w-260 px-6 pb-16 max-sm:px-4">
          <header className="flex flex-wrap items-end gap-4 py-8">
            <h1 className="flex-1 text-title">
              {t('title')}
              <a href="/gallery/desk" className="ml-3 text-list font-normal text-accent-ink underline">
                {t('whole')}
              </a>
            </h1>
            <Select
              label={t('theme')}
              className="w-36"
              choices={(['system', 'light', 'dark'] as const).map((id) => ({ id, label: t(`theme.${id}`) }))}
              value={theme}
              onChange={(key) => {
                setTheme(key as Theme);
                applyTheme(key as Theme);
              }}
            />
            <Select
              label={t('language')}
              className="w-36"
              choices={locales.map((id) => ({ id, label: ownNameOf[id] }))}
              value={locale}
              onChange={(key) => setLocale(key as Locale)}
            />
          </header>
          <GalleryControls Section={Section} />
          <Section title={t('overlays')}>
            <GalleryOverlays />
          </Section>
          <GalleryDisplay Section={Section} />
          <Section title={t('states')}>
            <GalleryStates />
          </Section>
          <Section title={t('thread')}>
            <SampleThread />
          </Section>
          <Section title={t('customer')}>
            <SampleThread tone="light" most={8} />
          </Section>
        </div>
      </main>
    </FixedNow>
  );
}

export type SectionComponent = typeof Section;
