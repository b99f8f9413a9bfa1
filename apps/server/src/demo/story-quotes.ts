import { byChat, byMail, chatted, mailed, noted, type StoryTicket } from './story-shape.ts';

/** Questions before the work: prices, bathrooms, heat pumps. */
export const quotes: readonly StoryTicket[] = [
  {
    name: 'bathroom',
    who: 'nuria',
    subject: 'Reforma del baño: cambio de bañera por ducha',
    queue: 'quotes',
    tags: ['baño', 'reforma'],
    isMine: true,
    lines: [
      byMail(
        '15d 10:05',
        'Buenos días:\n\nQueremos cambiar la bañera por un plato de ducha de 120 × 80 y mover el lavabo a la pared del fondo. ¿Podéis venir a medir?\n\nNúria Soler',
      ),
      mailed(
        '15d 11:20',
        'marta',
        'Buenos días, Núria: el jueves a las 17 h puedo pasar a medir. ¿Te va bien?',
      ),
      byMail('15d 11:48', 'Sí, el jueves a las 17 h.'),
      mailed(
        '12d 13:15',
        'marta',
        'Hola, Núria:\n\nTe adjunto el presupuesto con el plato de resina y la mampara fija. Son seis días de obra. Vale treinta días.\n\nMarta',
        { files: ['quote'] },
      ),
      byChat('3d 19:22', 'Hola, soy Núria. En el presupuesto, ¿la mampara es de 8 mm o de 6?'),
      chatted('3d 19:24', 'marta', 'Hola, Núria. De 8 mm, con tratamiento antical.'),
      byChat('3d 19:25', 'Perfecto. Lo comento en casa y os digo'),
      chatted('3d 19:26', 'marta', 'Sin prisa, Núria. Cualquier duda, por aquí mismo.'),
      byMail(
        '120m',
        'Buenos días, Marta:\n\nAdelante con el presupuesto. ¿Cuándo podríais empezar? Nos vendría bien antes de Navidad.\n\nNúria',
      ),
    ],
  },
  {
    name: 'heat-pump',
    who: 'iker',
    subject: 'Aerotermia para una casa de 140 m²',
    queue: 'quotes',
    tags: ['aerotermia', 'ayudas'],
    end: { waitingOn: 'customer', days: 7 },
    lines: [
      byMail(
        '10d 21:30',
        'Hola, tenemos caldera de gasóleo y radiadores de aluminio. ¿Tiene sentido la aerotermia sin suelo radiante? ¿Hay ayudas este año?',
      ),
      mailed(
        '9d 09:50',
        'lucia',
        'Hola, Iker:\n\nSí, si los radiadores están bien dimensionados; con agua a 50 grados funciona. Para calcularlo necesito el consumo de gasóleo de los dos últimos inviernos y el certificado energético si lo tienes.\n\nDe las ayudas nos encargamos nosotros.\n\nLucía',
      ),
    ],
  },
  {
    name: 'opening-hours',
    who: 'sophie',
    subject: null,
    queue: 'quotes',
    tags: ['inglés'],
    end: { resolved: 'solved' },
    lines: [
      byChat('4d 12:00', 'Hi, do you also work in Jávea? We need a new bathroom tap.'),
      chatted(
        '4d 12:01',
        'marta',
        'Hi Sophie, yes, Jávea is within our area. Do you have a photo of the old one?',
      ),
      byChat('4d 12:04', 'Here it is', { files: ['photo'] }),
      chatted(
        '4d 12:07',
        'marta',
        'Thank you. That is a standard fitting: 145 € with labour. Shall I book a visit?',
      ),
      byChat('4d 12:08', 'Yes please, any morning next week.'),
      mailed(
        '4d 12:15',
        'marta',
        'Dear Sophie,\n\nYou are booked for Tuesday at 10:00.\n\nBest wishes,\nMarta',
      ),
      byMail('3d 08:15', 'Lovely, thank you Marta. See you on Tuesday.'),
    ],
  },
  {
    name: 'underfloor',
    who: 'marcos',
    subject: 'Suelo radiante en la planta baja',
    queue: 'quotes',
    tags: ['suelo radiante'],
    lines: [
      byMail(
        '1d 13:40',
        'Hola otra vez:\n\nAparte de la revisión, estamos pensando en poner suelo radiante en la planta baja, unos 65 m². ¿Qué altura de suelo se pierde?\n\nMarcos',
      ),
    ],
  },
  {
    name: 'towel-rail',
    who: 'fatima',
    subject: 'Toallero eléctrico',
    queue: 'quotes',
    tags: ['baño'],
    lines: [
      byMail('260m', 'Hola, ¿montáis también toalleros eléctricos si los compro yo? Sería uno de 500 W.'),
    ],
  },
  {
    name: 'water-softener',
    who: 'rosa',
    subject: 'Descalcificador',
    queue: 'quotes',
    tags: ['agua'],
    end: { resolved: 'notNow' },
    lines: [
      byMail('20d 09:10', 'Buenos días. Me han ofrecido un descalcificador por teléfono. ¿Merece la pena?'),
      mailed(
        '20d 10:02',
        'lucia',
        'Buenos días, Rosa María: con su agua, que es dura pero no extrema, con limpiar los filtros cada año es suficiente. No firme nada por teléfono.\n\nLucía',
      ),
      byMail('20d 10:30', 'Pues no lo pongo. Gracias por la sinceridad.'),
    ],
  },
  {
    name: 'accessible-bathroom',
    who: 'antonio',
    subject: 'Baño adaptado para mi madre',
    queue: 'quotes',
    tags: ['baño', 'accesibilidad'],
    end: { waitingOn: 'internal', days: 2 },
    lines: [
      byMail(
        '7d 18:22',
        'Hola, mi madre va a usar andador y necesitamos barras y una ducha a ras de suelo. Es un segundo sin ascensor, por si cuenta para subir el material.',
      ),
      mailed('6d 09:05', 'marta', 'Hola, Antonio: lo vemos. ¿Puedo pasar a medir el lunes por la mañana?'),
      byMail('6d 09:30', 'El lunes bien, a partir de las diez.'),
      mailed(
        '3d 14:00',
        'marta',
        'Medido. Preparamos dos opciones, con y sin cambio de puerta, y te las mando.',
      ),
    ],
  },
  {
    name: 'hotel-suites',
    who: 'laura',
    subject: 'Presupuesto para seis baños de la segunda planta',
    queue: 'quotes',
    tags: ['baño', 'contrato'],
    lines: [
      byMail(
        '4d 11:11',
        'Hola: en enero cerramos tres semanas y queremos renovar seis baños de la segunda planta, todos iguales. ¿Os da tiempo? Necesito una cifra para el consejo.\n\nLaura Benet\nHotel Miramar',
      ),
      noted('4d 11:40', 'Pedir precio de seis platos de 140 y ver si el equipo de Gandía puede en enero.'),
      mailed('3d 10:20', 'marta', 'Hola, Laura: sí nos da tiempo. El miércoles te mando la cifra cerrada.'),
      byMail('180m', 'Perfecto. ¿Podéis incluir también los espejos con luz?'),
    ],
  },
  {
    name: 'colour',
    who: 'elena',
    subject: 'Color de los azulejos',
    queue: 'quotes',
    tags: ['baño'],
    end: { resolved: 'solved' },
    lines: [
      byMail('18d 17:45', '¿Tenéis muestra del azulejo verde agua que sale en vuestra web?'),
      mailed('17d 09:15', 'marta', 'Sí, Elena, en la tienda. Te guardo una pieza a tu nombre.'),
      byMail('17d 20:10', 'Recogida. Es justo el que quería.'),
    ],
  },
  {
    name: 'solar',
    who: 'diego',
    subject: null,
    queue: 'quotes',
    tags: ['ayudas'],
    lines: [byChat('4m', 'Hola, ¿instaláis placas solares para el agua caliente? Vivo en Sagunto')],
  },
  {
    name: 'quote-expired',
    who: 'pilar',
    subject: 'Presupuesto caducado de la caldera nueva',
    queue: 'quotes',
    tags: ['caldera'],
    lines: [
      byMail(
        '2d 10:50',
        'Hola:\n\nEl presupuesto que me hicisteis en septiembre ya ha caducado. ¿Se mantiene el precio? Quiero ponerla este mes.\n\nPilar',
        { files: ['quote'] },
      ),
      mailed(
        '1d 12:10',
        'lucia',
        'Hola, Pilar:\n\nLo confirmo con el fabricante y te digo hoy mismo. Si ha subido, respetamos el precio de septiembre hasta fin de mes.\n\nLucía',
      ),
      byMail('150m', 'Estupendo, quedo a la espera.'),
    ],
  },
  {
    name: 'suggestion',
    who: 'javier',
    subject: 'Una idea para la web',
    queue: 'quotes',
    kind: 'suggestion',
    tags: ['web'],
    lines: [
      byMail(
        '5d 22:14',
        'Hola, estaría bien poder elegir la hora de la visita desde la web, como en el taller. Por lo demás, un diez.\n\nJavier',
      ),
    ],
  },
  {
    name: 'shop-visit',
    who: 'iker',
    subject: 'Visita a la tienda el sábado',
    queue: 'quotes',
    end: { resolved: 'solved' },
    lines: [
      byMail('14d 13:05', '¿Abrís los sábados? Me gustaría ver los suelos que tenéis expuestos.'),
      mailed('14d 13:22', 'marta', 'Sí, Iker, de 10 a 14 h. Pregunta por mí.'),
      byChat('13d 15:30', 'Estuve ayer. Muy buena atención, gracias'),
    ],
  },
];
