import type { OpeningHoursDto } from '@hilo/api';
import { Badge, Button, useLocale, useT } from '@hilo/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { ChevronRight, Plus } from 'lucide-react';
import { adminMessages } from '../adminMessages.ts';
import { Loaded } from '../Loaded.tsx';
import { Page } from '../Page.tsx';
import { useHours } from '../promisesApi.ts';
import { Row, Rows } from '../Rows.tsx';
import { hoursMessages } from './hoursMessages.ts';
import { sayMoment } from './sayMoment.ts';
import { useWeekdays } from './useWeekdays.ts';

/** All opening hours, the house's own first, and which of them are open at this moment. */
export function Hours() {
  const t = useT(hoursMessages);
  const words = useT(adminMessages);
  const navigate = useNavigate();
  const hours = useHours();
  const { summarise } = useWeekdays();
  return (
    <Page
      title={words('nav.hours')}
      about={t('about')}
      action={
        <Button
          variant="primary"
          icon={Plus}
          onPress={() => void navigate({ to: '/admin/hours/$hoursId', params: { hoursId: 'new' } })}
        >
          {t('new')}
        </Button>
      }
    >
      <Loaded query={hours}>
        {(list) => (
          <Rows label={words('nav.hours')}>
            {list.map((one) => (
              <Row
                key={one.id}
                isLinked
                name={
                  <Link
                    to="/admin/hours/$hoursId"
                    params={{ hoursId: one.id }}
                    className="after:absolute after:inset-0"
                  >
                    {one.name}
                  </Link>
                }
                about={summarise(one.weekly)}
                marks={
                  <>
                    {one.isDefault && <Badge>{t('default')}</Badge>}
                    <OpenNow hours={one} />
                  </>
                }
                actions={<ChevronRight size={16} aria-hidden className="text-muted" />}
              />
            ))}
          </Rows>
        )}
      </Loaded>
    </Page>
  );
}

/** Open or closed, and until when, by the clock of the hours' own zone. */
export function OpenNow({ hours }: { hours: Pick<OpeningHoursDto, 'isOpen' | 'changesAt' | 'zone'> }) {
  const t = useT(hoursMessages);
  const locale = useLocale();
  const { isOpen, changesAt, zone } = hours;
  const until = changesAt && sayMoment(locale, changesAt, zone, new Date());
  if (!until)
    return <Badge tone={isOpen ? 'kept' : 'neutral'}>{t(isOpen ? 'openAlways' : 'closedNow')}</Badge>;
  return <Badge tone={isOpen ? 'kept' : 'neutral'}>{t(isOpen ? 'open' : 'closed', { until })}</Badge>;
}
