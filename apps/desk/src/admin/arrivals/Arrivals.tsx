import { Button, Tabs, useT } from '@hilo/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { adminMessages } from '../adminMessages.ts';
import { useChannelList } from '../channels/Channels.tsx';
import { Page } from '../Page.tsx';
import { ArrivalList } from './ArrivalList.tsx';
import { arrivalMessages } from './arrivalMessages.ts';
import { BlockedList } from './BlockedList.tsx';
import { type Kept, kept } from './kept.ts';

/** What entered no thread: what could not be read, what was left out on purpose, and who is not heard. */
export function Arrivals() {
  const t = useT(arrivalMessages);
  const words = useT(adminMessages);
  const navigate = useNavigate();
  const { outcome = 'quarantined', channel } = useSearch({ strict: false }) as {
    outcome?: Kept;
    channel?: string;
  };
  const channels = useChannelList();
  const ofChannel = channel && channels.data?.find((each) => each.id === channel)?.name;
  return (
    <Page title={words('nav.arrivals')} about={t('about')}>
      <div>
        {ofChannel && (
          <p className="mb-3 flex items-center gap-2 text-list">
            {t('filtered', { name: ofChannel })}
            <Button
              size="small"
              variant="bare"
              icon={X}
              onPress={() => void navigate({ to: '/admin/arrivals', search: { outcome } })}
            >
              {t('showAll')}
            </Button>
          </p>
        )}
        <Tabs
          label={t('views')}
          selectedKey={outcome}
          onSelectionChange={(key) =>
            void navigate({
              to: '/admin/arrivals',
              search: { outcome: key as Kept, ...(channel ? { channel } : {}) },
              replace: true,
            })
          }
          tabs={kept.map((each) => ({
            id: each,
            label: t(each),
            content:
              each === 'blocked' ? (
                <BlockedList />
              ) : (
                <ArrivalList key={`${each} ${channel}`} outcome={each} channelId={channel} />
              ),
          }))}
        />
      </div>
    </Page>
  );
}
