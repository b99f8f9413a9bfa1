import type { Organisation } from '../../settings/organisation.ts';

/** That a matter was handed to whose it is to decide, and since when its time counts there: before what an agent adds. */
export const transferWords = (
  customerLocale: string | null,
  { locale, formality }: Pick<Organisation, 'locale' | 'formality'>,
  { to, article }: { to: string; article: string },
): string => {
  const language = customerLocale ?? locale;
  if (language.startsWith('en'))
    return (
      `It is not for us to decide what you ask. We have passed your request on to ${to}, whose it is. The time that ` +
      `they have to answer you begins on the day after they receive it (${article}).`
    );
  return formality === 'formal'
    ? `No nos corresponde a nosotros resolver lo que pide. Hemos trasladado su petición a ${to}, a quien le corresponde. El ` +
        `plazo que tienen para contestarle empieza al día siguiente de recibirla (${article}).`
    : `No nos corresponde a nosotros resolver lo que pides. Hemos trasladado tu petición a ${to}, a quien le corresponde. El ` +
        `plazo que tienen para contestarte empieza al día siguiente de recibirla (${article}).`;
};
