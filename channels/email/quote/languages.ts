/**
 * The words mail programs put around quoted history, one row a language.
 *
 * Rows are data: rules live in attribution.ts, header-block.ts and device-line.ts, and never name a language.
 * Phrases are compared folded (lower case, without accents), so an accent lost on the way still matches.
 */
export type QuoteWords = {
  /** What an attribution line begins with: 'El lun, 12 ene …'. */
  on: readonly string[];
  /** The verb of an attribution line: '… Ana escribió:'. */
  wrote: readonly string[];
  /** A verb that stories use as well: it counts below a whole date and hour only, 'El lun., 9 mar. 2026 a las 18:22, Ana dijo:'. */
  said: readonly string[];
  from: readonly string[];
  /** Labels of the date line of a header block. */
  sent: readonly string[];
  to: readonly string[];
  cc: readonly string[];
  subject: readonly string[];
  /** Separators such as '-----Mensaje original-----'. */
  original: readonly string[];
  forwarded: readonly string[];
  /** What a mobile mail program's line begins with; after a possessive the rest is taken for a device. */
  sentFrom: readonly string[];
  /** What such a line ends with, where the verb comes last: 'Von meinem iPhone gesendet'. */
  sentFromEnd: readonly string[];
  /** 'Reply above this line', as help desks print it. */
  replyAbove: readonly string[];
};

const words = (list: string): readonly string[] =>
  list === '' ? [] : list.split('|').map((word) => word.trim());

/** Shape of a row: lists separated by `|`, in the order of {@link QuoteWords}. */
const row = (w: Partial<Record<keyof QuoteWords, string>>): QuoteWords => ({
  on: words(w.on ?? ''),
  wrote: words(w.wrote ?? ''),
  said: words(w.said ?? ''),
  from: words(w.from ?? ''),
  sent: words(w.sent ?? ''),
  to: words(w.to ?? ''),
  cc: words(w.cc ?? ''),
  subject: words(w.subject ?? ''),
  original: words(w.original ?? ''),
  forwarded: words(w.forwarded ?? ''),
  sentFrom: words(w.sentFrom ?? ''),
  sentFromEnd: words(w.sentFromEnd ?? ''),
  replyAbove: words(w.replyAbove ?? ''),
});

