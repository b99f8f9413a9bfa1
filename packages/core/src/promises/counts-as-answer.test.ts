import { describe, expect, test } from 'vitest';
import { countsAsAnswer, type SentFacts } from './counts-as-answer.ts';

const sent = (text: string, more: Partial<SentFacts> = {}): SentFacts => ({
  byPerson: true,
  isReceipt: false,
  isForward: false,
  isHolding: null,
  text,
  attachmentCount: 0,
  isSpoken: false,
  ...more,
});
const why = (text: string) => countsAsAnswer(sent(text)).why;

describe('who and what, before the words', () => {
  const answer = 'Su pedido salió ayer del almacén y llega el martes.';
  test.each([
    [{}, null],
    [{ isReceipt: true }, 'receipt'],
    [{ byPerson: false }, 'automatic'],
    [{ isForward: true }, 'forward'],
    [{ isHolding: true }, 'holding'],
    [{ text: '' }, 'empty'],
    [{ text: '  \n ' }, 'empty'],
    // A file without a word may be what was asked for; a spoken answer is in the air, not in the note.
    [{ text: '', attachmentCount: 1 }, null],
    [{ text: 'Hola, le llamaré mañana.', attachmentCount: 1 }, 'holding'],
    [{ text: '', isSpoken: true }, null],
    // The person who wrote it knows better.
    [{ text: 'Llámenos al 900 123 123.', isHolding: false }, null],
  ] as [Partial<SentFacts>, string | null][])('%j', (more, expected) => {
    expect(countsAsAnswer(sent(answer, more)).why).toBe(expected);
  });
});

describe('sends the customer away', () => {
  test.each([
    'Estimado cliente: le rogamos que llame al 900 123 123',
    'Estimado cliente:\n\nEn relación con su escrito, le rogamos se ponga en contacto con nosotros en el teléfono 900 123 123 para poder darle una solución.\n\nAtentamente,\nServicio de Atención al Cliente',
    'Buenos días, para esta gestión tiene que llamar al 900 123 123 de lunes a viernes de 9 a 18 h. Un saludo, Marta',
    'Hola Luis: por favor, póngase en contacto con el departamento de facturación. Gracias.',
    'Buenas tardes,\nDebe dirigirse a su oficina más cercana.\nSaludos',
    'Hola, escríbanos a reclamaciones@tienda.example para que podamos ayudarle.',
    'Lamentamos las molestias. No podemos atender su consulta por este medio; llámenos al 900 123 123.',
    'Por motivos de seguridad no podemos facilitarle esa información por correo electrónico. Contacte con nosotros por teléfono.',
    'Hola, puedes llamarnos al 900 123 123 y te atenderemos encantados.',
    'Gracias por su mensaje. Le recomendamos que contacte con el fabricante.',
    'Consulte nuestra página web para más información.',
    'Estimada Sra. García: le rogamos que llame al teléfono\n900 123 123 de lunes a viernes.',
    'Llame al 900 123 123.',
    'Dear customer, please call us on 0800 123 123.',
    'Hi Anna, please contact our billing department at billing@shop.example. Kind regards, Tom',
    'Unfortunately we are unable to help you by e-mail. You will need to call our support line, Monday to Friday from 9 to 5.',
    'Thank you for your message. Kindly contact your local branch.',
    'Bon dia, truqui al 900 123 123. Salutacions',
    'Bonjour, veuillez appeler le 01 23 45 67 89. Cordialement',
  ])('%s', (text) => expect(why(text)).toBe('redirect'));
});

describe('puts the customer off', () => {
  test.each([
    'Le llamaré mañana',
    'Hola Ana, te llamo mañana por la mañana y lo vemos.',
    'Estimado Sr. Pérez: hemos recibido su consulta y la atenderemos lo antes posible. Su número de referencia es H-7K3-QX4-TB9. Un cordial saludo, Marta López, Atención al Cliente',
    'Buenos días:\n\nEstamos revisando su caso.\n\nUn saludo,\nLucía',
    'Hola, lo miro y te digo algo.',
    'He trasladado su reclamación al departamento técnico. Nos pondremos en contacto con usted en breve.',
    'Buenos días, seguimos a la espera de respuesta del proveedor. Disculpe las molestias.',
    'Un compañero le llamará esta tarde.',
    'Acusamos recibo de su reclamación.',
    'Tomamos nota de su queja y le informaremos en cuanto tengamos novedades. Gracias por su paciencia.',
    'Un momento, por favor.',
    'Voy a consultarlo con mi supervisora y le contesto.',
    'Su solicitud será atendida por orden de llegada.',
    'Le llamo mañana.\nAna',
    'He mirado su factura y le llamaré mañana',
    "Hi Tom, thanks for your message. I'll look into this and get back to you tomorrow.",
    'We have received your request and are working on it. Thank you for your patience.',
    "I've passed this on to our technical team. They'll be in touch shortly.",
    'I am looking into it.',
    'Dear Ms Smith,\n\nYour complaint has been received and will be reviewed as soon as possible.\n\nKind regards,\nJohn Brown\nCustomer Care',
    'Bear with me one moment please',
    'Estem revisant la seva comanda. Gràcies per la paciència.',
    'Nous avons bien reçu votre demande et nous vous répondrons dès que possible.',
  ])('%s', (text) => expect(why(text)).toBe('holding'));
});

