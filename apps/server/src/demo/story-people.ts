export type StoryPerson = {
  name: string;
  /** The part before the @ of an address that nobody has: names under `.example` are never given out (RFC 2606). */
  mail: string;
  phone?: string;
  about?: string;
  locale: 'es' | 'en';
  organisation?: 'hotel';
};

export const organisation = {
  name: 'Hotel Miramar',
  about: 'Cuarenta y dos habitaciones en Cullera. Contrato de mantenimiento hasta junio. Factura a 60 días.',
};

/** Where the made-up company and its made-up customers have their addresses. */
export const ownAddress = 'hola@calorybano.example';
const mailDomain = 'correo.example';
const hotelDomain = 'hotelmiramar.example';

/** Numbers beginning with 5 are given to no line in Spain; those of the two British are Ofcom's for fiction. */
export const people: Readonly<Record<string, StoryPerson>> = {
  carmen: {
    name: 'Carmen Ruiz Ortega',
    mail: 'carmen.ruiz',
    phone: '+34555010101',
    about: 'Caldera de condensación instalada en marzo de 2024. Prefiere que la llamen por la tarde.',
    locale: 'es',
  },
  javier: { name: 'Javier Molina', mail: 'jmolina', phone: '+34555010102', locale: 'es' },
  nuria: {
    name: 'Núria Soler',
    mail: 'nuria.soler',
    about: 'Reforma completa del baño, obra en curso. Arquitecta.',
    locale: 'es',
  },
  antonio: { name: 'Antonio Vega Peña', mail: 'antonio.vega', phone: '+34555010104', locale: 'es' },
  elena: { name: 'Elena Castaño', mail: 'elena.castano', locale: 'es' },
  marcos: { name: 'Marcos Ibáñez', mail: 'marcos.ibanez', phone: '+34555010106', locale: 'es' },
  rosa: {
    name: 'Rosa María Gil',
    mail: 'rosamgil',
    phone: '+34555010107',
    about: 'Clienta desde 2009. Vive sola: con calefacción averiada, prioridad.',
    locale: 'es',
  },
  iker: { name: 'Iker Zabala', mail: 'iker.zabala', locale: 'es' },
  fatima: { name: 'Fátima El Amrani', mail: 'fatima.elamrani', phone: '+34555010109', locale: 'es' },
  james: {
    name: 'James Whitfield',
    mail: 'james.whitfield',
    phone: '+447700900110',
    about: 'Casa de vacaciones en Dénia. Escribe en inglés; entiende algo de español.',
    locale: 'en',
  },
  sophie: { name: 'Sophie Turner', mail: 'sophie.turner', phone: '+447700900111', locale: 'en' },
  pilar: { name: 'Pilar Hernández', mail: 'pilar.hernandez', locale: 'es' },
  laura: {
    name: 'Laura Benet',
    mail: 'laura.benet',
    phone: '+34555010113',
    about: 'Directora del Hotel Miramar. Aprueba los presupuestos.',
    locale: 'es',
    organisation: 'hotel',
  },
  tomas: {
    name: 'Tomás Andreu',
    mail: 'mantenimiento',
    about: 'Mantenimiento del Hotel Miramar. Suele estar en la sala de calderas de 8 a 15 h.',
    locale: 'es',
    organisation: 'hotel',
  },
  diego: { name: 'Diego Lafuente', mail: 'diego.lafuente', phone: '+34555010115', locale: 'es' },
};

/** Who of the made-up company answers. */
export const colleagues = {
  lucia: { name: 'Lucía Ferrer', address: 'lucia@calorybano.example' },
  dani: { name: 'Dani Ortega', address: 'dani@calorybano.example' },
  marta: { name: 'Marta Pons', address: 'marta@calorybano.example' },
} as const;
export type ColleagueKey = keyof typeof colleagues;

export const addressOf = ({ mail, organisation: home }: StoryPerson): string =>
  `${mail}@${home ? hotelDomain : mailDomain}`;
