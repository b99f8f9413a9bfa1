/**
 * Words of closings ('Un cordial saludo', 'Mit freundlichen Grüßen'), one row a language.
 *
 * A line is a closing when it has at least one `core` phrase and nothing else but `around` words: this covers
 * the combinations people write without listing them.
 */
type SignOffWords = { core: string; around: string };

export const signOffWords: Readonly<Record<string, SignOffWords>> = {
  es: {
    core: 'saludo|saludos|atentamente|atte|cordialmente|abrazo|abrazos|besos|saluda|afectuosamente|slds|sdos|salu2|un besito|respetuosamente',
    around:
      'un|una|muy|y|cordial|cordiales|afectuoso|afectuosos|atento|atentos|muchas|muchos|gracias|mil|reciba|reciban|recibe|recibid|mis|mas|sinceros|mejores|le|les|os|te|de|antemano|desde|ya|por|todo|sin|otro|particular|fuerte|grande|nuestros|mi|la|su|atencion|tu|ayuda|para|todos|quedo|se|despide|despido|me|aprovecho|enviarle|con|el|del|buen|dia|e|vuestra',
  },
  en: {
    core: 'regards|sincerely|cheers|best wishes|yours faithfully|yours truly|rgds|brgds|kr|respectfully|cordially|best',
    around:
      'kind|kindest|best|warm|warmest|yours|very|with|and|many|thanks|thank|you|in|advance|all|the|wishes|my|sincere|again|personal|regards|good',
  },
  pt: {
    core: 'cumprimentos|atenciosamente|cordialmente|saudacoes|abraco|abracos|att|atte|respeitosamente|cpts|beijos|melhores cumprimentos',
    around:
      'os|meus|melhores|com|um|uma|e|obrigado|obrigada|muito|cordiais|forte|grande|mais|desde|ja|sem|assunto|de|momento|pela|atencao|grato|grata',
  },
  fr: {
    core: 'cordialement|salutations|bien a vous|sincerement|respectueusement|amicalement|bien a toi|cdlt|cdt|amities|bises|salutations distinguees|bien cordialement|bonne journee|bonne soiree',
    around:
      "bien|tres|sinceres|meilleures|mes|merci|et|d'avance|par|avance|distinguees|cordiales|avec|a|vous|en|remerciant|je|prie|veuillez|agreer|mes|respectueuses|l'expression|de|madame|monsieur|nos|recevez|beaucoup|votre|pour|une|bonne|journee|reponse",
  },
  de: {
    core: 'gruße|grußen|gruß|grusse|grussen|gruss|mfg|lg|vg|hochachtungsvoll|bg|grueße|grueßen|gruessen|gruesse',
    around:
      'mit|freundlichen|freundlichem|freundliche|freundlicher|viele|vielen|liebe|lieben|herzliche|herzlichen|beste|besten|schone|schonen|schoene|und|dank|danke|im|voraus|aus|die|der|einen|einem|herzlichem|gruß|schon|jetzt|sonnige|nette',
  },
  it: {
    core: 'saluti|cordialmente|distinti saluti|saluto|abbraccio|cordialita|un saluto',
    around:
      "cordiali|distinti|i|miei|migliori|piu|un|grazie|e|mille|in|anticipo|tanti|con|porgo|cordiale|molte|per|l'attenzione|la|vostra|attesa|di|riscontro|caro|a|presto",
  },
  nl: {
    core: 'groet|groeten|groetjes|mvg|hoogachtend|gr|vriendelijke groet|vr.gr',
    around:
      'met|vriendelijke|hartelijke|een|de|beste|vriendelijk|alvast|bedankt|en|dank|veel|vele|lieve|bij|voorbaat|warme|dankbare',
  },
  ca: {
    core: 'salutacions|salutacio|atentament|cordialment|salut|abracada|salutacions cordials|records',
    around:
      "una|cordial|cordials|moltes|gracies|i|rebeu|rebi|les|meves|mes|la|seva|atencio|per|ben|d'avant|molt|endavant|sincera|atenta|fins|aviat",
  },
  gl: {
    core: 'saudo|saudos|atentamente|cordialmente|aperta|apertas|bicos|saudacion|saudacions',
    around: 'un|unha|moi|cordial|cordiais|moitas|grazas|e|reciba|os|meus|mellores|forte|atento',
  },
  eu: {
    core: 'agur|adeitasunez|ondo izan|besarkada|agurrak|begirunez|ondo segi',
    around: 'bat|eskerrik|asko|eta|jasan|onak|handi|mila|esker|bero|agurtuz|zure|arretagatik|aldez|aurretik',
  },
  pl: {
    core: 'pozdrawiam|pozdrowieniami|powazaniem|pozdr|pozdrawiamy|serdecznosci|pozdrowienia',
    around:
      'z|serdecznie|i|dziekuje|wyrazami|szacunku|najlepszymi|serdecznymi|goraco|szacunkiem|dziekujac|gory|bardzo|rowniez|uprzejmie|serdeczne',
  },
  ru: {
    core: 'с уважением|с наилучшими пожеланиями|всего доброго|с благодарностью|наилучшими пожеланиями|всего хорошего',
    around:
      'с|заранее|спасибо|и|большое|искренне|ваш|ваша|благодарю|самыми|глубоким|уважением|вам|за|внимание',
  },
  uk: {
    core: 'з повагою|з найкращими побажаннями|всього найкращого|щиро ваш|з вдячністю',
    around: 'щиро|дякую|та|і|з|наперед|повагою|вам',
  },
  sv: {
    core: 'halsningar|halsning|mvh|hälsn|halsn|vanligen',
    around:
      'med|vanliga|vanlig|basta|tack|och|pa|forhand|hjartliga|manga|varma|hogaktningsfullt|bästa|trevlig|dag|på|svar',
  },
  no: {
    core: 'hilsen|mvh|hilsninger|vh|beste hilsen',
    around: 'med|vennlig|vennlige|beste|takk|pa|forhand|og|på|forhånd|kjaerlig|gode|hjertelig',
  },
  da: {
    core: 'hilsen|mvh|hilsner|vh|venlig hilsen',
    around: 'med|venlig|venlige|bedste|tak|og|kaerlig|de|pa|forhand|på|forhånd|mange|kh|dbh',
  },
  fi: {
    core: 'terveisin|terv|ystavallisin|yt|kunnioittavasti|terveisia|t',
    around:
      'ystavallisin|parhain|hyvaa|kiitos|kiittaen|ja|kiitoksin|etukateen|ystavallisesti|lampimin|paivanjatkoa|terveisin|jo',
  },
  cs: {
    core: 's pozdravem|pozdravem|zdravim|s uctou|hezky den|s uctou a pozdravem|pozdravom',
    around:
      's|dekuji|a|srdecnym|pratelskym|preji|predem|pekny|den|diky|za|odpoved|dakujem|uctou|krasny|mnohokrat|moc',
  },
  ro: {
    core: 'cu stima|cu respect|salutari|cu drag|cu consideratie|toate cele bune|o zi buna',
    around: 'va|multumesc|si|anticipat|cele|mai|bune|multumim|cordiale|buna|ziua|multa|deosebita|mult',
  },
  tr: {
    core: 'saygilar|saygilarimla|saygilarimizla|iyi calismalar|sevgiler|selamlar|iyi gunler|saygılar|saygılarımla|saygılarımızla|iyi çalışmalar|kolay gelsin',
    around:
      'tesekkurler|teşekkurler|ederim|simdiden|şimdiden|en|derin|ve|dilerim|icten|tesekkur|cok|iyi|gunler',
  },
  el: {
    core: 'με εκτιμηση|φιλικα|χαιρετισμουσ|χαιρετισμους|χαιρετισμος|ευχαριστως|φιλικους χαιρετισμους',
    around:
      'με|φιλικους|ευχαριστω|και|εκ|των|προτερων|πολυ|θερμους|σας|τους|καλυτερους|φιλικα|εκτιμηση|πολλους',
  },
  hu: {
    core: 'udvozlettel|tisztelettel|udv|koszonettel|udvozlet|minden jot',
    around:
      'koszonettel|baratsagos|szives|es|legjobb|elore|is|koszonom|koszonve|szep|napot|udvozlettel|kivanok',
  },
  ja: {
    core: 'よろしくお願いいたします|よろしくお願いします|以上|敬具|宜しくお願い致します|宜しくお願いいたします',
    around: '',
  },
  zh: { core: '此致|敬礼|祝好|顺颂商祺|谢谢|此致敬礼|敬上|順頌商祺|敬禮', around: '' },
  ko: { core: '감사합니다|드림|올림', around: '' },
  vi: { core: 'tran trong|than ai|than men|kinh thu|than', around: 'cam|on|va|xin|chan|thanh|kinh' },
  he: { core: 'בברכה|בכבוד רב|תודה ובברכה', around: 'תודה|רבה|רב|מראש|חמה' },
  ar: {
    core: 'مع التحية|مع أطيب التحيات|تحياتي|وتفضلوا بقبول فائق الاحترام|مع خالص التحية|أطيب التحيات|والسلام عليكم|مع الاحترام',
    around: 'مع|شكرا|جزيلا|لكم|خالص|و|أطيب',
  },
};

