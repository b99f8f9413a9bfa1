import { useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../account/useMe.ts';
import { adminMessages } from '../adminMessages.ts';
import { Loaded } from '../Loaded.tsx';
import { readAbout } from '../organisationApi.ts';
import { Page } from '../Page.tsx';
import { Health } from './Health.tsx';
import { organisationMessages } from './organisationMessages.ts';
import { Updates } from './Updates.tsx';

const linkLook = 'font-medium text-accent-ink underline underline-offset-2';

/** What runs here, under which licence, and where everybody who uses it gets its source (AGPL §13). */
export function About() {
  const t = useT(organisationMessages);
  const words = useT(adminMessages);
  const me = useMe();
  const about = useQuery({ queryKey: ['about'], queryFn: readAbout });
  return (
    <Page title={words('nav.about')} about={t('about.body')}>
      <Loaded query={about}>
        {({ version, source }) => (
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-8 gap-y-4 text-base max-sm:grid-cols-1 max-sm:gap-y-1 max-sm:[&_dd]:mb-3">
            <dt className="text-muted">{t('about.version')}</dt>
            <dd className="tabular-nums">{version}</dd>
            <dt className="text-muted">{t('about.licence')}</dt>
            <dd>{t('about.licenceValue')}</dd>
            <dt className="text-muted">{t('about.source')}</dt>
            <dd className="max-w-[60ch]">
              {source ? (
                <a href={source} className={linkLook} rel="noreferrer">
                  {t('about.sourceLink')}
                </a>
              ) : (
                t('about.sourceAsk')
              )}
              <p className="mt-1 text-list text-muted">{t('about.sourceBody')}</p>
            </dd>
            <dt className="text-muted">{t('about.others')}</dt>
            <dd>
              <a href="/licences.txt" className={linkLook}>
                {t('about.othersLink')}
              </a>
            </dd>
            {me.data?.permissions.includes('settings.write') && (
              <>
                <dt className="text-muted">{t('about.updates')}</dt>
                <dd className="max-w-[60ch]">
                  <Updates />
                </dd>
                <dt className="text-muted">{t('about.health')}</dt>
                <dd className="max-w-[60ch]">
                  <Health />
                </dd>
              </>
            )}
          </dl>
        )}
      </Loaded>
    </Page>
  );
}
