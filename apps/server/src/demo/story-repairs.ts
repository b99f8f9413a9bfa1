import { byChat, byMail, chatted, mailed, noted, type StoryTicket } from './story-shape.ts';

/** Breakdowns, visits and what comes after the work. */
export const repairs: readonly StoryTicket[] = [
  {
    name: 'pressure',
    who: 'carmen',
    subject: 'La caldera pierde presión otra vez',
    queue: 'repairs',
    kind: 'incident',
    tags: ['caldera', 'garantía'],
    isMine: true,
    lines: [
      byMail(
        '3d 20:41',
        'Hola:\n\nLa caldera que me instalasteis en marzo vuelve a perder presión. La relleno por la noche y por la mañana está a 0,4 bar. Os mando una foto de debajo, hay una mancha de agua que antes no estaba.\n\n¿Está en garantía?\n\nGracias,\nCarmen',
        { files: ['photo'] },
      ),
      mailed(
        '2d 09:12',
        'lucia',
        'Buenos días, Carmen:\n\nSí, está en garantía y la visita no te cuesta nada. Por la foto parece la válvula de seguridad. Cierra de momento la llave de llenado y no la rellenes más de una vez al día.\n\n¿Te va bien que pase Dani esta semana por la tarde?\n\nUn saludo,\nLucía',
      ),
      byChat('1d 17:03', 'Hola, soy Carmen, os escribí por correo por lo de la caldera'),
      byChat('1d 17:04', 'Cualquier tarde a partir de las cuatro me va bien. Hoy se ha quedado a 0,2'),
      chatted(
        '1d 17:06',
        'lucia',
        'Hola, Carmen. Te apunto para mañana entre las cuatro y las seis. Dani te avisa media hora antes.',
      ),
      noted(
        '1d 17:10',
        'Llevar válvula de seguridad de 3 bar y un vaso de expansión por si acaso. Es la segunda vez con este modelo.',
      ),
      byMail(
        '55m',
        'Perdonad, me ha surgido una cosa y hoy no estaré hasta las cinco y media. ¿Puede venir Dani un poco más tarde?\n\nCarmen',
      ),
    ],
  },
  {
    name: 'no-heating',
    who: 'rosa',
    subject: 'No tengo calefacción desde ayer',
    queue: 'repairs',
    kind: 'incident',
    tags: ['caldera', 'urgente'],
    lines: [
      byMail(
        '1d 08:20',
        'Buenos días. Desde ayer por la tarde los radiadores están fríos. El agua caliente sí sale. He mirado las pilas del termostato y son nuevas. ¿Podrían venir pronto? Con este frío se nota mucho.\n\nRosa María Gil',
      ),
      mailed(
        '1d 08:42',
        'dani',
        'Buenos días, Rosa María: estoy cerca y me paso hoy a las doce. Suele ser la bomba o la válvula de tres vías. Mientras tanto deje la caldera encendida.\n\nDani',
      ),
      noted('1d 12:50', 'Era la válvula de tres vías. Puesta una nueva. Queda ver si aguanta la noche.'),
      byMail('210m', 'Esta noche ha ido bien, pero el radiador del pasillo sigue frío. Los demás calientan.'),
    ],
  },
  {
    name: 'forgotten',
    who: 'antonio',
    subject: 'Factura duplicada de la revisión anual',
    queue: 'repairs',
    kind: 'complaint',
    tags: ['factura'],
    lines: [
      byMail(
        '9d 11:26',
        'Buenas:\n\nMe habéis pasado al banco dos veces el recibo de la revisión anual, 89 € el día 2 y otros 89 € el día 4. Devolvedme uno, por favor, o decidme qué tengo que hacer.\n\nAntonio Vega',
      ),
      byMail('6d 19:02', 'Hola, ¿alguien ha podido mirar lo del recibo doble? No me ha contestado nadie.'),
    ],
  },
  {
    name: 'thanks',
    who: 'fatima',
    subject: 'Grifo de la cocina',
    queue: 'repairs',
    tags: ['grifería'],
    end: { resolved: 'solved' },
    lines: [
      byMail(
        '8d 10:15',
        'Hola, el grifo de la cocina gotea desde que cambiasteis los latiguillos. No es mucho pero molesta por la noche.',
      ),
      mailed(
        '8d 10:58',
        'dani',
        'Hola, Fátima: es la junta, que no ha asentado. Mañana a primera hora paso y la cambio; son cinco minutos.',
      ),
      byChat(
        '7d 12:31',
        'Ya no gotea nada. Mil gracias por venir tan rápido, y por limpiar el armario de paso',
      ),
      chatted('7d 12:33', 'dani', 'Para eso estamos, Fátima. Que vaya bien.'),
    ],
  },
  {
    name: 'hotel-boiler',
    who: 'tomas',
    subject: 'Miramar: error F28 en la caldera 2',
    queue: 'repairs',
    kind: 'incident',
    tags: ['caldera', 'contrato', 'urgente'],
    isMine: true,
    lines: [
      byMail(
        '5d 07:48',
        'Buenos días. La caldera 2 salta con F28 al arrancar en frío, tres veces esta mañana. La 1 aguanta el edificio de momento, pero el fin de semana estamos completos.\n\nTomás Andreu\nMantenimiento, Hotel Miramar',
      ),
      mailed(
        '5d 08:05',
        'dani',
        'Tomás, voy para allá esta mañana. F28 es falta de encendido: miraremos electrodo y presión de gas. Pongo en copia a Laura porque puede haber que pedir una pieza.',
        { person: 'laura' },
      ),
      byMail(
        '5d 13:30',
        'Gracias, Dani. Si hay que pedir la placa, pedidla ya; la factura a nombre del hotel, como siempre.\n\nLaura Benet',
        { person: 'laura' },
      ),
      noted('5d 14:10', 'Placa pedida al fabricante, tarda de tres a cinco días laborables.'),
      byMail('1d 09:05', '¿Sabemos algo de la placa? El viernes entran dos grupos.'),
    ],
  },
  {
    name: 'radiator',
    who: 'javier',
    subject: null,
    queue: 'repairs',
    tags: ['radiadores'],
    end: { resolved: 'solved' },
    lines: [
      byChat('11d 18:40', 'Buenas, una duda: el radiador del salón calienta solo por arriba. ¿Se purga?'),
      chatted(
        '11d 18:42',
        'lucia',
        'Hola, Javier. Si calienta por arriba y no por abajo suele ser suciedad; si es al revés, aire. ¿Cuándo se limpió el circuito por última vez?',
      ),
      byChat('11d 18:44', 'Uf, ni idea, el piso es de 1998'),
      chatted(
        '11d 18:46',
        'lucia',
        'Entonces conviene una limpieza del circuito antes de que apriete el frío. Te mando el precio por correo.',
      ),
      mailed(
        '11d 19:10',
        'lucia',
        'Hola, Javier:\n\nTe adjunto el presupuesto de la limpieza del circuito, con inhibidor incluido. Es una mañana de trabajo.\n\nLucía',
        { files: ['quote'] },
      ),
      byMail('10d 08:55', 'Perfecto, adelante. ¿Puede ser el jueves?'),
      mailed('10d 09:20', 'lucia', 'El jueves a las nueve. Te llega un recordatorio el día antes.'),
    ],
  },
  {
    name: 'smell',
    who: 'pilar',
    subject: null,
    queue: 'repairs',
    kind: 'incident',
    tags: ['urgente'],
    end: { resolved: 'solved' },
    lines: [
      byChat('6d 21:10', 'Huele raro en el cuarto de la caldera, como a quemado. ¿La apago?'),
      chatted(
        '6d 21:11',
        'dani',
        'Sí, apágala desde el interruptor y abre la ventana. Si oliera a gas, sal y llama al 112. ¿Es a gas o a plástico?',
      ),
      byChat('6d 21:13', 'A plástico. Ya está apagada'),
      chatted('6d 21:14', 'dani', 'Bien hecho. Paso mañana a las ocho; será el ventilador.'),
      byMail('5d 12:20', 'Era el ventilador, sí. Gracias por contestar a esas horas.\n\nPilar'),
    ],
  },
  {
    name: 'holiday-home',
    who: 'james',
    subject: 'No hot water at our house in Dénia',
    queue: 'repairs',
    kind: 'incident',
    tags: ['agua caliente', 'inglés'],
    lines: [
      byMail(
        '2d 22:05',
        'Hello,\n\nOur neighbours tell us there is no hot water at the house (Carrer del Mar 14, Dénia). We arrive on Saturday with the children. The keys are with Conchi at number 16.\n\nCould somebody have a look before then?\n\nMany thanks,\nJames Whitfield',
      ),
      mailed(
        '1d 09:30',
        'lucia',
        'Dear James,\n\nOf course. Dani can pick up the keys tomorrow morning. It is most likely the heating element; we would ask you before replacing anything.\n\nKind regards,\nLucía',
      ),
      byChat('24m', 'Hi, James here from Dénia. Any news about the water heater?'),
    ],
  },
  {
    name: 'review-date',
    who: 'marcos',
    subject: 'Cambiar la fecha de la revisión',
    queue: 'repairs',
    tags: ['revisión'],
    end: { waitingOn: 'customer', days: 4 },
    lines: [
      byMail('4d 16:12', 'Hola, tengo la revisión el lunes y no voy a estar. ¿Me la podéis mover?'),
      mailed(
        '4d 16:40',
        'lucia',
        'Claro, Marcos. Puedo ofrecerte el miércoles a las 10 o el viernes a las 17. Dime cuál prefieres.',
      ),
    ],
  },
  {
    name: 'thermostat',
    who: 'elena',
    subject: 'El termostato no se conecta a la wifi',
    queue: 'repairs',
    tags: ['termostato'],
    lines: [
      byMail(
        '1d 18:15',
        'Hola:\n\nHe cambiado de router y el termostato ya no se conecta. He seguido el manual dos veces. ¿Se puede hacer a distancia?\n\nElena',
      ),
      byChat('19m', 'Hola, os escribí ayer por el termostato. Ahora sale el código E4'),
      chatted(
        '16m',
        'lucia',
        'Hola, Elena. E4 es que no encuentra la red de 2,4 GHz. ¿El router nuevo la tiene?',
      ),
      byChat('8m', 'Pues no lo sé, ¿dónde lo veo?'),
    ],
  },
  {
    name: 'leak-downstairs',
    who: 'diego',
    subject: 'Humedad en el techo del vecino',
    queue: 'repairs',
    kind: 'incident',
    tags: ['fuga', 'seguro'],
    end: { waitingOn: 'partner', days: 6 },
    lines: [
      byMail(
        '13d 09:44',
        'Buenos días: el vecino de abajo tiene una mancha justo debajo de mi ducha. Adjunto foto que me ha pasado. El seguro me pide un informe.',
        { files: ['photo'] },
      ),
      mailed(
        '13d 10:30',
        'dani',
        'Buenos días, Diego: hacemos la prueba de presión y el informe en la misma visita. ¿Mañana a las 11?',
      ),
      byMail('13d 10:41', 'Mañana a las 11 perfecto.'),
      mailed(
        '11d 17:00',
        'dani',
        'Hecho: es el desagüe de la ducha, no la tubería. El informe está enviado a tu seguro; esperamos su visto bueno para empezar.',
      ),
    ],
  },
  {
    name: 'invoice-copy',
    who: 'laura',
    subject: 'Facturas del tercer trimestre',
    queue: 'repairs',
    tags: ['factura', 'contrato'],
    end: { resolved: 'solved' },
    lines: [
      byMail(
        '16d 12:02',
        'Hola, ¿me reenviáis las facturas de julio a septiembre? La gestoría no las encuentra.',
      ),
      mailed(
        '16d 12:30',
        'lucia',
        'Te las acabo de reenviar a ti y a la gestoría, Laura. Cualquier cosa, me dices.',
      ),
      byMail('16d 13:01', 'Recibidas. Gracias.'),
    ],
  },
];
