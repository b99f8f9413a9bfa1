/** As the phrases below are written: without accents, small, with plain quotes. */
const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’´`]/g, "'").toLowerCase();

const oneOf = (...phrases: string[]): string => `(?:${phrases.join('|')})`;

/** What one thanks for. After "por" and "for" alone: by themselves some of these ask for something. */
const reasons = oneOf(
  'el|la|los|las|lo|su|sus|tu|tus|vuestra|vuestro|vuestras|vuestros|the|your|all|everything|a|de|of|y|and|tan|so|muy|very',
  'todo|tot|ello|esto|eso|it|that|this|ayuda|ajuda|axuda|atencion|atencio|rapidez|amabilidad|interes|gestion|gestiones',
  'trabajo|paciencia|tiempo|informacion|informacio|respuesta|resposta|contestacion|aclaracion|solucion|colaboracion',
  'profesionalidad|eficacia|contestar|responder|contestarme|responderme|aclararlo|aclararmelo|solucionarlo|resolverlo',
  'ayudarme|ayudarnos|atenderme|atendernos|avisar|avisarme|rapida|rapido|pronta|buena|buen|gran|excelente|servicio',
  'help|helping|support|reply|answer|answering|response|assistance|quick|prompt|kind|great|fast|service|information',
  'solving|sorting|fixing|out|me|us|kindness|patience|time|work|letting|know',
);

const thanking = `${oneOf(
  '(?:muchas |muchisimas |mil |infinitas |tantas )?gracias',
  '(?:moltes )?gracies|merci|(?:moitas )?grazas|eskerrik asko|mila esker|(?:muito )?obrigad[oa]',
  'se lo agradezco(?: mucho)?|te lo agradezco(?: mucho)?|muy agradecid[oa]s?',
  '(?:many |much )?thanks|thank you|thankyou|thx|ta|cheers|much appreciated',
)}(?: ${oneOf(
  'de (?:nuevo|verdad|corazon)|otra vez|a todos|a todas|a vosotros|a ustedes|a usted|a ti|again|very much|so much|a lot|indeed',
)})*(?: ${oneOf('por', 'for', 'per', 'pola', 'polo')}(?: ${reasons})+)?`;

const signing = oneOf(
  '(?:un |una |reciba un |recibe un |muchos )?(?:cordial |fuerte |afectuoso )?(?:saludos?|abrazos?)(?: cordial(?:es)?)?',
  'atentamente|cordialmente|atentament|salutacions|(?:(?:best|kind|kindest|warm) )?(?:regards|wishes)|sincerely',
);

const beside = oneOf(
  signing,
  "ok|okay|vale|perfecto|genial|estupendo|fenomenal|excelente|fantastico|recibido|entendido|d'acord|perfecte",
  'great|perfect|excellent|wonderful|brilliant|lovely|got it|muy amable|muy amables|que amables?|de verdad',
  '(?:que )?(?:tengan?|tengas|pasen?|pases)?(?: un| una)?(?: muy)? ?(?:feliz|buen|buena|bon) (?:dia|tarde|noche|semana|fin de semana)',
  'have a (?:nice|good|great|lovely) (?:day|weekend|evening|one)',
);

const greeting = oneOf(
  'hola|buenos dias|buenas tardes|buenas noches|buenas|buen dia|bon dia|bona tarda|kaixo|ola|hello|hi|dear|hey',
  'good (?:morning|afternoon|evening)|estimad[oa]s?',
);

const signs = new RegExp(`(?:^| )${signing}$`);
const thankful = new RegExp(`^${thanking}$`);
const courteous = new RegExp(
  `^(?:${thanking}|${beside})(?: ${oneOf('y', 'i', 'e', 'and')} (?:${thanking}|${beside}))*$`,
);
const greets = new RegExp(`^${greeting}$`);
const greetsBefore = new RegExp(`^${greeting} (?=.)`);

/** What may be a name: up to five words, the first of which begins large. */
const isName = (text: string): boolean =>
  /^\p{Lu}[\p{L}'-]*\.?(?: (?:de|del|la|las|los|\p{Lu}[\p{L}'-]*\.?)){0,4}$/u.test(text);

/** Pleased ones. */
const pictures = /[👍🙏😊🙂😀😃😄☺❤💙💚🧡💛💜🤗👌👏✅✨💐🌹]|\p{Emoji_Modifier}|\ufe0f|\u200d/gu;

/**
 * Whether a customer's words are thanks and nothing else: nothing in them asks, tells or refuses. Each part has to be one
 * of the phrases above, so that what is not understood is never taken for thanks; "gracias de antemano" thanks for what
 * is still to come, and is none of them.
 * @param name hers: below her thanks it says nothing
 */
export const saysOnlyThanks = (text: string, name: string | null = null): boolean => {
  if (text.length > 400) return false;
  const parts = text
    .replace(pictures, '\n')
    .split(/[.,;:!¡\n\r]+|\s[-–—]\s/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  const hasThanks = parts.some((part) => thankful.test(fold(part)) || thanksWithin(part));
  const own = new Set(fold(name ?? '').split(/\s+/));
  const isSignature = (part: string, index: number): boolean =>
    isName(part) &&
    (signs.test(fold(parts[index - 1] ?? '')) ||
      (index > 0 &&
        fold(part)
          .split(' ')
          .every((word) => own.has(word))));
  return hasThanks && parts.every((part, index) => isCourteous(part) || isSignature(part, index));
};

/** "Hola Lucía" greets, and "Hola Lucía muchas gracias" thanks as well. */
const isCourteous = (part: string): boolean => {
  const said = fold(part);
  if (courteous.test(said) || greets.test(said)) return true;
  const rest = part.slice(greetsBefore.exec(said)?.[0].length ?? part.length);
  return rest !== '' && (isName(rest) || courteous.test(fold(rest)));
};

const thanksWithin = (part: string): boolean =>
  isCourteous(part) && new RegExp(`(?:^| )${thanking}(?: |$)`).test(fold(part));
