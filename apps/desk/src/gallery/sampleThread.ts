import { Bell, Globe, type LucideIcon, Mail, MessageSquare, Phone, StickyNote, Store } from 'lucide-react';

/** Glyphs and names for the samples only; the desk takes both from the manifests of the channels. */
const glyphs: Record<string, [LucideIcon, string]> = {
  m: [Mail, 'correo'],
  c: [MessageSquare, 'chat web'],
  t: [Phone, 'teléfono'],
  s: [Store, 'tienda de Getafe'],
  w: [Globe, 'formulario web'],
  n: [StickyNote, 'nota interna'],
  e: [Bell, 'hilo'],
};

export type Entry = {
  icon: LucideIcon;
  channel: string;
  code: string;
  author: string;
  by: 'customer' | 'agent' | 'note' | 'event';
  at: Date;
  text: string;
  file?: { name: string; size: number; mediaType: string };
  isRead?: boolean;
};

const longName = 'María de los Ángeles Fernández-Villaverde y Goikoetxea Sanchís de la Cámara';
const ana = 'Ana Núñez';
const us = 'Lucía Romero';
const ink = 'Iñaki Goñi';

/** channel, who, minutes since the message before, text */
const lines: [string, string, number, string][] = [
  [
    'm',
    ana,
    0,
    'Hola, mi caldera no arranca desde anoche. Sale el código E-04 y huele un poco a quemado. ¿Podéis venir hoy? Tengo un bebé en casa.',
  ],
  ['m', ana, 4, 'Os adjunto la foto del panel y la factura de la instalación.'],
  ['e', '', 1, 'Promesa: primera respuesta antes de las 09:42'],
  [
    'm',
    us,
    18,
    'Buenos días, Ana. Soy Lucía. Por el olor, apágala del todo y cierra la llave del gas, la amarilla de la derecha. Te busco técnico para hoy.',
  ],
  ['K', '', 0, 'contestado en 22 min de 30'],
  ['c', ana, 64, 'Ya la he apagado 👍 ¿Sabéis a qué hora?'],
  ['c', ana, 1, 'Es que tengo que salir a las 12 😅'],
  ['c', us, 2, 'Entre las 10:30 y las 11:30. El técnico se llama Iñaki y te llama diez minutos antes.'],
  ['c', ana, 1, 'Perfecto'],
  ['c', ana, 1, 'شكرا جزيلا! Mi marido pregunta: هل يجب أن نفتح النوافذ؟'],
  ['c', us, 3, 'Sí, ventilad bien la cocina 🪟 y no encendáis nada cerca.'],
  [
    'n',
    us,
    2,
    'Ojo: caldera en garantía hasta el 14 de marzo. No cobrar desplazamiento. El año pasado ya se le cambió la placa.',
  ],
  [
    't',
    ink,
    38,
    'Llamada de 2 min 10 s. Confirmada la visita; no hay sitio para aparcar, entra por el garaje.',
  ],
  ['e', '', 55, 'Iñaki Goñi ha visitado el domicilio'],
  [
    'n',
    ink,
    12,
    'Placa quemada otra vez. Hay que pedir el repuesto 8-738-721-004, tarda 48 h. Le dejo un calefactor.',
  ],
  [
    'm',
    us,
    20,
    'Ana, la placa está quemada y la pedimos hoy mismo. Llega el miércoles por la mañana y te la montamos ese mismo día, sin coste: sigue en garantía.\n\nMientras tanto puedes usar el calefactor que te ha dejado Iñaki.',
  ],
  ['m', ana, 3_120, 'Es miércoles y no ha venido nadie. He pedido el día libre para esto.'],
  ['m', ana, 20, '¿Hay alguien ahí?'],
  [
    'm',
    us,
    191,
    'Tienes toda la razón, Ana: el repuesto se ha quedado en el almacén de Zaragoza y no te avisamos. Lo he sacado por mensajería urgente y mañana a las 9 está contigo.',
  ],
  ['B', '', 0, 'prometido en 2 h, contestado en 3 h 31 min'],
  ['s', ana, 1_100, 'Ha pasado por la tienda a devolver el calefactor. Turno B-014, 6 min de espera.'],
  ['s', longName, 3, 'La atiende en mostrador. Se queda el calefactor hasta que la caldera funcione.'],
  ['c', ana, 240, '¿La mensajería trae número de seguimiento?'],
  [
    'c',
    us,
    2,
    'Sí: 6Q-4471-9902-1180-XR. https://seguimiento.mensajeria-urgente.example/envios/6Q-4471-9902-1180-XR?idioma=es&origen=hilo',
  ],
  ['c', ana, 1, 'Gracias'],
  ['c', ana, 1, '👨‍👩‍👧‍👦'],
  [
    'w',
    ana,
    25_900,
    'Ha pasado casi un mes y la caldera va bien, pero me ha llegado una factura de 184,50 € por la visita.',
  ],
  [
    'm',
    us,
    22,
    'Esa factura no debería haber salido. La anulo ahora y te mando el justificante en cuanto lo tenga contabilidad.',
  ],
  ['K', '', 0, 'contestado en 22 min de 2 h'],
  ['n', us, 1, 'Contabilidad: anular F-2026-11873. Motivo: garantía.'],
  ['e', '', 30, 'Pasa de Averías a Facturación'],
  ['m', ink, 44, 'Anulada. Te adjunto el abono.'],
  ['c', ana, 300, 'Recibido'],
  ['c', ana, 1, 'Una cosa más'],
  ['c', ana, 1, '¿El contrato de mantenimiento se renueva solo?'],
  ['c', us, 4, 'No, te escribimos un mes antes y decides tú.'],
  ['c', ana, 2, 'Genial'],
  ['c', us, 1, '¿Te ayudo con algo más?'],
  ['c', ana, 1, 'No, nada más. Buen finde 🌞'],
  ['t', ana, 95, 'Llamada perdida, 12 s.'],
  ['m', ana, 6, 'Os acabo de llamar sin querer, perdonad.'],
];

