import type { HealthDto } from '@hilo/api';
import { Skeleton, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { Loaded } from '../Loaded.tsx';
import { readHealth } from '../organisationApi.ts';
import { organisationMessages } from './organisationMessages.ts';

type Check = HealthDto['checks'][number];

/** Where each is put right, if that is done in the desk. */
const places = { channels: '/admin/channels', quarantine: '/admin/arrivals' } as const;

/** What of this Hilo needs somebody, and where; each line says so in words and by its shape. */
export function Health() {
  const t = useT(organisationMessages);
  const health = useQuery({ queryKey: ['health'], queryFn: readHealth, refetchInterval: 60_000 });
  return (
    <Loaded query={health} skeleton={<Skeleton className="h-3 w-64 max-w-full" />}>
      {({ checks }) => (
        <>
          <ul className="flex flex-col gap-1.5">
            {checks.map((one) => (
              <Line key={one.check} one={one} />
            ))}
          </ul>
          <p className="mt-3 text-list text-muted">{t('health.doctor')}</p>
          <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-list">
            {(['doctor', 'backup', 'restore', 'upgrade'] as const).map((command) => (
              <div key={command} className="contents">
                <dt>
                  <code className="font-mono">{t(`command.${command}`)}</code>
                </dt>
                <dd className="text-muted">{t(`command.${command}About`)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Loaded>
  );
}

function Line({ one }: { one: Check }) {
  const t = useT(organisationMessages);
  const format = useFormat();
  const { check, ok, amount } = one;
  const Icon = ok ? CircleCheck : CircleAlert;
  const words =
    check === 'space'
      ? t(ok ? 'health.space' : 'health.spaceBad', { size: format.bytes(amount) })
      : ok
        ? t(`health.${check}`)
        : t(`health.${check}Bad`, { count: amount });
  const place = !ok && check in places ? places[check as keyof typeof places] : null;
  return (
    <li className="flex items-start gap-2">
      <Icon
        size={16}
        aria-hidden
        className={ok ? 'mt-0.5 shrink-0 text-kept' : 'mt-0.5 shrink-0 text-broken'}
      />
      <span className={ok ? '' : 'font-medium'}>
        {words}
        {place && (
          <>
            {' '}
            <Link to={place} className="font-medium text-accent-ink underline underline-offset-2">
              {t('health.look')}
            </Link>
          </>
        )}
      </span>
    </li>
  );
}
