/** A small fast generator with a seed (mulberry32), so that every run loads the same texts. */
export const seeded = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const frames = [
  'Buenos días, escribo porque mi {thing} {problem} desde el {day} y nadie me ha llamado.',
  'Hola, quisiera saber cuándo llega el pedido de {thing}, pagué la factura el {day}.',
  'La {thing} que compré {problem}; adjunto la factura y una foto.',
  'Necesito cambiar la cita del {day} con el técnico de la {thing}.',
  'Me han cobrado dos veces la {thing}, pido la devolución del importe.',
  'Gracias por la respuesta, pero la {thing} todavía {problem}.',
  'He llamado tres veces por la {thing} y siempre comunica, así que reclamo por escrito.',
  'Por favor, envíen el contrato de la {thing} a mi correo antes del {day}.',
];
const things = [
  'caldera',
  'factura',
  'tarifa',
  'instalación',
  'reclamación',
  'suscripción',
  'garantía',
  'línea',
  'entrega',
  'revisión',
  'lavadora',
  'tarjeta',
];
const problems = [
  'no arranca',
  'hace ruido',
  'pierde agua',
  'llegó rota',
  'no funciona',
  'da error',
  'está equivocada',
  'se retrasa',
];
const days = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'día 12', 'día 3', 'mes pasado'];
const syllables = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'la',
  'me',
  'ni',
  'po',
  'ru',
  'sa',
  'te',
  'vi',
  'zo',
  'car',
  'men',
  'tos',
  'ren',
  'mal',
  'bor',
];

/** The n-th word of an invented vocabulary: pronounceable, distinct. */
const inventedWord = (n: number): string => {
  let word = '';
  for (let rest = n + 400; rest > 0; rest = Math.floor(rest / syllables.length))
    word = syllables[rest % syllables.length] + word;
  return word;
};

/** Words by Zipf's law (exponent 1) over 50,000: a few everywhere, most of them rare. */
const zipfWord = (random: () => number): string => inventedWord(Math.floor(50_000 ** random()) - 1);

type TextMaker = { subject(): string; body(): string; name(): string };

/** Believable texts of customers: about 60 words, some of them everywhere and some nearly nowhere. */
export const createTextMaker = (seed: number): TextMaker => {
  const random = seeded(seed);
  const pick = <Item>(items: Item[]): Item => items[Math.floor(random() * items.length)]!;
  const sentence = (): string =>
    pick(frames)
      .replaceAll('{thing}', () => pick(things))
      .replaceAll('{problem}', () => pick(problems))
      .replaceAll('{day}', () => pick(days));
  return {
    subject: () => `${pick(things)} ${pick(problems)}`,
    body: () =>
      `${sentence()} ${sentence()} ${Array.from({ length: 25 }, () => zipfWord(random)).join(' ')}. Un saludo.`,
    name: () =>
      `${pick(['Ana', 'Luis', 'Marta', 'Jorge', 'Núria', 'Iker', 'Xoán', 'Lucía'])} ${pick(['Núñez', 'Gil', 'Rey', 'Soler', 'Etxeberria', 'Castro', 'Vidal'])} ${inventedWord(Math.floor(random() * 5_000))}`,
  };
};
