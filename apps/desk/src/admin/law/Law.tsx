import type { RegimeDto } from '@hilo/api';
import { useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { adminMessages } from '../adminMessages.ts';
import { Loaded } from '../Loaded.tsx';
import { Block, Page } from '../Page.tsx';
import { ChooseProfiles } from './ChooseProfiles.tsx';
import { CountDays } from './CountDays.tsx';
import { HouseGuards } from './HouseGuards.tsx';
import { InForce } from './InForce.tsx';
import { readRegime } from './lawApi.ts';
import { lawMessages } from './lawMessages.ts';
import { Questions } from './Questions.tsx';
import { TryLaw } from './TryLaw.tsx';

/** Which law binds, as one finds it out: a few questions, what follows from them, how days are counted, a try. */
export function Law() {
  const t = useT(lawMessages);
  const words = useT(adminMessages);
  const regime = useQuery({ queryKey: ['regime'], queryFn: readRegime });
  return (
    <Page title={words('nav.law')} about={t('about')}>
      <Loaded query={regime}>{(data) => <Parts regime={data} />}</Loaded>
    </Page>
  );
}

function Parts({ regime }: { regime: RegimeDto }) {
  const t = useT(lawMessages);
  const { settings } = regime;
  return (
    <>
      <Block title={t('ask.title')} about={t('ask.about')}>
        <Questions key={JSON.stringify(settings.answers)} regime={regime} />
      </Block>
      <Block title={t('inForce.title')} about={t('inForce.about')}>
        <InForce regime={regime} />
      </Block>
      <Block title={t('try.title')} about={t('try.about')}>
        <TryLaw regime={regime} />
      </Block>
      <Block title={t('count.title')}>
        <CountDays
          key={`${settings.place} ${settings.saturdayIsWorking} ${settings.countsCommonDaysOnly}`}
          regime={regime}
        />
      </Block>
      <Block title={t('house.title')} about={t('house.about')}>
        <HouseGuards key={JSON.stringify(settings.guards)} regime={regime} />
      </Block>
      <Block title={t('all.title')} about={t('all.about')}>
        <ChooseProfiles key={settings.profileIds.join(' ')} regime={regime} />
      </Block>
    </>
  );
}
