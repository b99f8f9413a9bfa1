/** What a part of an answer does for the customer. */
export type Clause = 'greeting' | 'courtesy' | 'holding' | 'redirect' | 'substance';

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’`´]/g, "'").replace(/\s+/g, ' ');

const patterns: [Clause, RegExp][] = [
  [
    'greeting',
    /^(hola|buen[oa]s (dias|tardes|noches)|estimad[oa]s?|querid[oa]s?|hello|hi|dear|good (morning|afternoon|evening))\b/,
  ],
  [
    'redirect',
    /\b(llam(e|en|ad|a|enos|eme|adnos)|telefonee|contact(e|en)|pongase en contacto|escrib(a|anos)|dirijase|acuda|call us|please call|contact us)\b/,
  ],
  [
    'holding',
    /\b(le (llamare|llamaremos|contestar\w+|respond\w+|inform\w+)|te (llamo|llamare|contesto)|estamos (revisando|mirando|trabajando|estudiando)|hemos recibido su|will (call|get back to|reply to) you|(are|am) looking into)\b/,
  ],
  [
    'courtesy',
    /^(gracias|muchas gracias|un saludo|saludos|atentamente|thank you|thanks|best regards|kind regards|regards|sincerely)\b/,
  ],
];

/** What each sentence of a text does. */
export const readClauses = (text: string): Clause[] =>
  text
    .split(/[.!?\n;]+/)
    .map((part) =>
      fold(part)
        .trim()
        .replace(/^[¡¿,:\s-]+/, ''),
    )
    .filter((part) => part !== '')
    .map((part) => patterns.find(([, pattern]) => pattern.test(part))?.[0] ?? 'substance');
