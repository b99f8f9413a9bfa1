import { Banner, Button, toasts, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useChange } from '../admin/useChange.ts';
import { absencesQuery, useMe } from '../people/people.ts';
import { comeBack } from './awayApi.ts';
import { awayMessages } from './awayMessages.ts';

/** Whoever is back at the desk before the day that she named sees that she still counts as away. */
export function AwayBanner() {
  const t = useT(awayMessages);
  const format = useFormat();
  const { id } = useMe();
  const { data } = useQuery(absencesQuery);
  const own = data?.find(({ agentId }) => agentId === id);
  const back = useChange(
    () => comeBack(id),
    ['absences'],
    () => toasts.show({ text: t('away.welcome'), tone: 'done' }),
  );
  if (!own) return null;
  const until = `${format.date(own.until, 'medium')}, ${format.time(own.until)}`;
  return (
    <Banner
      kind="info"
      action={
        <Button size="small" isPending={back.isPending} onPress={() => back.mutate(undefined)}>
          {t('away.back')}
        </Button>
      }
    >
      {t('away.until', { date: until })}
    </Banner>
  );
}
