import { formatDate, formatTime, type Locale, regionOf } from '@hilo/ui';

/** "las 18:00" today, "el lunes a las 9:00" this week, "el 12 ene a las 9:00" later: as the wall of a zone shows it. */
export const sayMoment = (locale: Locale, at: string, zone: string, now: Date): string => {
  const dayIn = (moment: string | Date) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(moment));
  const time = formatTime(locale, at, zone);
  if (dayIn(at) === dayIn(now)) return locale === 'es' ? `las ${time}` : time;
  const isNear = Date.parse(at) - now.getTime() < 6 * 86_400_000;
  const day = isNear
    ? new Intl.DateTimeFormat(regionOf[locale], { weekday: 'long', timeZone: zone }).format(new Date(at))
    : formatDate(locale, at, 'short', zone);
  return locale === 'es' ? `el ${day} a las ${time}` : `${day}, ${time}`;
};
