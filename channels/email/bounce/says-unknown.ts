import { attributive, domainInTongue, eitherWay, ended, negated, unfound } from './unknown-words.ts';
import { withoutAccents } from './without-accents.ts';

const noun = `(?:users?(?: ?(?:name|id))?|mail ?box(?:es)?|(?:e-?mail )?accounts?|recipients?|(?:e-?mail )?address(?:es|ees?)?|alias(?:es)?|local[- ]part|person|inbox|subscriber|mail ?drop)`;
const kind = `(?:(?:local|virtual|relay|destination|recipient|e-?mail|delivery|envelope|mail) ){0,3}`;
/** The address or its name, in quotes or brackets or bare, between the noun and what is said of it. */
const named = String.raw`(?:[:,]? ?[<("'\[]?[^\s<>()"'\[\]]{1,64}(?:@[^\s<>()"'\[\]]{1,120})?[>)"'\],:]{0,3})?`;
const missing = String.raw`(?:(?:is|was|are|were|has|could|can) )?(?:not|never|no longer|cannot) (?:be )?(?:found|known|exists?|recogni[sz]ed|activated|listed|defined|registered|located|resolved|present|configured|valid|a valid|(?:in|on|at|with|part of|among|to) (?:this|our|the|any|a)? ?(?:local |mail |user |recipient ){0,2}(?:list|database|table|server|system|host|domain|directory|address book|organi[sz]ation|company)|here)\b|(?:is )?no longer (?:in use|active|available|accepted|here|works?|employed|with (?:us|the company))\b`;
const absent = String.raw`(?:(?:is|was|are|were) )?(?:unknown|unrecogni[sz]ed|unregistered|invalid|non-?exist[ae]nt|undefined|wrong|incorrect)\b|(?:has )?left (?:the|our|this) (?:company|organi[sz]ation|firm)\b|(?:does|do|did)(?:n.?t| not) exist|do[es]{1,2}n.?t exist|(?:cannot|can.?t|could not) be verified|(?:is|was|has been|have been) (?:deleted|removed|closed|terminated|cancell?ed|purged)\b`;

/** 'no such mailbox', 'unknown local user', 'no account with that name': what is missing stands first. */
const before = new RegExp(
  String.raw`\b(?:no such|unknown|non-?exist[ae]nt|unrecogni[sz]ed|unregistered|invalid|undefined|bad|wrong|incorrect|(?:cannot|can.?t|could not|couldn.?t|unable to|not able to|did not|didn.?t) (?:find|locate|identify|recogni[sz]e)|no record of|no longer has|no longer have) (?:an? |the |any |such |this |that |your )?${kind}${noun}\b|\bnot an? (?:valid|known|local|active|existing|real) ${kind}${noun}\b|\bis not an? ${kind}${noun} (?:here|of|at|on|in|known)\b|\bnot (?:one of|among|in) (?:our|the|my|this server.s) ${kind}${noun}\b|\bno(?:body| ?one) (?:here |at this address )?(?:by|with|of|under) (?:that|this) (?:e-?mail |mail )?(?:name|address)\b|\b(?:has no|have no|does not have an?|doesn.?t have an?) (?:(?:valid|final|active|known|working|registered|e-?mail|mail) ){0,3}(?:${noun}|delivery point)\b|\bno (?:valid |active )?${kind}${noun} (?:here|called|named|(?:by|with|of|under|for) (?:that|this|the|<)|for \S{1,64}@)`,
  'g',
);
/** 'no address registered for him', 'did not match any alias', 'does not handle mail for that user'. */
const unmatched = new RegExp(
  String.raw`\bno (?:such |valid )?${kind}${noun} (?:is |was )?(?:registered|known|found|exists?|configured|defined)\b|\b(?:did|does|do)(?:n.?t| not) (?:exactly )?match (?:an?|any|one of) (?:[a-z.-]{1,20} ){0,3}?${noun}\b|\bno match(?:es)? (?:was |were )?(?:found )?(?:for|to|in|with) (?:[a-z.<>-]{1,40} ){0,3}?(?:${noun}|name ?server|directory|alias)\b|\b(?:does(?:n.?t| not)|do(?:n.?t| not)) (?:handle|accept|take|receive) (?:any )?(?:e-?mail|mail|messages?) (?:for|to) (?:that|this|such an?) ${noun}\b`,
  'g',
);
/** '<a@b> not known at this site', 'ana was not found in the directory': no noun, but the address or where one looked. */
const unlisted = new RegExp(
  String.raw`<?[^\s<>()"'@]{1,64}@[a-z0-9.-]{1,120}>?['"):.,]{0,3} (?:${missing}|${absent})|\bnot (?:found|listed|present|known|registered|defined) (?:in|at|on|to|with) (?:the |our |this |any ){0,2}(?:[a-z0-9-]{2,20} ){0,2}?(?:directory|address book|ldap|user (?:list|table|database)|site)\b`,
  'g',
);

