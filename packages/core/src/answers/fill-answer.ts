/** What a canned answer can name; each is filled in when it is used. */
export const answerVariables = [
  'customer.name',
  'customer.firstName',
  'agent.name',
  'ticket.trackingKey',
  'ticket.subject',
  'organisation.name',
] as const;
export type AnswerVariable = (typeof answerVariables)[number];
export type AnswerValues = Readonly<Record<AnswerVariable, string | null>>;

/** `{{name}}` or `{{name|words where it is missing}}`. */
const place = /\{\{\s*([A-Za-z][\w.]*)\s*(?:\|([^{}]*))?\}\}/g;
/** What stands where a value is missing, until somebody writes it or takes it away. */
const gapSigns = ['⟦', '⟧'] as const;
const gap = /⟦[^⟦⟧\n]*⟧|\{\{\s*[A-Za-z][\w.]*\s*(?:\|[^{}]*)?\}\}/g;

/** What leads to a name that is not there: the blank, and before another sign the comma, too. */
const blankBefore = /[ \t\u00a0]$|&nbsp;$/;
const callBefore = /,?(?:[ \t\u00a0]|&nbsp;)$/;

const isVariable = (name: string): name is AnswerVariable =>
  (answerVariables as readonly string[]).includes(name);

/** A name is somebody else's text: it brings no line of its own, and nothing that would be read as a place or a gap. */
const tame = (value: string | null): string =>
  (value ?? '')
    .replace(/[{}⟦⟧]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

export type FillOptions = {
  /** The words in a gap, for the one who is to fill it. */
  nameGap: (variable: string) => string;
  /** For words that stand in HTML: what is put in is escaped. Default: as it is. */
  escape?: (text: string) => string;
};

/**
 * A canned answer with its places filled. A missing value becomes the words after `|`, or a gap that `findGaps` finds;
 * where those words are empty, the blank before the place goes with it, and a comma where another sign follows, so that
 * no "Hello ," and no "Hola,:" is left.
 */
export const fillAnswer = (
  template: string,
  values: AnswerValues,
  { nameGap, escape: guard = (text) => text }: FillOptions,
): string => {
  let filled = '';
  let from = 0;
  for (const found of template.matchAll(place)) {
    const [whole, name = '', fallback] = found;
    const value = isVariable(name) ? tame(values[name]) : '';
    const before = template.slice(from, found.index);
    // What an editor kept as HTML has its own words escaped already.
    const words = value === '' ? fallback?.trim() : guard(value);
    const isClosed = /^[,.:;!?]/.test(template.slice(found.index + whole.length));
    filled += words === '' ? before.replace(isClosed ? callBefore : blankBefore, '') : before;
    filled += words ?? gapSigns.join(tame(nameGap(name)));
    from = found.index + whole.length;
  }
  return filled + template.slice(from);
};

/** The gaps, and places nobody filled, that must not be sent. */
export const findGaps = (text: string): string[] => text.match(gap) ?? [];

/** Names between braces that nobody can fill: a slip of whoever wrote the answer. */
export const unknownVariables = (template: string): string[] => [
  ...new Set([...template.matchAll(place)].map(([, name = '']) => name).filter((name) => !isVariable(name))),
];

/**
 * What to call somebody by: "Ana" of "Ana Núñez" and of "Núñez, Ana". Null where a name says nothing about it: an
 * address, a number, an organisation.
 */
export const firstNameOf = (name: string | null, isOrganisation = false): string | null => {
  const known = (name ?? '').trim();
  if (known === '' || isOrganisation || /[@\d/]/.test(known)) return null;
  const [family = '', given] = known.split(',');
  const [first = ''] = (given?.trim() || family).trim().split(/\s+/);
  return first === '' ? null : first;
};