describe('says nothing', () => {
  test.each([
    'Hola',
    'Buenos días, Ana:\n\nGracias por escribirnos.\n\nUn saludo,\nMarta',
    'Estimado cliente: lamentamos las molestias ocasionadas. Quedamos a su disposición para cualquier consulta.',
    'Para cualquier duda puede llamarnos al 900 123 123.',
    'Thank you for contacting us. Please do not hesitate to contact us if you have any further questions. Kind regards, Tom',
    'Sorry for the inconvenience.',
    'Gracias',
  ])('%s', (text) => expect(why(text)).toBe('empty'));
});

/** As people answer: none of these may be held up. */
const answers = [
  // Spanish
  'Sí.',
  'No.',
  'Hecho',
  'Ya está resuelto.',
  'Sí, puede venir mañana a las 10.',
  'Hola Ana, sí, sin problema. Un saludo, Luis',
  'Buenos días, el pedido salió ayer y llegará el martes. Para cualquier duda, llámenos al 900 123 123.',
  'Le hemos devuelto 20 € en su tarjeta. Si lo prefiere, puede llamarnos al 900 123 123 y se lo explicamos.',
  'Estamos revisando su factura y hemos visto que se cobró dos veces el mes de octubre, así que le devolvemos 20 €.',
  'La caldera marca ese error cuando falta presión. Abra la llave negra de debajo hasta 1,5 bar y reiníciela. Si no funciona, llame al 900 123 123 y le mandamos un técnico.',
  'El técnico irá mañana entre las 9 y las 11 y le llamará antes de llegar.',
  'No hace falta que llame, ya lo hemos arreglado.',
  'Hemos llamado al transportista y dice que lo entrega el jueves.',
  'Hemos recibido su devolución y le reembolsaremos 35,90 € en tres días.',
  'Necesito que me envíe el número de pedido y una foto de la etiqueta.',
  '¿Me puede decir su número de pedido?',
  'Lamento decirle que el paquete se ha perdido. Le enviamos otro hoy mismo, sin coste.',
  'Sentimos informarle de que la garantía no cubre golpes.',
  'Gracias por avisar, ya está corregido.',
  'Gracias a usted. El cambio de titular queda hecho desde hoy.',
  'De nada, que tenga buen día.',
  'Le adjunto la factura de octubre.',
  'Te adjunto el contrato firmado. Un abrazo',
  'Puede descargar sus facturas en Mi cuenta, apartado Facturas.',
  'Para cambiar la contraseña, entre en Ajustes y pulse Seguridad.',
  'Su contrato termina el 31 de diciembre; si no lo renueva, se da de baja solo.',
  'El plazo de devolución es de 30 días desde la entrega.',
  'Tenemos tallas M y L en azul, y la S llega el lunes.',
  'El importe incluye 12 € de gastos de envío que no le corresponden. Los anulamos.',
  'Hemos anulado el recibo duplicado. Le pido disculpas por el error.',
  'La avería es general en su calle por una rotura de la tubería. Calculamos que el agua vuelve a las 18:00.',
  'Tiene que llevar el DNI original y una copia a la oficina de la calle Mayor 3, de 9 a 14.',
  'La reparación cuesta 85 € más IVA y tarda tres días.',
  'Su cita queda cambiada al viernes 4 a las 10:30 con la doctora Ruiz.',
  'He hablado con el taller: la pieza llega el miércoles y el coche estará listo el jueves.',
  'No, ese modelo no es compatible con su cargador.',
  'Efectivamente, el error es nuestro: le aplicamos la tarifa antigua. El abono sale hoy.',
  'Perfecto, anulado.',
  'La dirección es C/ Alcalá 15, 2.º B.',
  'Estamos abiertos hasta las 20:00.',
  'Le informo de que su pedido 4512 salió el lunes con SEUR.',
  'Ya le hemos dado de baja. El último recibo será el de noviembre, de 14,20 €.',
  'Hola:\n\n1. La factura es correcta.\n2. El descuento empieza en enero.\n\nSaludos',
  'Estimada Sra. García:\n\nHemos estudiado su reclamación y no podemos aceptarla, porque el aparato se usó a la intemperie, lo que la garantía excluye en su cláusula 4.\n\nPuede acudir a la Junta Arbitral de Consumo de su comunidad.\n\nAtentamente,\nMarta López',
  'Estamos a la espera de la pieza, que llega el jueves 12 al taller de Getafe.',
  'Le confirmo la reserva para dos personas el sábado a las 21:00.',
  'Te paso el enlace para pagar: https://pago.example/abc',
  'El router se reinicia con el botón de atrás, diez segundos.',
  'Hola, Ana. Le paso a explicar: la cuota sube 3 € en enero.',
  'Su reclamación ha sido aceptada. Le devolvemos 40 €.',
  'Le contesto a sus preguntas: el modelo A incluye cable y el B no.',
  'Le confirmaremos la hora exacta por SMS, pero la visita es el jueves.',
  'Te llamo porque no veo tu pedido. ¿Me das el número?',
  'Buenos días. Puede pasarse por la tienda cuando quiera a recogerlo, ya está listo.',
  'Si quiere cancelar, llame al 900 123 123; si quiere cambiar la fecha, respóndame con el día que prefiera.',
  'Contacte con su banco: el cargo lo han rechazado ellos por falta de saldo.',
  'Le enviaremos un técnico el lunes por la mañana.',
  'He revisado su factura y es correcta.',
  'Hemos consultado con el fabricante y confirma que es un defecto.',
  'Voy a pedir la pieza hoy y llega en dos días.',
  'Nuestro horario es de lunes a viernes de 9 a 18.',
  'De 9 a 14 h.',
  'En breve recibirá el abono.',
  'Por favor, escriba su número de cliente.',
  'Escriba a este mismo correo con las fotos y lo tramitamos.',
  'Tomamos nota y corregimos la dirección.',
  'Mañana',
  'No lo sé, pero lo pregunta mucha gente: el filtro se cambia cada seis meses.',
  'No podemos hacerlo por este canal, pero le envío el formulario adjunto para que lo firme.',
  // English
  'You can call us or reply here with the date you prefer.',
  "I'll call the courier and have it redelivered on Friday.",
  'Please visit the shop to collect it: it is ready.',
  'Please contact your bank, as the charge was declined by them for insufficient funds.',
  'Your question has been passed to the warehouse, who tell me it ships on Monday.',
  'Yes.',
  'Done, thanks!',
  'Hi Anna, yes, that works. Best, Tom',
  'Your parcel left yesterday and arrives on Tuesday. If you have any questions, please call us on 0800 123 123.',
  'We have refunded £20 to your card.',
  'The error means that the pressure is low: open the black tap below the boiler until the gauge shows 1.5 bar.',
  'Could you send me your order number and a photo of the label?',
  'I am sorry to say that the warranty does not cover water damage.',
  "I've checked with the depot: it will be delivered on Thursday before noon.",
  'We are looking into the wider outage, which was caused by a burst main in your street; water should be back by 6 pm.',
  'Please find attached the invoice for October.',
  'You can change your password under Settings, Security.',
  'No, that charger does not fit this model.',
  'Your appointment is moved to Friday at 10:30 with Dr Ruiz.',
  'Unfortunately that colour is out of stock until March. Would blue do?',
  'The deposit is refundable within 14 days of delivery.',
  'I have cancelled the duplicate charge and sent you a confirmation.',
  "It's a known bug in version 4.2; updating to 4.3 fixes it.",
  'Thanks for letting us know, we corrected the page.',
  'Your subscription ends on 31 December and will not renew.',
  'Please restart the router by holding the button at the back for ten seconds.',
  // Others
  'Bon dia, la comanda arriba dimarts.',
  'Bonjour, votre colis est parti hier et arrive mardi.',
  'A encomenda chega na terça-feira.',
];
describe('answers', () => {
  test.each(answers)('%s', (text) => expect(why(text)).toBe(null));
  test('there are enough of them', () => expect(answers.length).toBeGreaterThanOrEqual(60));
});

test('a text without end is read in no time', () => {
  for (const text of [
    'a'.repeat(100_000),
    'le llamo, '.repeat(5_000),
    `Hola ${'Ana '.repeat(5_000)}`,
    '-'.repeat(50_000),
    'gracias por '.repeat(4_000),
  ]) {
    const before = performance.now();
    countsAsAnswer(sent(text));
    expect(performance.now() - before).toBeLessThan(500);
  }
});
