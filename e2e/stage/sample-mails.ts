import type Mail from 'nodemailer/lib/mailer/index.js';

export type Sample = {
  name: string;
  address: string;
  subject: string;
  text: string;
  /** How long before now it was written. */
  hoursAgo: number;
  files?: Mail.Attachment[];
  cc?: string;
  /** What the shop answered. */
  answer?: string;
  /** What the customer wrote back. */
  reply?: string;
  outcome?: 'resolved' | 'mine';
};

const pdf = Buffer.from(`%PDF-1.4\n${'x'.repeat(184_000)}`);

/** A small shop for heating and bathrooms, and those who write to it. */
export const samples: Sample[] = [
  {
    name: 'Beatriz Echevarría Ugarte',
    address: 'bea.echevarria@correo.example',
    subject: 'Plato de ducha con un golpe en la esquina',
    text: 'Hola:\n\nAcaban de traer el plato de ducha del pedido 20481 y viene con un golpe en una esquina. El instalador viene el jueves. ¿Podéis cambiarlo antes?\n\nOs mando el albarán.\n\nUn saludo,\nBeatriz',
    hoursAgo: 0.4,
    files: [{ filename: 'albarán 20481.pdf', content: pdf }],
  },
  {
    name: 'Luis Gil',
    address: 'luis.gil@correo.example',
    subject: 'Factura de octubre cobrada dos veces',
    text: 'Buenos días. En el extracto del banco veo dos cargos de 128,40 € por la misma factura. ¿Me podéis devolver uno?',
    hoursAgo: 2.2,
  },
  {
    name: 'Ana Núñez',
    address: 'ana.nunez@correo.example',
    subject: 'Mi caldera no arranca',
    text: 'Hola:\n\nDesde ayer por la noche la caldera no arranca y parpadea el código F28. Tengo un bebé en casa y hace frío. ¿Podría venir alguien hoy?\n\nGracias,\nAna',
    hoursAgo: 5.3,
    cc: 'Pau Serra <pau@instalador.example>',
    files: [{ filename: 'código F28.pdf', content: pdf.subarray(0, 61_000) }],
    answer:
      'Hola, Ana:\n\nEl código F28 es casi siempre falta de gas o de encendido. Pau puede pasar hoy entre las 17:00 y las 19:00. Si vuelve a arrancar sola, apágala y no la toques hasta que llegue.\n\nUn saludo,\nMarta',
    reply:
      'Perfecto, esta tarde estoy en casa. ¿Hay que pagar el desplazamiento? La caldera está en garantía hasta marzo.',
    outcome: 'mine',
  },
  {
    name: 'Comunidad Los Olivos, 14',
    address: 'admin@losolivos14.example',
    subject: 'Presupuesto para la sala de calderas',
    text: 'Buenas tardes. La junta del día 9 pide presupuesto para cambiar los dos quemadores. Adjunto las fichas. Nos corre cierta prisa por las ayudas.',
    hoursAgo: 26,
  },
  {
    name: 'Nuria Ferrer i Puig',
    address: 'nuria.ferrer@correo.example',
    subject: '¿Tenéis el grifo Alba en negro mate?',
    text: 'Hola, lo vi en la tienda de Gràcia pero solo en cromado. ¿Se puede pedir? Serían dos.',
    hoursAgo: 27,
    answer: 'Hola, Nuria. Sí: tarda una semana y cuesta lo mismo, 89 € cada uno. ¿Los pedimos?',
    outcome: 'resolved',
  },
  {
    name: 'Jesús María Fernández de la Vega',
    address: 'jm.fernandez@despacho.example',
    subject: 'Reclamación por la entrega del 12 de noviembre',
    text: 'Esperé toda la mañana y nadie llamó al timbre. Su transportista dice que estuve ausente, y no es cierto. Quiero que conste como reclamación.',
    hoursAgo: 30,
  },
  {
    name: 'سارة بن علي',
    address: 'sara.benali@correo.example',
    subject: 'Cambio de dirección',
    text: 'Buenos días, me mudo el día 1. ¿Podéis cambiar la dirección de la revisión anual? مع الشكر',
    hoursAgo: 49,
  },
  {
    name: 'Óscar Prieto',
    address: 'oscar.prieto@correo.example',
    subject: 'Gracias 🙂',
    text: 'Solo quería daros las gracias: el técnico fue muy amable y dejó todo limpio.',
    hoursAgo: 52,
    answer: 'Gracias a ti, Óscar. Se lo diremos a Javier.',
    outcome: 'resolved',
  },
  {
    name: 'Maite Zubizarreta',
    address: 'maite@hotelibai.example',
    subject: 'Mantenimiento del hotel: fechas de diciembre',
    text: 'Hola. ¿Qué días de diciembre tenéis libres para revisar las doce habitaciones de la segunda planta?',
    hoursAgo: 74,
  },
  {
    name: 'Rosa Quintana',
    address: 'rosa.quintana@correo.example',
    subject: 'No me llega el código para la cita',
    text: 'Pido cita en la web y el mensaje con el código no llega. He probado tres veces.',
    hoursAgo: 98,
    outcome: 'mine',
  },
  {
    name: 'Iván Castaño',
    address: 'ivan.castano@correo.example',
    subject: 'Devolución de dos radiadores',
    text: 'Compré tres y me sobran dos, sin abrir. ¿Hasta cuándo puedo devolverlos?',
    hoursAgo: 121,
  },
  {
    name: 'Talleres Ribera, S. L.',
    address: 'compras@talleresribera.example',
    subject: 'Alta como cliente profesional',
    text: 'Adjuntamos la documentación para el alta. Quedamos a la espera de las tarifas.',
    hoursAgo: 146,
  },
];
