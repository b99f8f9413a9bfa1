/** Spain as its state gazette publishes it: the nation's days, then what each region adds. MM-DD and a name. */
type PublishedYear = {
  year: number;
  source: string;
  national: string;
  /** By the region's letters in ISO 3166-2. */
  regions: Record<string, string>;
};

/** ISO 3166-2. Ceuta and Melilla are cities; Navarra is NC, the País Vasco PV. */
export const regionNames: Record<string, string> = {
  AN: 'Andalucía',
  AR: 'Aragón',
  AS: 'Principado de Asturias',
  CB: 'Cantabria',
  CE: 'Ceuta',
  CL: 'Castilla y León',
  CM: 'Castilla-La Mancha',
  CN: 'Canarias',
  CT: 'Cataluña',
  EX: 'Extremadura',
  GA: 'Galicia',
  IB: 'Illes Balears',
  MC: 'Región de Murcia',
  MD: 'Comunidad de Madrid',
  ML: 'Melilla',
  NC: 'Comunidad Foral de Navarra',
  PV: 'País Vasco',
  RI: 'La Rioja',
  VC: 'Comunitat Valenciana',
};

/** Names of days that are the same everywhere; a region's own day is named with it. */
const names: Record<string, string> = {
  '01-01': 'Año Nuevo',
  '01-06': 'Epifanía del Señor',
  '03-19': 'San José',
  '05-01': 'Fiesta del Trabajo',
  '06-24': 'San Juan',
  '07-25': 'Santiago Apóstol',
  '08-15': 'Asunción de la Virgen',
  '10-12': 'Fiesta Nacional de España',
  '11-01': 'Todos los Santos',
  '12-06': 'Día de la Constitución Española',
  '12-08': 'Inmaculada Concepción',
  '12-25': 'Natividad del Señor',
  '12-26': 'San Esteban',
};

/** What a region calls its own day, by the day on which it is kept when nothing moves it. */
const ownNames: Record<string, string> = {
  'AN 02-28': 'Día de Andalucía',
  'AR 04-23': 'San Jorge, Día de Aragón',
  'AS 09-08': 'Día de Asturias',
  'CB 07-28': 'Día de las Instituciones de Cantabria',
  'CB 09-15': 'La Bien Aparecida',
  'CE 06-13': 'San Antonio',
  'CE 08-05': 'Nuestra Señora de África',
  'CE 09-02': 'Día de Ceuta',
  'CL 04-23': 'Fiesta de Castilla y León',
  'CM 05-31': 'Día de Castilla-La Mancha',
  'CN 05-30': 'Día de Canarias',
  'CT 09-11': 'Diada Nacional de Catalunya',
  'EX 09-08': 'Día de Extremadura',
  'GA 05-17': 'Día das Letras Galegas',
  'GA 07-25': 'Día Nacional de Galicia',
  'IB 03-01': 'Dia de les Illes Balears',
  'IB 03-02': 'Dia de les Illes Balears (lunes siguiente)',
  'MC 06-09': 'Día de la Región de Murcia',
  'MD 05-02': 'Fiesta de la Comunidad de Madrid',
  'ML 09-08': 'Nuestra Señora de la Victoria',
  'ML 09-17': 'Día de Melilla',
  'NC 12-03': 'San Francisco Javier',
  'RI 06-09': 'Día de La Rioja',
  'VC 10-09': 'Dia de la Comunitat Valenciana',
};

/** Days that move with Easter or the moon, and Mondays after a Sunday, in the years that are written here. */
const movedNames: Record<string, string> = {
  '2025-03-31': 'Fiesta del Eid Fitr',
  '2025-04-17': 'Jueves Santo',
  '2025-04-18': 'Viernes Santo',
  '2025-04-21': 'Lunes de Pascua',
  '2025-06-06': 'Fiesta del Sacrificio (Eid al-Adha)',
  '2025-06-19': 'Corpus Christi',
  '2025-10-13': 'Lunes siguiente a la Fiesta Nacional de España',
  '2026-03-20': 'Fiesta del Eid Fitr',
  '2026-04-02': 'Jueves Santo',
  '2026-04-03': 'Viernes Santo',
  '2026-04-06': 'Lunes de Pascua',
  '2026-05-27': 'Fiesta del Sacrificio (Eid al-Adha)',
  '2026-06-04': 'Corpus Christi',
  '2026-11-02': 'Lunes siguiente a Todos los Santos',
  '2026-12-07': 'Lunes siguiente al Día de la Constitución',
};

