/** Words that are frequent in one language and rare in the others (own selection). */
const marks: Record<string, string> = {
  es: 'el los las una del por con para pero muy hola gracias buenos buenas dias tardes quiero tengo puedo necesito pedido usted ustedes mi su esta este que como cuando donde porque',
  en: 'the and you is are was have with for this that please thanks hello hi order my your would could when where why not i we',
  ca: 'els les amb per pero molt bon dia gracies vull tinc puc comanda aquest aquesta que com quan on perque meu meva no em hem',
  gl: 'os as unha polo pola coa para pero moi ola grazas quero teño podo pedido este esta que como cando onde porque meu miña non',
  eu: 'eta da dut dugu nire zure kaixo eskerrik asko nahi behar eskaera hau hori nola noiz non ez bat mesedez',
  pt: 'os as uma pelo pela com para mas muito ola obrigado obrigada quero tenho posso preciso encomenda este esta que como quando onde porque meu minha nao voce',
  fr: 'le les une des avec pour mais tres bonjour merci je veux peux commande ce cette que comment quand ou pourquoi mon votre nous vous pas est',
  de: 'der die das und ich ist nicht mit fur aber sehr hallo danke bitte bestellung mein ihre wir sie haben kann wann wo warum',
};
const lists = Object.entries(marks).map(([locale, words]) => [locale, new Set(words.split(' '))] as const);
const mostWords = 300;
const fewest = 3;

/** The language that words look like, by ISO 639-1; null where there are too few, or two look alike. */
export const guessLanguage = (text: string): string | null => {
  const words = text
    .slice(0, 6_000)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u0302\u0304-\u036f]/g, '')
    .normalize('NFC')
    .split(/[^\p{L}]+/u)
    .slice(0, mostWords);
  const ranking = lists
    .map(([locale, known]) => ({ locale, hits: words.filter((word) => known.has(word)).length }))
    .sort((a, b) => b.hits - a.hits);
  const [first, second] = ranking;
  if (!first || first.hits < fewest || first.hits === second?.hits) return null;
  return first.locale;
};
