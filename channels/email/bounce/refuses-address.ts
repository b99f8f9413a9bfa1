import type { ReportedFailure } from './bounce-input.ts';
import { isVague } from './status-table.ts';
import { withoutAccents } from './without-accents.ts';

/** The refusal itself: from the reply code of a missing mailbox (RFC 5321 §4.2.3) to what the reporting server adds. */
const reply = /(?<![\d.])5(?:50|51|53|01|11)[ -](.{1,400}?)(?= ?\(in reply to| giving up on |$)/;
const addressed =
  /\b(?:users?|mail ?box|accounts?|recipients?|address(?:es)?|alias|customers?|persons?|usuari[oa]s?|cuenta|buzon|casilla|destinatari[oa]|direccion|conta|caixa|endereco|utilisateur|compte|boite|destinataire|adresse|(?:be)?nutzer|empfanger|postfach|konto|utente|casella|indirizzo|gebruiker|ontvanger|postvak|adres|uzytkownik|odbiorca|skrzynka|mottagaren?|brukeren?|kullanici|alici|hesap|uzivatel|utilizator(?:ul)?|felhasznalo|korisnik)\b|пользовател|получател|адресат|ユーザ|宛先|用户|收件人|사용자|수신자/;
/** That something is not, or is no more as it was. */
const absence =
  /\b(?:no|not|non|none|nobody|never|n.t|no longer|in(?:valid|correct|existent)\w*|un(?:kn?own|avail|recog|regist|used|defin|deliver|assign|resolv)\w*|wrong|bogus|gone|left|former|obsolete|retired|removed|moved|changed|old|misspel\w*|bad|missing|nicht|kein\w*|falsch\w*|ne|pas|plus|aucune?|ningun[oa]?|nadie|sin|nao|ninguem|nenhuma?|nessun[oa]?|niet|geen|nie|brak|yok|degil|inte|ingen|ikke|ej|ei|nem|nincs|nu|ne\w{3,}|ya no|errone[oa]|errat[oa]|errad[oa]|inc?orret[oa]|sbagliat[oa])\b|n't\b|(?:^|\s)(?:не|нет)|ない|ません|不|无|無|没|없|않/;
/** Causes that lie elsewhere: who sends, what, by which way, how full or how long it is refused. */
const otherCause =
  /send|from|your|client|\bhosts?\b|\bips?\b|relay|helo|ehlo|spam|junk|virus|block|black|white|list|reput|polic|rule|auth|login|permi|allow|accept|den(?:y|ied)|refus|reject|prohibit|quota|full|space|storage|siz|large|disab|suspend|inactiv|deactiv|lock|restrict|expir|frozen|closed group|temporar|later|busy|again|wait|verif|confirm|content|attach|tls|encrypt|secur|dns|mx\b|too many|rate|limit|exceed|timeout|timed out|error|fail|loop|command|syntax|protocol|remit|remet|absender|exped|mittent|afzend|nadawc|avsend|polit|segur|llen|chei|plein|voll|\bpien[oa]|bloq|bloc|blok|gesperrt|inakti|deakti|desacti|nieaktyw|autori[sz]|permis|deshab|desativ|desactiv|disabil|want|wish|welcome|paid|pay|review|\bonly\b|internal|external|outsid|maintenance|отправ|спам|переполн|送信者|拒|滿|满|已满/;

/**
 * Whether a server that was asked for this address refused it for good, speaks of nothing but it, and names no other
 * cause: then the address is not there, in whatever words. For refusals that no known sentence explains.
 */
export function refusesAddress(
  { command, status, action, recipient }: ReportedFailure,
  text: string,
): boolean {
  if (command !== 'RCPT' || action === 'delayed') return false;
  if (!isVague(status) && !/^5\.[135]\./.test(status ?? '')) return false;
  const said = withoutAccents(reply.exec(text)?.[1] ?? '');
  const [local = ''] = (recipient ?? '').toLowerCase().split('@');
  const named = local.length > 2 && said.includes(local);
  const rest = named ? said.replaceAll(recipient?.toLowerCase() ?? local, ' ').replaceAll(local, ' ') : said;
  return (named || addressed.test(rest)) && absence.test(rest) && !otherCause.test(rest);
}