export type Row = Entry | { end: 'kept' | 'broken'; text: string };

let clock = Date.parse('2026-10-26T08:12:00Z');
export const sampleThread: Row[] = lines.map(([code, author, minutes, text]): Row => {
  clock += minutes * 60_000;
  if (code === 'K' || code === 'B') return { end: code === 'K' ? 'kept' : 'broken', text };
  const [icon, channel] = glyphs[code] ?? [Mail, code];
  const by = code === 'e' ? 'event' : code === 'n' ? 'note' : author === ana ? 'customer' : 'agent';
  const entry: Entry = { icon, channel, code, author: author || 'Hilo', by, at: new Date(clock), text };
  if (text.startsWith('Os adjunto')) {
    entry.file = {
      name: 'Factura instalación caldera Junkers Cerapur – Fernández-Villaverde (copia firmada) 2024-03-14.pdf',
      size: 24_880_000,
      mediaType: 'application/pdf',
    };
  }
  if (by === 'agent' && code !== 't') entry.isRead = minutes < 30;
  return entry;
});

export const samplePeople = [
  ana,
  'Luis Gil',
  longName,
  'Marta Rey',
  'فاطمة الزهراء بنت عبد الرحمن',
  'Jordi Puigdomènech',
  'O',
  'Comunidad de Propietarios Calle del Conde de Peñalver, 38',
  '李小龍',
  'Nerea Otxoa 🌊',
];
export const sampleSubjects = [
  'Mi caldera no arranca',
  'Factura duplicada de octubre: me habéis cobrado dos veces la revisión anual y la visita',
  'Devolución del termo',
  '¿Abrís el 6 de diciembre?',
  'لا يعمل السخان منذ يومين',
  'Gracias por todo 🙏🙏',
  'Cambio de titular',
];
export const sampleGlyphs = Object.values(glyphs).slice(0, 5);