/** First words of the legal notes and adverts that mail servers and programs add below a mail. */
export const noticeStarts: readonly string[] = [
  'aviso legal|aviso de confidencialidad|este mensaje y|este mensaje va|este mensaje se|este mensaje contiene|este mensaje, y|este correo electrónico y|este correo electrónico es|este correo electrónico contiene|este correo y|este e-mail y|la información contenida en este|la información incluida en|en cumplimiento de|de conformidad con|le informamos que sus datos|le informamos de que sus datos|protección de datos|antes de imprimir|no imprima este|piense en el medio ambiente|por favor, piense|libre de virus|confidencialidad|cláusula de confidencialidad|este mensaje, incluidos|nota de confidencialidad|imprime este|si no es usted el destinatario|advertencia legal|de acuerdo con lo establecido|responsable del tratamiento|conforme al reglamento',
  'confidentiality notice|this email and any|this e-mail and any|this message and any|this message contains|this email is confidential|the information contained in this|disclaimer|please consider the environment|this email may contain|this e-mail may contain|this message is intended|virus-free|legal notice|privileged and confidential|this e-mail is confidential|this communication|the content of this email|this transmission|the contents of this|this email contains|if you are not the intended|this email has been checked|this message (including|this email (including|confidential:|think before you print',
  'aviso de confidencialidade|esta mensagem|este e-mail e|esta mensagem e|sem vírus|antes de imprimir|as informações contidas|a informação contida',
  "ce message et|ce courriel et|ce message est|avis de confidentialité|ce courrier électronique|pensez à l'environnement|avant d'imprimer|garanti sans virus|sans virus|merci de penser à l'environnement|les informations contenues dans",
  'diese e-mail|diese nachricht enthält|diese mail|vertraulichkeitshinweis|rechtlicher hinweis|virenfrei|der inhalt dieser|bitte denken sie an die umwelt|haftungsausschluss|datenschutzhinweis',
  'questo messaggio e|questa email|questo messaggio è|le informazioni contenute|avviso di riservatezza|ai sensi del|privo di virus|questa e-mail|il presente messaggio|prima di stampare|informativa privacy',
  'dit bericht|de informatie in dit|deze e-mail|disclaimer|virusvrij|denk aan het milieu',
  "avís legal|avís de confidencialitat|aquest missatge|aquest correu|abans d'imprimir|la informació continguda|lliure de virus",
  'esta mensaxe|aviso legal|mezu hau|lege oharra|ta wiadomość|niniejsza wiadomość|данное сообщение|это сообщение|detta meddelande|denne e-post|denne e-mail|tämä viesti|tento e-mail|acest mesaj|bu e-posta|ez az e-mail',
  // Below what a list server passed on.
  "has recibido este mensaje porque|ha recibido este mensaje porque|recibes este mensaje porque|para cancelar la suscripción|para anular la suscripción|you received this message because|you are receiving this because|you're receiving this because|to unsubscribe from this|recebeu esta mensagem porque|você recebeu essa mensagem porque|vous recevez ce message car|vous avez reçu ce message|sie erhalten diese nachricht|sie haben diese nachricht erhalten|hai ricevuto questo messaggio|ricevi questo messaggio perché|je ontvangt dit bericht|u ontvangt dit bericht|has rebut aquest missatge",
].flatMap((list) => list.split('|'));

/** Words of which a notice has at least one somewhere in its paragraph, to tell it from an ordinary sentence. */
export const noticeWords =
  /suscri|subscri|abonn|inscri|iscri|confiden|destinatari|reservad|recipient|privileg|dissemin|vertraulich|riservat|vertrouwelijk|poufn|конфиденц|konfident|medio ambiente|environment|umwelt|environnement|ambiente|virus|viren|proteccion de datos|rgpd|lopd|gdpr|dsgvo|reglamento|privacy|privacidad|imprimir|print|avast|rechtlich|legal|milieu|medi ambient|bestimmt|imprimer|stampare/u;