export const languages: Readonly<Record<string, QuoteWords>> = {
  es: row({
    on: 'el|en|el día|con fecha|a fecha|a día',
    wrote: 'escribió|ha escrito|escribio|envió|respondió|escribiste',
    said: 'dijo|comentó|ha dicho',
    from: 'de|remitente|enviado por',
    sent: 'enviado|enviado el|enviados|enviada|fecha|fecha de envío|enviado en|fecha y hora|mensaje del',
    to: 'para|a|destinatario|destinatarios',
    cc: 'cc|con copia|copia|cco|responder a|datos adjuntos|adjuntos|importancia|archivos adjuntos',
    subject: 'asunto|tema',
    original: 'mensaje original|correo original|mensaje de correo original|mensaje anterior|mensaje citado',
    forwarded:
      'mensaje reenviado|inicio del mensaje reenviado|comienzo del mensaje reenviado|empieza el mensaje reenviado|correo reenviado|reenviado por|inicio de mensaje reenviado|comienza el mensaje reenviado',
    sentFrom:
      'enviado desde mi|enviado desde el|enviado desde la|enviado desde|enviado con|enviado a través de|enviado mediante|enviado de mi|obtener outlook para|obtenga outlook para|obtén outlook para|descargar outlook para|descarga outlook para|consigue outlook para|mandado desde mi|enviado vía|enviado usando|enviado en mi|enviado gracias a',
    replyAbove:
      'por encima de esta línea|encima de esta línea|arriba de esta línea|sobre esta línea|antes de esta línea',
  }),
  en: row({
    on: 'on|at',
    wrote: 'wrote|writes|has written|sent|replied|responded|a wrote',
    said: 'said|says',
    from: 'from|sender',
    sent: 'sent|date|sent on|sent at|date sent|received',
    to: 'to|recipient|recipients',
    cc: 'cc|bcc|reply-to|reply to|attachments|importance|priority|organization|sensitivity',
    subject: 'subject',
    original:
      'original message|original mail|original email|original e-mail|reply message|replied message|previous message|original appointment',
    forwarded:
      'forwarded message|begin forwarded message|forwarded by|forwarded mail|forwarded email|start of forwarded message|forwarded letter',
    sentFrom:
      'sent from my|sent from our|sent from the|sent from|sent with|sent via|sent using|sent wirelessly from|sent on the go from|get outlook for|download outlook for|sent through|sent on my|composed on my|written on my',
    replyAbove: 'above this line|reply above',
  }),
  pt: row({
    on: 'em|no dia|a|na|no|aos|às',
    wrote: 'escreveu|escreveu o seguinte|enviou|respondeu',
    said: 'disse',
    from: 'de|remetente',
    sent: 'enviado|enviada|enviado em|enviada em|enviado a|data|data de envio|enviadas',
    to: 'para|a|destinatário',
    cc: 'cc|bcc|com cópia|responder para|responder a|anexos|importância|prioridade',
    subject: 'assunto',
    original: 'mensagem original|e-mail original|mensagem anterior',
    forwarded:
      'mensagem encaminhada|mensagem reencaminhada|início da mensagem encaminhada|início da mensagem reencaminhada|encaminhado por|encaminhada por',
    sentFrom:
      'enviado do meu|enviado da minha|enviado do|enviado da|enviado de|enviado através do|enviado a partir do|enviado a partir de|enviado via|enviado pelo|obter o outlook para|obtenha o outlook para|obter outlook para|baixar o outlook para|transferir o outlook para|enviado com',
    replyAbove: 'acima desta linha|acima dessa linha',
  }),
  fr: row({
    on: 'le|à|en date du',
    wrote: 'a écrit|écrit|écrivait|a envoyé|a répondu|avez écrit|a écrit ce qui suit',
    from: 'de|expéditeur|de la part de',
    sent: "envoyé|envoyé le|envoyée|date|date d’envoi|date d'envoi|envoyés|message du",
    to: 'à|a|pour|destinataire|destinataires',
    cc: 'cc|cci|copie à|copie|répondre à|pièces jointes|pièce jointe|importance',
    subject: 'objet|sujet',
    original:
      "message d'origine|message d’origine|message original|message initial|mail original|e-mail d'origine|message précédent",
    forwarded:
      'message transféré|début du message transféré|début du message réexpédié|message réexpédié|message transmis|transféré par|transmis par|courriel transféré',
    sentFrom:
      'envoyé de mon|envoyé depuis mon|envoyé depuis ma|envoyé depuis|envoyé à partir de|envoyé de|envoyé par|envoyé avec|envoyé via|envoyé sans fil|télécharger outlook pour|obtenez outlook pour|obtenir outlook pour|expédié depuis|provenance :|téléchargez outlook pour',
    replyAbove: 'au-dessus de cette ligne|au dessus de cette ligne|ci-dessus de cette ligne',
  }),
  de: row({
    on: 'am|vom|den|der|an',
    wrote: 'schrieb|schrieben|hat geschrieben|geschrieben|schreibt|schrieb folgendes',
    from: 'von|absender',
    sent: 'gesendet|gesendet am|datum|versendet|gesendet von|erhalten|abgesendet',
    to: 'an|empfänger',
    cc: 'cc|kopie|bcc|blindkopie|antwort an|anlagen|priorität|wichtigkeit|betrifft an|anhänge',
    subject: 'betreff|betrifft|thema',
    original:
      'ursprüngliche nachricht|originalnachricht|original-nachricht|original nachricht|ursprüngliche mail|originalmail|antwort nachricht|originale nachricht|urspruengliche nachricht|vorherige nachricht',
    forwarded:
      'weitergeleitete nachricht|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|weitergeleitete mail|weitergeleitet von|beginn der weitergeleiteten nachricht',
    sentFrom:
      'gesendet von meinem|gesendet von meiner|gesendet von|gesendet mit|gesendet über|gesendet aus|outlook für|holen sie sich outlook für|laden sie outlook für|von meinem|von meiner|diese nachricht wurde von meinem|versendet von|verschickt von meinem|gesendet vom',
    sentFromEnd: 'gesendet|abrufen|gesendet.|verschickt|herunterladen|holen|geschickt',
    replyAbove:
      'oberhalb dieser linie|über dieser linie|oberhalb dieser zeile|über dieser zeile|über diese zeile',
  }),
  it: row({
    on: 'il|in data|il giorno|in data odierna|alle|nel giorno|il dì',
    wrote: 'ha scritto|scrive|scritto|ha inviato|scrisse|ha scritto quanto segue|ha risposto',
    from: 'da|mittente',
    sent: 'inviato|inviata|inviato il|data|data invio|inviati',
    to: 'a|per|destinatario',
    cc: 'cc|ccn|rispondi a|allegati|priorità|importanza|p.c',
    subject: 'oggetto',
    original:
      'messaggio originale|messaggio originario|messaggio di origine|mail originale|email originale|e-mail originale',
    forwarded:
      'messaggio inoltrato|inizio messaggio inoltrato|inizio del messaggio inoltrato|inoltrato da|messaggio inoltrato da',
    sentFrom:
      'inviato da|inviato dal mio|inviato dal|inviato dalla|inviato con|inviato tramite|inviata da|ottieni outlook per|scarica outlook per|inviato dal mio|inviato via',
    replyAbove: 'sopra questa riga|sopra questa linea|al di sopra di questa riga',
  }),
  nl: row({
    on: 'op|den|het',
    wrote: 'schreef|het volgende geschreven|geschreven|heeft geschreven|schreef het volgende|schreven',
    from: 'van|afzender',
    sent: 'verzonden|verstuurd|datum|verzonden op|verzonden om',
    to: 'aan|naar',
    cc: 'cc|bcc|kopie|antwoord aan|bijlagen|urgentie|beantwoorden',
    subject: 'onderwerp|betreft',
    original:
      'oorspronkelijk bericht|origineel bericht|originele bericht|oorspronkelijke bericht|oorspronkelijke mail',
    forwarded:
      'doorgestuurd bericht|begin doorgestuurd bericht|doorgestuurd door|begin van doorgestuurd bericht|doorgezonden bericht',
    sentFrom:
      'verstuurd vanaf mijn|verzonden vanaf mijn|verstuurd vanaf|verzonden vanaf|verzonden met|verstuurd met|verstuurd vanuit|verzonden vanuit|verzonden via|outlook voor|download outlook voor|verzonden van mijn|verstuurd van mijn|verstuurd via|haal outlook voor',
    sentFromEnd: 'downloaden|ophalen|verzonden|verstuurd',
    replyAbove: 'boven deze regel|boven deze lijn|hierboven',
  }),
  ca: row({
    on: 'el|en data|a|el dia|la data',
    wrote: 'va escriure|ha escrit|escrigué|va enviar|escrivia|va respondre',
    from: 'de|remitent',
    sent: 'enviat|enviat el|data|enviada|data d’enviament|enviat a',
    to: 'per a|a|per|destinatari',
    cc: 'cc|a/c|còpia|respon a|fitxers adjunts|importància',
    subject: 'assumpte|tema',
    original: 'missatge original|correu original',
    forwarded: 'missatge reenviat|inici del missatge reenviat|comença el missatge reenviat|reenviat per',
    sentFrom:
      'enviat des del meu|enviat des de la meva|enviat des del|enviat des de|enviat amb|enviat mitjançant|obtenir outlook per|obteniu outlook per|enviat del meu|baixa outlook per|aconsegueix outlook per',
    replyAbove: "damunt d’aquesta línia|sobre d’aquesta línia|damunt d'aquesta línia|sobre aquesta línia",
  }),
  gl: row({
    on: 'o|en|a|o día|con data',
    wrote: 'escribiu|escribiu o seguinte|escribía|enviou',
    from: 'de|remitente',
    sent: 'enviado|enviado o|data|enviada',
    to: 'para|a',
    cc: 'cc|copia|responder a|anexos',
    subject: 'asunto',
    original: 'mensaxe orixinal|mensaxe orixinario|correo orixinal',
    forwarded:
      'mensaxe reenviada|mensaxe reenviado|inicio da mensaxe reenviada|inicio da mensaxe reenviado|reenviado por',
    sentFrom:
      'enviado dende o meu|enviado dende|enviado desde o meu|enviado co meu|obter outlook para|enviado a través',
    replyAbove: 'enriba desta liña|sobre esta liña|por riba desta liña',
  }),
  eu: row({
    on: '',
    wrote:
      'idatzi du|idatzi zuen|erabiltzaileak hau idatzi du|hau idatzi du|igorleak idatzi du|idatzi dau|idatzi duzu|igorri du|idatzi zuan',
    from: 'nork|igorlea|bidaltzailea|nondik',
    sent: 'bidaltze-data|data|bidalia|noiz|bidalita',
    to: 'nori|hartzailea|norentzat',
    cc: 'cc|kopia',
    subject: 'gaia',
    original: 'jatorrizko mezua|mezu originala|jatorrizko mezu',
    forwarded: 'birbidalitako mezua|birbidalitako mezuaren hasiera|berbidalitako mezua',
    sentFromEnd: 'bidalita|bidalia|bidalitakoa|bidali da|igorria',
    sentFrom: 'lortu outlook|eskuratu outlook|bidalita:',
    replyAbove: 'lerro honen gainean|marra honen gainean|lerro honen gainetik',
  }),
  pl: row({
    on: 'w dniu|dnia|w|dn.|z dnia',
    wrote: 'napisał|napisała|napisał(a)|napisał/a|pisze|napisano|napisali',
    from: 'od|nadawca',
    sent: 'wysłano|wysłane|data|wysłany|data wysłania|wysłana',
    to: 'do|adresat',
    cc: 'dw|udw|cc|odpowiedz do|kopia|załączniki|ważność|do wiadomości',
    subject: 'temat',
    original:
      'oryginalna wiadomość|wiadomość oryginalna|wiadomość pierwotna|pierwotna wiadomość|treść oryginalnej wiadomości|pierwotny e-mail',
    forwarded:
      'przekazana wiadomość|wiadomość przekazana dalej|treść przekazanej wiadomości|początek przekazywanej wiadomości|początek przekazanej wiadomości|wiadomość przekazana',
    sentFrom:
      'wysłane z mojego|wysłano z mojego|wysłane z|wysłano z|wysłane za pomocą|wysłane przez|pobierz outlook dla|pobierz program outlook dla|uzyskaj outlook dla',
    replyAbove: 'powyżej tej linii|nad tą linią|powyżej tego wiersza',
  }),
  ru: row({
    on: '',
    wrote:
      'написал|написала|написал(а)|пишет|пишете|писал|писала|написал:|пользователь написал|вы писали|сообщал',
    from: 'от|от кого|отправитель',
    sent: 'отправлено|дата|отправлена|отправлен|послано|когда',
    to: 'кому|получатель',
    cc: 'копия|скрытая копия|cc|ответить|обратный адрес|вложения|важность',
    subject: 'тема',
    original:
      'исходное сообщение|оригинальное сообщение|исходное письмо|первоначальное сообщение|предыдущее сообщение|пересылаемое письмо',
    forwarded:
      'пересылаемое сообщение|пересланное сообщение|начало переадресованного сообщения|перенаправленное сообщение|переслано|начало пересланного сообщения|конец пересылаемого сообщения|пересылаемое письмо',
    sentFrom:
      'отправлено с моего|отправлено с|отправлено из|отправлено через|отправлено от|отправлено при помощи|скачать outlook для|получить outlook для|послано с моего',
    replyAbove: 'выше этой строки|выше этой линии|над этой строкой|над этой чертой',
  }),
  uk: row({
    on: '',
    wrote: 'написав|написала|написав(ла)|пише|пишете|написав(-ла)|написали',
    from: 'від|від кого|відправник',
    sent: 'надіслано|дата|відправлено',
    to: 'кому|одержувач',
    cc: 'копія|прихована копія|вкладення',
    subject: 'тема',
    original:
      'початкове повідомлення|оригінальне повідомлення|вихідне повідомлення|первинне повідомлення|попереднє повідомлення',
    forwarded:
      'переслане повідомлення|пересилання повідомлення|початок пересланого повідомлення|початок переадресованого повідомлення|переадресоване повідомлення|перенаправлене повідомлення',
    sentFrom:
      'надіслано з мого|надіслано з|надіслано через|відправлено з мого|відправлено з|отримати outlook для|завантажити outlook для|надіслано за допомогою',
    replyAbove: 'вище цього рядка|над цим рядком|вище цієї лінії',
  }),
  sv: row({
    on: 'den|på|i',
    wrote: 'skrev|skrev följande|har skrivit|skriver',
    from: 'från|avsändare',
    sent: 'skickat|datum|skickades|skickad|sänt',
    to: 'till|mottagare',
    cc: 'kopia|cc|kopia till|svar till|bifogade filer|prioritet|hemlig kopia|svara till',
    subject: 'ämne',
    original: 'ursprungligt meddelande|originalmeddelande|ursprungligt mail|ursprungligt e-postmeddelande',
    forwarded: 'vidarebefordrat meddelande|vidarebefordrat brev|vidarebefordrat mail|vidarebefordrat av',
    sentFrom:
      'skickat från min|skickat från|skickat med|skickat via|hämta outlook för|skaffa outlook för|skickat från mitt|sänt från min|ladda ned outlook för',
    replyAbove: 'ovanför denna rad|ovanför den här raden|ovanför denna linje',
  }),
  no: row({
    on: 'den|på|kl.|dato',
    wrote: 'skrev|skrev følgende|har skrevet|skriver',
    from: 'fra|avsender',
    sent: 'sendt|dato|sendt dato',
    to: 'til|mottaker',
    cc: 'kopi|cc|kopi til|vedlegg|svar til',
    subject: 'emne',
    original: 'opprinnelig melding|original melding|originalmelding|opprinnelig e-post|opprinnelig epost',
    forwarded:
      'videresendt melding|videresendt e-post|start på videresendt melding|begynnelse på videresendt melding|videresendt av|start av videresendt melding',
    sentFrom:
      'sendt fra min|sendt fra|sendt med|sendt via|hent outlook for|skaff deg outlook for|få outlook for|last ned outlook for',
    replyAbove: 'over denne linjen|ovenfor denne linjen',
  }),
  da: row({
    on: 'den|d.|på|dato',
    wrote: 'skrev|skrev følgende|har skrevet|skriver',
    from: 'fra|afsender',
    sent: 'sendt|dato|sendt den',
    to: 'til|modtager',
    cc: 'cc|kopi|svar til|vedhæftede filer|vedhæftet|prioritet',
    subject: 'emne',
    original:
      'oprindelig meddelelse|oprindelig besked|original besked|original meddelelse|oprindelig mail|oprindelig e-mail|den oprindelige meddelelse',
    forwarded:
      'videresendt meddelelse|videresendt besked|start på videresendt besked|begyndelse på videresendt besked|videresendt mail|videresendt af|videresendt e-mail',
    sentFrom:
      'sendt fra min|sendt fra|sendt med|sendt via|sendt fra mit|hent outlook til|download outlook til|få outlook til|afsendt fra min',
    replyAbove: 'over denne linje|oven over denne linje|ovenfor denne linje',
  }),
  fi: row({
    on: '',
    wrote: 'kirjoitti|kirjoitti näin|kirjoittaa|on kirjoittanut|kirjoitit|kirjoitti seuraavaa',
    from: 'lähettäjä|keneltä|mistä',
    sent: 'lähetetty|päivämäärä|päiväys|lähetysaika|lähetyspäivä|pvm|aika',
    to: 'vastaanottaja|vastaanottajat|kenelle|saaja|saajat',
    cc: 'kopio|cc|piilokopio|vastaus|liitteet|tärkeys',
    subject: 'aihe|otsikko',
    original: 'alkuperäinen viesti|alkuperäinen sähköposti|alkuperäinen viesti alkaa',
    forwarded:
      'välitetty viesti|välitetty viesti alkaa|edelleenlähetetty viesti|edelleen lähetetty viesti|lähetetty edelleen|välitetyn viestin alku|viesti välitetty eteenpäin',
    sentFrom: 'lähetetty|hanki outlook|lataa outlook',
    sentFromEnd: 'lähetetty',
    replyAbove: 'tämän rivin yläpuolelle|tämän viivan yläpuolelle|yläpuolelle',
  }),
  cs: row({
    on: 'dne|v|ve|v den|den',
    wrote: 'napsal|napsala|napsal(a)|napsal/a|píše|napsali|napsáno|napísal|napísala|napísal(a)',
    from: 'od|odesílatel|odesilatel|odosielateľ',
    sent: 'odesláno|datum|odeslané|dátum|odoslané',
    to: 'komu|příjemce|pro|adresát',
    cc: 'kopie|kópia|cc|odpovědět|přílohy|důležitost|skrytá kopie',
    subject: 'předmět|predmet|věc',
    original:
      'původní zpráva|původní e-mail|původní email|pôvodná správa|originální zpráva|puvodni zprava|původní mail',
    forwarded:
      'přeposlaná zpráva|přeposlaný e-mail|začátek přeposlané zprávy|přeposlaný mail|preposlaná správa|předaná zpráva|začátek přeposílané zprávy',
    sentFrom:
      'odesláno z mého|odesláno z|odesláno pomocí|odesláno ze|získat outlook pro|stáhnout outlook pro|odoslané z môjho|odoslané z|odesláno prostřednictvím|zasláno z mého|posláno z mého',
    replyAbove: 'nad tuto čáru|nad tímto řádkem|nad tento řádek|nad touto čarou',
  }),
  ro: row({
    on: 'pe|în|la|pe data de|în data de|in data de',
    wrote: 'a scris|a scris următoarele|a scris:|scrie|a trimis|au scris',
    from: 'de la|expeditor|de|from',
    sent: 'trimis|trimis la|data|dată|data trimiterii|trimisă',
    to: 'către|la|pentru|catre|destinatar',
    cc: 'cc|copie|atașamente|răspunde la',
    subject: 'subiect|subiectul',
    original: 'mesaj original|mesajul original|mesaj inițial|mesajul inițial|e-mail original',
    forwarded:
      'mesaj redirecționat|mesaj redirectionat|început mesaj redirecționat|începutul mesajului redirecționat|mesaj transmis|mesaj înaintat|mesaj retransmis',
    sentFrom:
      'trimis de pe|trimis din|trimis de la|trimis cu|trimis prin|obțineți outlook pentru|descărcați outlook pentru|obține outlook pentru|trimis folosind',
    replyAbove: 'deasupra acestei linii|deasupra acestui rând',
  }),
  tr: row({
    on: '',
    wrote: 'yazdı|şunu yazdı|şunları yazdı|tarihinde şunu yazdı|yazmış|tarihinde yazdı|yazdi|şöyle yazdı',
    from: 'kimden|gönderen',
    sent: 'gönderildi|gönderme tarihi|gönderilme tarihi|tarih|gönderim tarihi|gönderilen',
    to: 'kime|alıcı',
    cc: 'bilgi|cc|gizli|ekler|yanıtla|bilgi (cc)',
    subject: 'konu',
    original:
      'özgün ileti|orijinal mesaj|özgün mesaj|orijinal ileti|asıl ileti|orjinal mesaj|orijinal e-posta',
    forwarded:
      'yönlendirilen mesaj|iletilen mesaj|iletilmiş ileti|yönlendirilmiş ileti|iletilen ileti başlangıcı|yönlendirilmiş mesajın başlangıcı|iletilmiş mesaj|forwarded ileti',
    sentFromEnd: 'gönderildi|gönderilmiştir|gönderdim|edinin|indirin|gönderilen',
    sentFrom: 'ios için outlook|android için outlook',
    replyAbove: 'bu satırın üzerine|bu satırın üstüne|bu çizginin üstüne|bu satırın üzerinde',
  }),
  el: row({
    on: 'στις|την|στη|τη|στις ημερομηνία|η',
    wrote: 'έγραψε|ο χρήστης έγραψε|έγραψε τα εξής|γράφει|έγραψαν|εγραψε',
    from: 'από|αποστολέας',
    sent: 'στάλθηκε|ημερομηνία|εστάλη|ημ/νία|αποστολή',
    to: 'προς|παραλήπτης',
    cc: 'κοιν|κοιν.|κοινοποίηση|συνημμένα|cc',
    subject: 'θέμα',
    original: 'αρχικό μήνυμα|πρωτότυπο μήνυμα|αρχικό μνμ|αρχικο μηνυμα',
    forwarded:
      'προωθημένο μήνυμα|προωθούμενο μήνυμα|έναρξη προωθημένου μηνύματος|προωθημένου μηνύματος|έναρξη προωθούμενου μηνύματος',
    sentFrom:
      'στάλθηκε από το|στάλθηκε από|εστάλη από το|εστάλη από|λήψη του outlook για|αποκτήστε το outlook για|απεστάλη από',
    replyAbove: 'πάνω από αυτή τη γραμμή|πάνω από αυτήν τη γραμμή|επάνω από αυτή',
  }),
  hu: row({
    on: '',
    wrote:
      'írta|ezt írta|a következőt írta|írta (időpont|ezt írta (időpont|írt|a következőket írta|írta ekkor',
    from: 'feladó|felado|kitől|kűldő|küldő',
    sent: 'elküldve|dátum|küldve|küldés dátuma|elküldés|időpont|küldés ideje|idő|küldés időpontja',
    to: 'címzett|címzettek|kinek',
    cc: 'másolatot kap|másolat|titkos másolat|cc|melléklet|válaszcím',
    subject: 'tárgy|targy',
    original: 'eredeti üzenet|eredeti levél|eredeti e-mail',
    forwarded:
      'továbbított üzenet|továbbított levél|továbbított üzenet kezdete|továbbított üzenet eleje|továbbítva',
    sentFrom:
      'elküldve az|elküldve a|küldve az|küldve a|elküldve:|az outlook beszerzése|szerezze be az|elküldve innen',
    sentFromEnd: 'küldve|elküldve|küldöm|küldtem|letöltése|beszerzése',
    replyAbove: 'e fölé a sor fölé|e sor fölé|a vonal fölé|ezen sor fölé|e vonal fölé',
  }),
  ja: row({
    on: '',
    wrote:
      'のメッセージ|のメール|書きました|さんは書きました|さんが書きました|さんのメール|のメッセージ（抜粋）',
    from: '差出人|送信者|送信元|発信者',
    sent: '送信日時|日時|送信日|日付|送信|作成日',
    to: '宛先|受信者|送信先|あて先',
    cc: 'cc|bcc|返信先|添付ファイル|重要度|写し',
    subject: '件名|題名|タイトル',
    original: '元のメッセージ|オリジナルメッセージ|元のメール|original message|元メッセージ',
    forwarded: '転送されたメッセージ|転送メッセージ|転送メール|以下、転送メッセージ',
    sentFromEnd:
      'から送信|から送信されました|より送信|から送信しました|からの送信|を入手する|を入手|から送信。',
    replyAbove: 'この線より上|この行より上|この線の上|この行の上',
  }),
  zh: row({
    on: '在|于|於',
    wrote: '写道|寫道|来信|來信|撰写',
    from: '发件人|寄件者|寄件人|發件人|发信人|来自|發信人',
    sent: '发送时间|傳送時間|寄件日期|日期|发件时间|时间|發送時間|寄送日期|已发送|發送日期|发送日期|已傳送|傳送日期|時間|发送',
    to: '收件人|收件者|收信人',
    cc: '抄送|副本|密件抄送|附件|密送|重要性|回复|回覆',
    subject: '主题|主旨|主題|标题|標題',
    original:
      '原始邮件|原始郵件|原邮件|原件|原始訊息|原始信件|原始消息|原郵件|回复的原邮件|回覆的原郵件|回复的邮件',
    forwarded:
      '转发的邮件|轉寄的郵件|转发邮件|轉寄郵件|转发信件|转发邮件信息|轉寄郵件訊息|开始转发的邮件|开始转发|已转发的消息|已轉寄的郵件|以下是转发的邮件|轉寄訊息|下面是被转发的邮件|開始轉寄郵件',
    sentFrom:
      '发自我的|發自我的|从我的|從我的|发自|發自|获取适用于|取得適用於|来自我的|下载适用于|傳送自我的|傳送自|来自 ',
    sentFromEnd: '发送|傳送|寄出|传送|發送',
    replyAbove: '请在此行上方|請在此行上方|此行以上|在此行之上|在这行上面|此线以上|此行上方|此線以上',
  }),
  ko: row({
    on: '',
    wrote:
      '작성|님이 작성|썼습니다|님이 썼습니다|작성했습니다|님이 작성했습니다|님의 말|님의 메시지|님이 쓴 글|님 작성',
    from: '보낸 사람|보낸사람|발신|발신자|보낸이|발신인',
    sent: '보낸 날짜|보낸날짜|날짜|일시|보낸 시간|전송|보냄|보낸시간|발송일|날짜 및 시간',
    to: '받는 사람|받는사람|수신|수신자|받는이|수신인',
    cc: '참조|숨은참조|숨은 참조|첨부|첨부 파일|회신',
    subject: '제목',
    original: '원본 메시지|원본 메일|원본메일|원래 메시지|원문 메시지|original message|원본 이메일',
    forwarded: '전달된 메시지|전달된 메일|전달 메시지|전달된 메시지 시작|전달한 메시지',
    sentFromEnd:
      '에서 보냄|에서 보냈습니다|에서 발송|에서 전송|다운로드|받기|에서 보낸 메일|가져오기|에서 전송됨',
    replyAbove: '이 줄 위에|이 선 위에|이 라인 위에',
  }),
  vi: row({
    on: 'vào|vào lúc|ngày|lúc|vào ngày',
    wrote: 'đã viết|viết|đã viết như sau|đã ghi|viết rằng|đã gửi',
    from: 'từ|người gửi|gửi từ',
    sent: 'đã gửi|ngày|ngày gửi|gửi lúc|date|vào lúc|đã gửi lúc|thời gian',
    to: 'đến|tới|người nhận|gửi đến|gửi tới',
    cc: 'cc|đồng kính gửi|đồng gửi|đính kèm|tệp đính kèm',
    subject: 'chủ đề|tiêu đề',
    original: 'thư gốc|tin nhắn gốc|thông điệp gốc|email gốc|nội dung gốc|tin nhắn ban đầu|thư ban đầu',
    forwarded:
      'thư được chuyển tiếp|tin nhắn được chuyển tiếp|thư chuyển tiếp|thư đã chuyển tiếp|bắt đầu thư được chuyển tiếp|tin nhắn đã chuyển tiếp|bắt đầu tin nhắn được chuyển tiếp',
    sentFrom:
      'đã gửi từ|được gửi từ|gửi từ|tải outlook cho|tải xuống outlook|tải outlook dành cho|gửi bằng|nhận outlook cho|thư được gửi từ',
    replyAbove: 'phía trên dòng này|trên dòng này',
  }),
  he: row({
    on: 'בתאריך|ביום|ב-|ב|בתאריך יום|מועד',
    wrote: 'כתב|כתבה|כתב/ה|מאת|כתב(ה)|כתבו|כתבת|נכתב על ידי',
    from: 'מאת|שולח',
    sent: 'נשלח|תאריך|נשלח בתאריך|נשלחה|תאריך שליחה|נשלח ב',
    to: 'אל|לכבוד|נמען',
    cc: 'עותק|העתק|העתקים|קבצים מצורפים',
    subject: 'נושא|הנדון',
    original: 'הודעה מקורית|ההודעה המקורית|הודעת מקור|דואר מקורי',
    forwarded:
      'הודעה שהועברה|הודעה מועברת|תחילת ההודעה שהועברה|תחילת הודעה שהועברה|הועבר על ידי|הודעה שהועברה הלאה',
    sentFrom:
      'נשלח מה-|נשלח מה|נשלח מ|נשלח באמצעות|קבל את outlook עבור|הורד את outlook|נשלחה מ|נשלח דרך|השג את outlook',
    replyAbove: 'מעל לשורה זו|מעל שורה זו|מעל לקו זה|מעל הקו|מעל השורה',
  }),
  ar: row({
    on: 'في|بتاريخ|يوم|على|في يوم|في تاريخ',
    wrote: 'كتب|كتبت|تمت كتابة ما يلي بواسطة|تمت كتابة ما يلي من قبل|كتب ما يلي|كتب/ت|أرسل|كتبه|قام بكتابة',
    from: 'من|المرسل|مرسل من|المُرسِل',
    sent: 'تاريخ الإرسال|أرسلت|التاريخ|مرسل|تم الإرسال|أُرسلت|تاريخ|أرسل|الإرسال|تمّ الإرسال',
    to: 'إلى|المستلم|الى',
    cc: 'نسخة|نسخة كربونية|نسخة إلى|المرفقات|مرفقات|نسخة مخفية',
    subject: 'الموضوع|موضوع',
    original: 'الرسالة الأصلية|رسالة أصلية|الرسالة الاصلية|رسالة اصلية|البريد الأصلي',
    forwarded:
      'رسالة معاد توجيهها|رسالة محولة|بداية الرسالة المعاد توجيهها|الرسالة المعاد توجيهها|بداية الرسالة المحولة|رسالة مُعاد توجيهها|رسالة مُعاد إرسالها|رسالة تمت إعادة توجيهها',
    sentFrom:
      'أرسلت من|مرسل من|أُرسلت من|تم الإرسال من|تم إرساله من|أرسل من|الحصول على outlook|مُرسل من|أُرسل من|تم إرسالها من|احصل على outlook|مرسلة من',
    replyAbove: 'فوق هذا السطر|أعلى هذا السطر|فوق هذا الخط|أعلى هذا الخط',
  }),
};

/** Every phrase of one column, over all languages, without doubles. */
export const allOf = (column: keyof QuoteWords): readonly string[] => [
  ...new Set(Object.values(languages).flatMap((language) => language[column])),
];
