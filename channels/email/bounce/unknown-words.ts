/** What is missing, and what is said of it, in the languages in which servers refuse; without accents, lower case. */
const tongues: readonly (readonly [noun: string, missing: string])[] = [
  [
    'usuari[oa]|cuenta|buzon|casilla|destinatari[oa]|direccion(?: de correo)?|correo|alias',
    'no existe|inexistente|desconocid[oa]|no (?:ha sido |se ha |fue )?encontrad[oa]|no se (?:encuentra|encontro|reconoce)|no hay|no (?:es|son) valid[oa]|no figura|no consta|no esta (?:registrad|dad|list)[oa]|invalid[oa]|errone[oa]|incorrect[oa]',
  ],
  [
    'usuari[oa]|utilizador|conta|caixa (?:postal|de (?:correio|entrada))|destinatari[oa]|endereco|apelido',
    'nao existe|inexistente|desconhecid[oa]|nao (?:foi |pode ser )?encontrad[oa]|nao consta|nao (?:esta )?cadastrad[oa]|nao e valid[oa]|invalid[oa]|incorret[oa]',
  ],
  [
    'utilisateur|compte|boite|destinataire|adresse|alias',
    'n.existe (?:pas|plus)|inexistante?|inconnue?|introuvable|non trouvee?|invalide|n.est (?:pas|plus) (?:connue?|valide|reconnue?|repertoriee?|reference?e?|attribuee?)|n.a pas ete trouvee?|non repertoriee?|erronee?',
  ],
  [
    '(?:be)?nutzer|empf(?:a|ae)nger|e?-?mail-?adresse|adresse|postfach|konto|mailbox',
    'existiert nicht|unbekannt|nicht (?:mehr )?(?:existiert|gefunden|vorhanden|bekannt|aufgefuhrt|verzeichnet|gultig|existent|eingerichtet)|gibt es nicht|ung(?:u|ue)ltig',
  ],
  [
    'utente|casella|destinatario|indirizzo|account',
    'non esiste|inesistente|sconosciut[oa]|non (?:e stat[oa] )?trovat[oa]|non risulta|non e (?:valid[oa]|presente|registrat[oa]|attiv[oa])|errat[oa]',
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
    'finns inte|inte finns|finnes ikke|ikke finnes|findes ikke|ikke findes|eksisterer ikke|ikke eksisterer|existerar inte|inte existerar|okand|ukendt|ukjent|hittades inte|kunne ikke (?:findes|finnes)|ble ikke funnet|blev ikke fundet',
  ],
  [
    'kayttajaa?|vastaanottajaa?|osoitet?ta?|postilaatikkoa?',
    'ei ole olemassa|tuntematon|ei loydy|ei loytynyt',
  ],
  [
    'uzivatel|adresa|adresat|schranka|prijemce|prijemca|pouzivatel',
    'neexistuje|neznam|neznama|neni znam|nenalezen|nebyl[ao]? nalezen|nebol[ao]? najden',
  ],
  [
    'naslov|predal|uporabnik|prejemnik|korisnik|primatelj',
    'ne obstaja|ne postoji|neznan[ai]?|nepoznat[ai]?|ni (?:bil )?najden',
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
export const negated =
  /\b(?:ningun[oa]?|cap|nenhuma?|aucune?|keine?n?|nessun[oa]?|geen|brak|ingen|ei|(?:no|nao) (?:hay|ha|existe)|pas d[e']) ?(?:(?:tal|tel|telle|solch[a-z]{1,2}|tale|dergelijke?|takiego|takiej|sadan|slik) )?(?:(?:usuari|cuenta|buzon|destinatari|conta|caixa|utilisateur|compte|boite|destinataire|adresse|(?:be)?nutzer|empfanger|postfach|konto|utente|casella|indirizzo|gebruiker|ontvanger|postvak|uzytkownika|skrzynki|anvandare|mottagare|bruker|modtager|kayttajaa)[a-z]{0,3}) (?:con|de|com|avec|a|mit|unter|met|op|o|med|som|tai|aqui|ici|hier|qui)\b|\bnie ma (?:tu )?takiego (?:konta|adresu|uzytkownika|adresata|odbiorcy)|\b(?:nadie|ninguem|personne|niemand|nessuno) (?:con|com|avec|mit|met) (?:esta|este|esa|ese|essa|esse|cette|ce|diese[rmn]?|dit|questo) /g;
/** 'No se ha podido encontrar la dirección', 'non sono riuscito a trovare l'indirizzo'. */
export const unfound =
  /\b(?:no (?:se )?(?:ha |hemos |he )?(?:podido|pudo|pudimos) (?:encontrar|localizar)|nao (?:foi possivel|conseguimos|consegui) (?:encontrar|localizar)|(?:impossible de|n.(?:a|ai|avons) pas pu) (?:trouver|localiser)|non (?:sono riuscito a|siamo riusciti a|e stato possibile|riesco a) (?:trovare|localizzare)|nie (?:mozna|udalo sie) (?:odnalezc|znalezc)) (?:\w{1,6} |l.|d.){0,2}(?:usuari|cuenta|buzon|destinatari|direccion|conta|caixa|endereco|utilisateur|compte|boite|adresse|utente|casella|indirizzo|uzytkownika|skrzynki|adresu|odbiorcy)/g;
/** What comes before the noun in Korean, Japanese and Chinese: 'an address that is not there'. */
export const attributive =
  /(?:존재하지 ?않는|없는|알 수 없는|잘못된|등록되지 ?않은|유효하지 ?않은)[^.。]{0,12}(?:메일|주소|사용자|계정|수신자|아이디)|(?:수신자|주소|사용자|계정|아이디|메일함)[^.。]{0,20}(?:존재하지 ?않|찾을 수 없|없습니다|없음|확인되지 ?않|유효하지 ?않)|存在しない(?:メール|宛先|アドレス|ユーザ)|(?:不存在|无效|無效|未知)的(?:用户|用戶|收件人|邮箱|信箱|地址|郵箱)/;
/** Some languages say it the other way round: 'no existe la cuenta', 'unbekannter Benutzer'. */
export const eitherWay = new RegExp(
  tongues
    .flatMap(([noun, missing]) => [
      `(?:${noun})[^;!?。]{0,60}?(?:${missing})`,
      `(?:${missing})[a-zа-яα-ω]{0,3} ?(?:(?:el|la|los|ningun|ninguna|esa|ese|o|a|le|la|de|die|il|lo|het) ){0,2}(?:${noun})`,
    ])
    .join('|'),
  'g',
);

/** 'Cuenta dada de baja', 'compte supprimé': what once was there and is no more. Of a mail the same verbs say other things. */
export const ended =
  /\b(?:usuari[oa]|cuenta|buzon|casilla|direccion|utilizador|conta|caixa|endereco|utilisateur|compte|boite|adresse|(?:be)?nutzer|postfach|konto|utente|casella|indirizzo|account|gebruiker|adres|postvak|mailbox|skrzynka)\b[^.,:;!?]{0,30}?\b(?:dad[oa] de baja|eliminad[oa]|borrad[oa]|cancelad[oa]|cerrad[oa]|excluid[oa]|removid[oa]|encerrad[oa]|supprimee?|cloturee?|fermee?|resiliee?|geloscht|gekundigt|eliminat[oa]|cancellat[oa]|chius[oa]|rimoss[oa]|verwijderd|opgeheven|usuniet[aey]|zlikwidowan[aey])\b/g;

/** 'El dominio no existe': a domain is missing in the same words as an address. */
export const domainInTongue = new RegExp(
  `(?:\\b(?:dominio|domini|domaine|domane|domain|domein|domena|domeniu(?:l)?|doman(?:en)?)\\b|домен|ドメイン|域名)[^;!?。]{0,60}?(?:${tongues.map(([, missing]) => missing).join('|')})`,
  'g',
);
