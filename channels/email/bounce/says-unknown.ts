/** What is missing, and what is said of it, in the languages in which servers refuse; without accents, lower case. */
const tongues: readonly (readonly [noun: string, missing: string])[] = [
  [
    'usuari[oa]|cuenta|buzon|casilla|destinatari[oa]|direccion(?: de correo)?|correo|alias',
    'no existe|inexistente|desconocid[oa]|no (?:ha sido |se ha |fue )?encontrad[oa]|no se (?:encuentra|encontro|reconoce)|no hay|no (?:es|son) valid[oa]|no figura|no consta|no esta (?:registrad|dad|list)[oa]|invalid[oa]',
  ],
  [
    'usuari[oa]|utilizador|conta|caixa (?:postal|de (?:correio|entrada))|destinatari[oa]|endereco|apelido',
    'nao existe|inexistente|desconhecid[oa]|nao (?:foi |pode ser )?encontrad[oa]|nao consta|nao (?:esta )?cadastrad[oa]|nao e valid[oa]|invalid[oa]',
  ],
  [
    'utilisateur|compte|boite|destinataire|adresse|alias',
    'n.existe (?:pas|plus)|inexistante?|inconnue?|introuvable|non trouvee?|invalide|n.est (?:pas|plus) (?:connue?|valide|reconnue?|repertoriee?|reference?e?|attribuee?)|n.a pas ete trouvee?|non repertoriee?',
  ],
  [
    '(?:be)?nutzer|empf(?:a|ae)nger|e?-?mail-?adresse|adresse|postfach|konto|mailbox',
    'existiert nicht|unbekannt|nicht (?:mehr )?(?:existiert|gefunden|vorhanden|bekannt|aufgefuhrt|verzeichnet|gultig|existent|eingerichtet)|gibt es nicht|ung(?:u|ue)ltig',
  ],
  [
    'utente|casella|destinatario|indirizzo|account',
    'non esiste|inesistente|sconosciut[oa]|non (?:e stat[oa] )?trovat[oa]|non risulta|non e (?:valid[oa]|presente|registrat[oa]|attiv[oa])',
  ],
  [
    'gebruiker|ontvanger|(?:e-?mail)?adres|mailbox|postvak|account',
    'bestaat niet|onbekend|niet (?:meer )?(?:bestaat|gevonden|bekend|geldig)|ongeldig',
  ],
  [
    'uzytkownik|odbiorca|adresat|konto|adres|skrzynka(?: pocztowa)?',
    'nie istnieje|nieznan[ya]|nie ma takiego|nie (?:zostal[ao]? )?(?:znalezion[oya]|odnalezion[oya])|nieprawidlow[ya]',
  ],
  [
    'anvandaren?|mottagaren?|(?:e-?post)?adressen?|brevladan?|bruker(?:en)?|modtager(?:en)?|mottaker(?:en)?|postkassen?|kontoen|kontot',
    'finns inte|finnes ikke|findes ikke|eksisterer ikke|existerar inte|okand|ukendt|ukjent|hittades inte|kunne ikke (?:findes|finnes)|ble ikke funnet|blev ikke fundet',
  ],
  [
    'kayttajaa?|vastaanottajaa?|osoitet?ta?|postilaatikkoa?',
    'ei ole olemassa|tuntematon|ei loydy|ei loytynyt',
  ],
  [
    'uzivatel|adresa|adresat|schranka|prijemce|prijemca|pouzivatel',
    'neexistuje|neznam|neznama|neni znam|nenalezen|nebyl[ao]? nalezen|nebol[ao]? najden',
  ],
  ['felhasznalo|cimzett|e-?mail cim|postafiok', 'nem letezik|ismeretlen|nem talalhato'],
  [
    'utilizatorul|destinatarul|adresa|contul|casuta',
    'nu exista|necunoscut[a]?|nu a fost gasit[a]?|inexistent[a]?',
  ],
  ['kullanici|adres|hesap|alici|posta kutusu', 'bulunam|mevcut degil|gecersiz|bilinmiyor|tanimsiz'],
  ['χρηστης|παραληπτης|διευθυνση|λογαριασμος|γραμματοκιβωτιο', 'δεν υπαρχει|αγνωστ|δεν βρεθηκε'],
  ['usuari|compte|bustia|destinatari|adreca', 'no existeix|desconegu|no s.ha trobat|inexistent'],
  [
    'пользовател|адрес|ящик|получател|учетн',
    'не существует|не наиден|неизвест|нет такого|такого|не зарегистрирован|недеиствител|не обнаружен',
  ],
  ['користувач|адрес|скриньк|одержувач|отримувач', 'не існує|не знаидено|невідом|немає'],
  [
    '宛先|ユーザ|アドレス|メールボックス|受信者|アカウント',
    '存在しま|存在しな|不明|見つかりませ|見つけられ|ありません',
  ],
  ['用户|用戶|邮箱|郵箱|信箱|收件人|地址|账号|帐号|帳號', '不存在|未找到|无效|無效|找不到|没有|沒有|查无'],
];
/** 'Ningún usuario con ese nombre', 'kein Postfach mit diesem Namen': the negation stands before the noun. */
const negated =
  /\b(?:ningun[oa]?|cap|nenhuma?|aucune?|keine?n?|nessun[oa]?|geen|brak|ingen|ei|(?:no|nao) (?:hay|ha|existe)|pas d[e']) ?(?:(?:tal|tel|telle|solch[a-z]{1,2}|tale|dergelijke?|takiego|takiej|sadan|slik) )?(?:(?:usuari|cuenta|buzon|destinatari|conta|caixa|utilisateur|compte|boite|destinataire|adresse|(?:be)?nutzer|empfanger|postfach|konto|utente|casella|indirizzo|gebruiker|ontvanger|postvak|uzytkownika|skrzynki|anvandare|mottagare|bruker|modtager|kayttajaa)[a-z]{0,3}) (?:con|de|com|avec|a|mit|unter|met|op|o|med|som|tai|aqui|ici|hier|qui)\b/g;
/** What comes before the noun in Korean, Japanese and Chinese: 'an address that is not there'. */
const attributive =
  /(?:존재하지 ?않는|없는|알 수 없는|잘못된|등록되지 ?않은|유효하지 ?않은)[^.。]{0,12}(?:메일|주소|사용자|계정|수신자|아이디)|(?:수신자|주소|사용자|계정|아이디|메일함)[^.。]{0,20}(?:존재하지 ?않|찾을 수 없|없습니다|없음|확인되지 ?않|유효하지 ?않)|存在しない(?:メール|宛先|アドレス|ユーザ)|(?:不存在|无效|無效|未知)的(?:用户|用戶|收件人|邮箱|信箱|地址|郵箱)/;
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

const noun = `(?:users?(?: ?(?:name|id))?|mail ?box(?:es)?|(?:e-?mail )?accounts?|recipients?|(?:e-?mail )?address(?:es|ees?)?|alias|local[- ]part|person|inbox|subscriber|mail ?drop)`;
const kind = `(?:(?:local|virtual|relay|destination|recipient|e-?mail|delivery|envelope|mail) ){0,3}`;
/** The address or its name, in quotes or brackets or bare, between the noun and what is said of it. */
const named = String.raw`(?:[:,]? ?[<("'\[]?[^\s<>()"'\[\]]{1,64}(?:@[^\s<>()"'\[\]]{1,120})?[>)"'\],:]{0,3})?`;
const missing = String.raw`(?:(?:is|was|are|were|has|could|can) )?(?:not|never|no longer|cannot) (?:be )?(?:found|known|exists?|recogni[sz]ed|listed|defined|registered|located|resolved|present|configured|valid|a valid|(?:in|on|at|with|part of|among|to) (?:this|our|the|any|a)? ?(?:local |mail |user |recipient ){0,2}(?:list|database|table|server|system|host|domain|directory|address book|organi[sz]ation|company)|here)\b|(?:is )?no longer (?:in use|active|available|accepted|here|works?|employed|with (?:us|the company))\b`;
const absent = String.raw`(?:(?:is|was|are|were) )?(?:unknown|invalid|non-?exist[ae]nt|undefined|wrong|incorrect)\b|(?:has )?left (?:the|our|this) (?:company|organi[sz]ation|firm)\b|(?:does|do|did)(?:n.?t| not) exist|doesnt exist|(?:is|was|has been|have been) (?:deleted|removed|closed|terminated|cancell?ed|purged)\b`;

/** 'no such mailbox', 'unknown local user', 'no account with that name': what is missing stands first. */
const before = new RegExp(
  String.raw`\b(?:no such|unknown|non-?exist[ae]nt|unrecogni[sz]ed|invalid|undefined|bad|wrong|incorrect|(?:cannot|can.?t|could not|couldn.?t|unable to|not able to|did not|didn.?t) (?:find|locate|identify|recogni[sz]e)|no record of|no longer has|no longer have) (?:an? |the |any |such |this )?${kind}${noun}\b|\bnot an? (?:valid|known|local|active|existing|real) ${kind}${noun}\b|\bis not an? ${kind}${noun} (?:here|of|at|on|in|known)\b|\bnot (?:one of|among|in) (?:our|the|my|this server.s) ${kind}${noun}\b|\bno(?:body| ?one) (?:here |at this address )?(?:by|with|of|under) (?:that|this) (?:name|address)\b|\b(?:has no|have no|does not have an?|doesn.?t have an?) ${noun}\b|\bno (?:valid |active )?${kind}${noun} (?:here|called|named|(?:by|with|of|under|for) (?:that|this|the|<)|for \S{1,64}@)`,
  'g',
);
/** 'recipient <a@b> is not valid here': what is missing stands first, and is named. */
const after = new RegExp(String.raw`\b${noun}${named}[ :.]{1,3}(?:${missing}|${absent})`, 'g');

/** 'The mailbox that you tried to reach does not exist': words between, and a predicate that leaves no doubt. */
const apart = new RegExp(
  String.raw`\b${noun}\b[^.;!?:]{0,60}?\b(?:(?:does|do|did)(?:n.?t| not) exist|no longer exists?|(?:could|can) ?(?:not|n.?t) be found|(?:was|is|were) not found|(?:is|was) unknown|has left (?:the|our))\b`,
  'g',
);

const domain = '(?:recipient |destination |mail |e-?mail |remote |target )?(?:domain|host)(?: name)?';
const unknownDomain = new RegExp(
  String.raw`\b${domain}${named}[ :.]{1,3}(?:(?:is|was) )?(?:(?:does|did)(?:n.?t| not) exist|not (?:be )?(?:found|known|hosted)|unknown|non-?existent|no longer (?:exists?|hosted|valid|in use))\b|\b(?:no such|unknown|non-?existent) ${domain}\b`,
  'g',
);
/** What a refusal says of the host that sends, or of the sender, in the same words. */
const ofSendingHost = /sender|client|helo|ehlo|reverse|ptr|relay|mail from|hostname|your/;

/** Whether a refusal, as one line in lower case, says that the recipient's domain is not there. */
export function saysUnknownDomain(text: string): boolean {
  return [...text.matchAll(unknownDomain)].some(
    ({ 0: said, index }) => !ofSendingHost.test(text.slice(Math.max(0, index - 80), index + said.length)),
  );
}

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
  const plain = withoutAccents(text);
  return (
    [before, after, apart].some((pattern) => speaksOfRecipient(plain, pattern)) || saysUnknownInTongue(plain)
  );
}

/** The same in a language other than English: a server that speaks the reader's language speaks for itself. */
export function saysUnknownInTongue(text: string): boolean {
  const plain = withoutAccents(text);
  return (
    speaksOfRecipient(plain, eitherWay) ||
    speaksOfRecipient(plain, negated) ||
    attributive.test(text.normalize('NFC'))
  );
}

/** Lower case, without marks over letters; the Turkish letter without its dot is an i. */
function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o');
}

/** Whether a sentence of the pattern is about the recipient, and not about a sender or a host. */
function speaksOfRecipient(plain: string, pattern: RegExp): boolean {
  return [...plain.matchAll(pattern)].some(
    ({ 0: said, index }) =>
      !sender.test(plain.slice(Math.max(0, index - 30), index + said.length)) &&
      !ofSomeoneElse.test(plain.slice(Math.max(0, index - 160), index)),
  );
}
