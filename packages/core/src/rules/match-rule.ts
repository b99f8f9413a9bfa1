import { fitsField, readFieldFilter } from '../tickets/field-filter.ts';
import { foldWords } from './fold-words.ts';
import { asksForGoneField, type Rule, type RuleCondition, type RuleFacts } from './rule.ts';

/** Why a rule matched: the value of each question that was answered by yes. */
export type RuleReason = { field: RuleCondition['field']; value: string };

const isAddress = (given: string, wanted: string): boolean => {
  const address = given.toLowerCase();
  const target = wanted.trim().toLowerCase().replace(/^@/, '');
  if (target === '') return false;
  if (target.includes('@')) return address === target;
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return address.includes('@') ? domain === target || domain.endsWith(`.${target}`) : address === target;
};

const wordShape = /[\p{L}\p{N}]/u;

/** Whole words: "alta" is not in "faltan". What is looked for may be several words. */
const hasWords = (text: string, wanted: string): boolean => {
  const words = foldWords(wanted).trim().replace(/\s+/g, ' ');
  if (words === '') return false;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const before = text[at - 1];
    const after = text[at + words.length];
    const beginsWord = before === undefined || !wordShape.test(before) || !wordShape.test(words[0] ?? '');
    const endsWord = after === undefined || !wordShape.test(after) || !wordShape.test(words.at(-1) ?? '');
    if (beginsWord && endsWord) return true;
  }
  return false;
};

/** A long mail is looked at as far as this, in characters: what it is about stands at its beginning. */
const mostText = 20_000;

const readable = (text: string): string => foldWords(text.slice(0, mostText)).replace(/\s+/g, ' ');

const fits = (field: RuleCondition['field'], value: string, facts: RuleFacts, texts: Texts): boolean => {
  switch (field) {
    case 'sender':
      return isAddress(facts.sender, value);
    case 'recipient':
      return facts.recipients.some((address) => isAddress(address, value));
    case 'subject':
      return hasWords(texts.subject(), value);
    case 'words':
      return hasWords(texts.subject(), value) || hasWords(texts.all(), value);
    case 'tag':
      return facts.tags.some((tag) => foldWords(tag) === foldWords(value));
    case 'channel':
      return facts.channelId === value;
    case 'language':
      return facts.language === value;
    case 'organisation':
      return facts.organisationId === value;
    case 'capability':
      return facts.capabilities.some((one) => one === value);
    case 'customField':
      return hasField(value, facts);
  }
};

const hasField = (asked: string, facts: RuleFacts): boolean => {
  const filter = readFieldFilter(asked);
  const held = filter && facts.customFields.get(`${filter.subject}.${filter.key}`);
  return filter !== null && held != null && fitsField(held, filter);
};

export type Texts = { subject: () => string; all: () => string };

/** The words of a message made ready to be looked through, once, and only if a rule asks for them. */
export const textsOf = (facts: RuleFacts): Texts => {
  let subject: string | undefined;
  let all: string | undefined;
  return {
    subject: () => (subject ??= readable(facts.subject)),
    all: () => (all ??= readable(facts.text)),
  };
};

/** Why a rule matches; null where it does not. A rule that asks nothing matches everything. */
export const matchRule = (
  rule: Pick<Rule, 'match' | 'conditions'>,
  facts: RuleFacts,
  texts: Texts = textsOf(facts),
): RuleReason[] | null => {
  if (asksForGoneField(rule, (name) => facts.customFields.has(name))) return null;
  const reasons: RuleReason[] = [];
  for (const condition of rule.conditions) {
    const value = condition.values.find((one) => fits(condition.field, one, facts, texts));
    if (value !== undefined) reasons.push({ field: condition.field, value });
    else if (rule.match === 'all') return null;
  }
  return rule.conditions.length > 0 && reasons.length === 0 ? null : reasons;
};

/** What a rule asks for and did not find: why it does not match, or what else it would have taken. */
export const unmetOf = (rule: Pick<Rule, 'conditions'>, facts: RuleFacts): RuleCondition[] => {
  const texts = textsOf(facts);
  return rule.conditions.filter(({ field, values }) => !values.some((one) => fits(field, one, facts, texts)));
};