export const nameOf = (region: string | null, date: string): string => {
  const day = date.slice(5);
  const name = (region && ownNames[`${region} ${day}`]) ?? movedNames[date] ?? names[day];
  if (!name) throw new Error(`nobody said what ${date} is in ${region ?? 'Spain'}`);
  return name;
};

/**
 * The gazette names no day that falls on a Sunday, only the Monday that takes its place where a region chose so. Days of
 * single islands (Canarias), of Aran (17 June for 26 December) and of municipalities are not the region's; they are
 * entered or imported.
 */
export const publishedYears: PublishedYear[] = [
  {
    year: 2025,
    source: 'BOE-A-2024-21316',
    national: '01-01 01-06 04-18 05-01 08-15 11-01 12-06 12-08 12-25',
    regions: {
      AN: '02-28 04-17 10-13',
      AR: '04-17 04-23 10-13',
      AS: '04-17 09-08 10-13',
      CB: '04-17 07-28 09-15',
      CE: '04-17 06-06 08-05',
      CL: '04-17 04-23 10-13',
      CM: '04-17 05-31 06-19',
      CN: '04-17 05-30',
      CT: '04-21 06-24 09-11 12-26',
      EX: '04-17 09-08 10-13',
      GA: '04-17 05-17 07-25',
      IB: '03-01 04-17 12-26',
      MC: '03-19 04-17 06-09',
      MD: '04-17 05-02 07-25',
      ML: '03-31 04-17 06-06 09-08 09-17',
      NC: '04-17 04-21 07-25 12-03',
      PV: '04-17 04-21 07-25',
      RI: '04-17 04-21 06-09',
      VC: '03-19 04-21 06-24 10-09',
    },
  },
  {
    year: 2026,
    source: 'BOE-A-2025-21667',
    national: '01-01 01-06 04-03 05-01 08-15 10-12 12-08 12-25',
    regions: {
      AN: '02-28 04-02 11-02 12-07',
      AR: '04-02 04-23 11-02 12-07',
      AS: '04-02 09-08 11-02 12-07',
      CB: '04-02 07-28 09-15 12-07',
      CE: '04-02 05-27 08-05 09-02',
      CL: '04-02 04-23 11-02 12-07',
      CM: '04-02 04-06 06-04 11-02',
      CN: '04-02 05-30 11-02',
      CT: '04-06 06-24 09-11 12-26',
      EX: '04-02 09-08 11-02 12-07',
      GA: '03-19 04-02 06-24 07-25',
      IB: '03-02 04-02 04-06 12-26',
      MC: '03-19 04-02 06-09 12-07',
      MD: '04-02 05-02 11-02 12-07',
      ML: '03-20 04-02 05-27 09-08 09-17 12-07',
      NC: '03-19 04-02 04-06 11-02 12-03',
      PV: '03-19 04-02 04-06 07-25',
      RI: '04-02 04-06 06-09 12-07',
      VC: '03-19 04-06 06-24 10-09',
    },
  },
];

/**
 * Where the computed days of a year that is not published yet are known to be wrong, seen by comparing those of 2026
 * with the gazette. What a region chooses anew each year (San José, a Monday after a Sunday) is taken away where the
 * library guesses it: a deadline is rather a day early than a day late.
 */
export const corrections: Record<string, { without?: RegExp; add?: string[] }> = {
  CB: { without: /-06-28$/, add: ['07-28'] },
  CT: { without: /-05-0[23]$/ },
  GA: { without: /-03-19$/ },
  MC: { add: ['06-09'] },
  ML: { add: ['09-08', '09-17'] },
  NC: { without: /-03-19$/, add: ['12-03'] },
  PV: { without: /-03-19$/ },
  VC: { add: ['10-09'] },
};
