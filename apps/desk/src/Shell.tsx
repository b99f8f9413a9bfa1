import {
  afterPaint,
  chooseLocale,
  I18nProvider,
  LinkRouter,
  type Locale,
  regionOf,
  ToastRegion,
} from '@hilo/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { FormContext } from 'react-aria-components';
import { focusFirstWrong } from './focus-first-wrong.ts';
import { LocaleSetting } from './localeSetting.ts';
import { queryClient } from './queryClient.ts';

/** What a field is marked with says what was wrong; it must not keep the form from being sent again, mended. */
const marks = { validationBehavior: 'aria' } as const;

/** What surrounds every screen, signed in or not: language, data, links that navigate without loading, notices. */
export function Shell() {
  const navigate = useNavigate();
  const [locale, setLocale] = useState<Locale>(() => chooseLocale(null, navigator.languages));
  useEffect(() => {
    document.documentElement.lang = regionOf[locale];
  }, [locale]);
  useEffect(focusFirstWrong, []);
  return (
    <LocaleSetting value={setLocale}>
      <I18nProvider locale={locale}>
        <QueryClientProvider client={queryClient}>
          <LinkRouter navigate={(href) => afterPaint(() => void navigate({ href }))}>
            <FormContext value={marks}>
              <Outlet />
            </FormContext>
            <ToastRegion />
          </LinkRouter>
        </QueryClientProvider>
      </I18nProvider>
    </LocaleSetting>
  );
}