/** 'recipient <a@b> is not valid here': what is missing stands first, and is named. */
const after = new RegExp(String.raw`\b${noun}${named}[ :.]{1,3}(?:${missing}|${absent})`, 'g');

/** 'The mailbox that you tried to reach does not exist': words between, and a predicate that leaves no doubt. */
const apart = new RegExp(
  String.raw`\b${noun}\b[^.;!?:]{0,60}?\b(?:(?:does|do|did)(?:n.?t| not) exist|no longer exists?|(?:could|can) ?(?:not|n.?t) be found|(?:was|is|were) not found|(?:is|was) unknown|has left (?:the|our))\b`,
  'g',
);

const domain =
  '(?:recipient(?:.s)? |destination |mail |e-?mail |remote |target )?(?:domain|host)(?: name| part)?(?: (?:of|in) (?:the|this) (?:e-?mail |recipient )?address)?';
const unknownDomain = new RegExp(
  String.raw`\b${domain}${named}[ :.]{1,3}(?:(?:is|was|could|can) )?(?:(?:does|did)(?:n.?t| not) exist|(?:not|cannot) (?:be )?(?:found|known|hosted|registered|resolved)|must exist|unknown|non-?existent|no longer (?:exists?|hosted|valid|in use|registered))\b|\b(?:no such|unknown|non-?existent|invalid|unregistered) ${domain}\b|\bmail exchangers?(?: (?:for|of) \S{1,120})? (?:does|do)(?:n.?t| not) exist\b`,
  'g',
);
/** What a refusal says of the host that sends, or of the sender, in the same words. */
const ofSendingHost = /sender|client|helo|ehlo|reverse|ptr|relay|mail from|hostname/;
const ourMatter = /\byour\b/;

/** Whether a refusal, as one line in lower case, says that the recipient's domain is not there. */
export function saysUnknownDomain(text: string): boolean {
  const plain = withoutAccents(text);
  return [...plain.matchAll(unknownDomain), ...plain.matchAll(domainInTongue)].some(({ 0: said, index }) => {
    // What 'cliente.example' is called says nothing of a client that sends.
    const around = plain
      .slice(Math.max(0, index - 80), index + said.length)
      .replace(/[^\s<>@]{1,64}@|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+/g, '');
    // 'Your message did not arrive' in the sentence before says nothing of whose domain it is.
    const sentence = around.slice(Math.max(0, around.length - said.length - 40)).replace(/^.*[.:;!?] /, '');
    return !ofSendingHost.test(around) && !ourMatter.test(sentence) && !sender.test(around);
  });
}

/** Whose address it is: refusals speak of the sender's and of hosts in the same words. */
const ofSomeoneElse =
  /(?:sender(?:.s)?|from|return|originat\w*|client|helo|ehlo|reverse|verify|verification|callout|reply-to|ptr|host)\W{0,3}(?:e-?mail |mail |envelope |the |your |for ){0,2}(?:<[^<>]{0,120}>\W{0,3})?$/;
const sender =
  /sender|remitente|remetente|expediteur|absender|mittente|afzender|nadawc|avsandar|отправител|送信者|发件人/;

/**
 * Whether a refusal, as one line in lower case, says that an address is not there, in whatever words servers find for
 * it: the lists of sentences hold what is known, this holds the grammar that they share.
 */
export function saysUnknownAddress(text: string): boolean {
  const plain = withoutAccents(text);
  return (
    [before, unmatched, unlisted, after, apart].some((pattern) => speaksOfRecipient(plain, pattern)) ||
    saysUnknownInTongue(plain)
  );
}

/** The same in a language other than English: a server that speaks the reader's language speaks for itself. */
export function saysUnknownInTongue(text: string): boolean {
  const plain = withoutAccents(text);
  return (
    speaksOfRecipient(plain, eitherWay) ||
    speaksOfRecipient(plain, negated) ||
    speaksOfRecipient(plain, unfound) ||
    speaksOfRecipient(plain, ended) ||
    attributive.test(text.normalize('NFC'))
  );
}

/** '… from unknown | senders', 'von unbekannten | Absendern': what is missing belongs to what stands behind it. */
const unknownSender = new RegExp(`^\\p{L}{0,4} (?:e-?mail )?(?:${sender.source})`, 'u');

/** Whether a sentence of the pattern is about the recipient, and not about a sender or a host. */
function speaksOfRecipient(plain: string, pattern: RegExp): boolean {
  return [...plain.matchAll(pattern)].some(
    ({ 0: said, index }) =>
      !sender.test(plain.slice(Math.max(0, index - 30), index + said.length)) &&
      !unknownSender.test(plain.slice(index + said.length, index + said.length + 30)) &&
      !ofSomeoneElse.test(plain.slice(Math.max(0, index - 160), index)),
  );
}
