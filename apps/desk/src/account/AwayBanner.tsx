import { Banner, Button, toasts, useFormat, useT } from '@hilo/ui';
import { useChange } from '../admin/useChange.ts';
import { useMe } from '../people/people.ts';
import { comeBack } from './awayApi.ts';
import { awayMessages } from './awayMessages.ts';

/** Whoever is back at the desk before the day that she named sees that she still counts as away. */
export function AwayBanner(props: { until: string }) {
  const t = useT(awayMessages);
  const format = useFormat();
  const { id } = useMe();
  const back = useChange(
    () => comeBack(id),
    ['absences'],
    () => toasts.show({ text: t('away.welcome'), tone: 'done' }),
  );
  const until = `${format.date(props.until, 'medium')}, ${format.time(props.until)}`;
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
