import type { Rule, RuleCondition, RuleFacts } from './rule.ts';

/** Why a rule matched: the value of each question that was answered by yes. */
export type RuleReason = { field: RuleCondition['field']; value: string };

/** Lower case and without accents: nobody types them twice the same. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

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
  const words = fold(wanted).trim().replace(/\s+/g, ' ');
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

const readable = (text: string): string => fold(text.slice(0, mostText)).replace(/\s+/g, ' ');

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
      return facts.tags.some((tag) => fold(tag) === fold(value));
    case 'channel':
      return facts.channelId === value;
    case 'language':
      return facts.language === value;
    case 'organisation':
      return facts.organisationId === value;
  }
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
  const reasons: RuleReason[] = [];
  for (const condition of rule.conditions) {
    const value = condition.values.find((one) => fits(condition.field, one, facts, texts));
    if (value !== undefined) reasons.push({ field: condition.field, value });
    else if (rule.match === 'all') return null;
  }
  return rule.conditions.length > 0 && reasons.length === 0 ? null : reasons;
};
