/** What is missing, and what is said of it, in the languages in which servers refuse; without accents, lower case. */
const tongues: readonly (readonly [noun: string, missing: string])[] = [
  [
    'usuari[oa]|cuenta|buzon|destinatari[oa]|direccion(?: de correo)?|correo',
    'no existe|inexistente|desconocid[oa]|no (?:ha sido |se ha |fue )?encontrad[oa]|no se encontro|no hay|no es valid[oa]|invalid[oa]',
  ],
  [
    'usuari[oa]|utilizador|conta|caixa (?:postal|de correio)|destinatari[oa]|endereco',
    'nao existe|inexistente|desconhecid[oa]|nao (?:foi )?encontrad[oa]|invalid[oa]',
  ],
  [
    'utilisateur|compte|boite|destinataire|adresse',
    'n.existe (?:pas|plus)|inexistante?|inconnue?|introuvable|non trouvee?|invalide',
  ],
  [
    '(?:be)?nutzer|empf(?:a|ae)nger|adresse|postfach|konto|mailbox',
    'existiert nicht|unbekannt|nicht (?:gefunden|vorhanden|bekannt)|ung(?:u|ue)ltig',
  ],
  ['utente|casella|destinatario|indirizzo|account', 'non esiste|inesistente|sconosciut[oa]|non trovat[oa]'],
  ['gebruiker|ontvanger|adres|mailbox|postvak', 'bestaat niet|onbekend|niet gevonden'],
  [
    'uzytkownik|odbiorca|konto|adres|skrzynka',
    'nie istnieje|nieznan[ya]|nie ma takiego|nie (?:zostal )?znalezion[oya]',
  ],
  [
    'anvandare|mottagare|adress|bruker|modtager|mottaker',
    'finns inte|finnes ikke|findes ikke|okand|ukendt|ukjent',
  ],
  ['uzivatel|adresa|schranka|prijemce', 'neexistuje|neznam|nenalezen'],
  ['kullanici|adres|hesap|alici', 'bulunamadi|mevcut degil|gecersiz'],
  ['пользовател|адрес|ящик|получател', 'не существует|не наиден|неизвест|нет такого|такого'],
  ['宛先|ユーザ|アドレス|メールボックス|受信者', '存在しま|存在しな|不明|見つかりませ'],
  ['用户|邮箱|收件人|地址|账号|帐号', '不存在|未找到|无效'],
];
/** Some languages say it the other way round: 'no existe la cuenta', 'unbekannter Benutzer'. */
const eitherWay = new RegExp(
  tongues
    .flatMap(([noun, missing]) => [
      `(?:${noun})[^;!?。]{0,60}?(?:${missing})`,
      `(?:${missing})(?:e[rsn]?)? ?(?:(?:el|la|los|ningun|ninguna|esa|ese|o|a|le|la|de|die|il|lo|het) ){0,2}(?:${noun})`,
    ])
    .join('|'),
  'g',
);

const noun = `(?:users?(?: ?(?:name|id))?|mail ?box(?:es)?|(?:e-?mail )?accounts?|recipients?|(?:e-?mail )?address(?:es|ees?)?|alias|local[- ]part|person)`;
const kind = `(?:(?:local|virtual|relay|destination|recipient|e-?mail|delivery|envelope|mail) ){0,3}`;
/** The address or its name, in quotes or brackets or bare, between the noun and what is said of it. */
const named = String.raw`(?:[:,]? ?[<("'\[]?[^\s<>()"'\[\]]{1,64}(?:@[^\s<>()"'\[\]]{1,120})?[>)"'\],:]{0,3})?`;
const missing = String.raw`(?:(?:is|was|are|were|has|could|can) )?(?:not|never|no longer|cannot) (?:be )?(?:found|known|exists?|recogni[sz]ed|listed|defined|registered|located|valid|a valid|(?:in|on|at|with|part of) (?:this|our|the) (?:server|system|host|domain|directory|address book|organi[sz]ation|company)|here)\b|(?:is )?no longer (?:in use|active|available|accepted|here)\b`;
const absent = String.raw`(?:(?:is|was|are|were) )?(?:unknown|invalid|non-?exist[ae]nt|undefined)\b|(?:does|do|did)(?:n.?t| not) exist|doesnt exist|has been (?:deleted|removed|closed)\b`;

/** 'no such mailbox', 'unknown local user', 'no account with that name': what is missing stands first. */
const before = new RegExp(
  String.raw`\b(?:no such|unknown|non-?exist[ae]nt|unrecogni[sz]ed|invalid|cannot find|could not find|couldn.?t find|can.?t find|no record of) (?:an? |the |any |such |this )?${kind}${noun}\b|\bnot an? (?:valid|known|local|active) ${kind}${noun}\b|\b(?:has no|have no|does not have an?|doesn.?t have an?) ${noun}\b|\bno (?:valid |active )?${kind}${noun} (?:by|with|of|under|for) (?:that|this|the)\b`,
  'g',
);
/** 'recipient <a@b> is not valid here': what is missing stands first, and is named. */
const after = new RegExp(String.raw`\b${noun}${named}[ :.]{1,3}(?:${missing}|${absent})`, 'g');

/** Whose address it is: refusals speak of the sender's and of hosts in the same words. */
const ofSomeoneElse =
  /(?:sender|from|return|originat\w*|client|helo|ehlo|reverse|verify|verification|callout|reply-to|ptr|host)\W{0,3}(?:e-?mail |mail |envelope |the |your |for ){0,2}(?:<[^<>]{0,120}>\W{0,3})?$/;
const sender =
  /sender|remitente|remetente|expediteur|absender|mittente|afzender|nadawc|avsandar|отправител|送信者|发件人/;

/**
 * Whether a refusal, as one line in lower case, says that an address is not there, in whatever words servers find for
 * it: the lists of sentences hold what is known, this holds the grammar that they share.
 */
export function saysUnknownAddress(text: string): boolean {
  const plain = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  return [before, after, eitherWay].some((pattern) =>
    [...plain.matchAll(pattern)].some(
      ({ 0: said, index }) =>
        !sender.test(plain.slice(Math.max(0, index - 30), index + said.length)) &&
        !ofSomeoneElse.test(plain.slice(Math.max(0, index - 160), index)),
    ),
  );
}
