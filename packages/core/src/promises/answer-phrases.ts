/**
 * Words that answer nothing, by what they do instead. Matched against a clause in lower case without accents, first
 * come first served. Spanish and English at length; Catalan, Galician, Portuguese, Basque, French and German as far as
 * the commonest go.
 */
const any = (...parts: string[]): RegExp => new RegExp(parts.join('|'));

/** "Should you have questions, call us": said after an answer, and no more than manners. */
export const conditional = any(
  '\\b(para|ante|con|si tiene|si tienes|si le surge|si te surge|por si tiene|si necesita|si necesitas|si desea)\\b.{0,12}\\b(cualquier|alguna|alguno|algo|otra|otras) (otra |otro |mas )?(duda|consulta|cosa|pregunta|aclaracion|informacion|cuestion|problema|ayuda|gestion|necesidad|mas)',
  '\\b(tiene|tienes|surgen|hay) mas (dudas|preguntas|consultas)\\b',
  '\\bno (dude|dudes|duden|dudeis) en\\b',
  '\\b(quedo|quedamos|estoy|estamos|sigo|seguimos) (a|en) (su|tu|vuestra) (entera )?disposicion\\b',
  '\\b(aqui|a su lado) (estamos|estoy|nos tiene|me tiene|nos tienes|me tienes)\\b',
  '\\b(if|should) you (have|need|require|want)? ?(any|further|more|anything|other|additional|assistance)',
  "\\b(do not|don't|please don't|feel free|hesitate)\\b.{0,14}\\b(hesitate|contact|ask|write|reach|call|let us)\\b",
  '\\blet (me|us) know if\\b',
  '\\bat your disposal\\b',
  '\\bquedem a la (seva|vostra|teva) disposicio\\b',
  '\\b(ficamos|quedamos) (ao|a) (seu|sua) dispor',
  '\\b(restons|reste) a votre disposition\\b',
);

const reach =
  '(llamar(nos|me|los|les)?|telefonear(nos)?|contactar(nos)?|dirigir(se|te|os)|escribir(nos|me)?|acudir|ponerse en contacto|ponerte en contacto|poneros en contacto|comunicarse|comunicarte|pasar(se|te)? por|visitar(nos)?)';
const reachPlease =
  '(llame|llamen|llames|llameis|llamenos|contacte|contacten|contactes|escriba|escriban|escribas|dirija|dirijan|dirijas|acuda|acudan|acudas|ponga|pongan|pongas|comunique|comuniquen|pase por|visite|visiten)';
const somewhere =
  '(a|al|con|en|por|nuestr[oa]s?|el|la|los|su|tu|cualquier|directamente|gratis|gratuitamente|desde|\\+?\\d{3})';

/** "Phone us", "write to somebody else", "come by": she is sent away. */
export const redirect = any(
  `(?<!no )(?<!se )\\b(llame|llamen|llama|llamad|telefonee|contacte|contacten|contacta|contactad|acuda|acudan|acude|pasese|pasate|pase por|visite)\\b (usted )?(?!la atencion)${somewhere}\\b`,
  '\\b(escriba|escriban|escribe|escribid) (un (correo|e-?mail|mensaje) )?(a|al) (?!est[ea] mism)',
  '\\bmarque (el |al )?\\+?\\d{3}',
  '\\b(llamenos|llamanos|llamadnos|llameme|llamame|telefoneenos|escribanos|escribenos|escribeme|contactenos|contactanos|visitenos|dirijase|dirijanse|dirigete|comuniquese|comunicate)\\b',
  '\\b(pongase|ponganse|ponte|poneos|se ponga|se pongan|te pongas) en contacto\\b',
  `\\b(tiene|tienes|tendra|tendras|tendria|debe|debes|debera|deberas|puede|puedes|podra|podras|podria|necesita|necesitas|hay|habra|es necesario|es preciso|sera necesario|lo mejor es) (que )?${reach}\\b`,
  `\\b(rogamos|ruego|pedimos|pido|recomendamos|recomiendo|solicitamos|aconsejamos|invitamos|sugerimos|necesitamos|agradeceriamos)\\b.{0,30}\\b(${reachPlease}|${reach})\\b`,
  '\\b(toda la|mas|mayor) informacion (la (encontrara|tiene) )?en nuestra (pagina )?web\\b',
  '\\bconsulte (nuestra|la) (pagina )?web\\b',
  "\\b(please|kindly|you (can|need to|must|should|could|may|will need to|will have to|'ll need to|'ll have to|are welcome to)|we (ask|advise|recommend|suggest|invite)\\b.{0,20})( also| either| instead| just)? (call|phone|ring|telephone|contact|reach (out to )?(us|our|the)|write to|get in touch with|speak (to|with)|talk to|visit (us|our|your|the)|go to (your|the|our) (nearest|local|branch|store|shop|office)|e-?mail (us|our \\w+|the \\w+)? ?(at|on|via)\\b|e-?mail \\S+@)",
  '^(call|phone|ring|contact|visit) (us|our|the|your|\\+?\\d)',
  "\\b(truqui|truqueu|truqui'ns|truqueu-nos|contacti|contacteu|adreci's|adreceu-vos|escrigui|posi's en contacte|poseu-vos en contacte|cal que truqui)\\b",
  '\\b(ligue|telefone|contacte|entre em contacto|entre em contato|dirija-se|escreva|chame ao|chamenos|ponase en contacto)\\b',
  '\\b(veuillez|merci de|invitons a|prions de|devez|pouvez)\\b.{0,16}\\b(appeler|contacter|joindre|ecrire|adresser|telephoner|prendre contact)\\b',
  '\\bbitte\\b.{0,12}\\b(rufen|kontaktieren|wenden|schreiben) sie\\b',
  '\\b(deitu iezaguzu|jar zaitez gurekin harremanetan|jarri harremanetan)\\b',
);

/** She comes for what is ready, or brings what is needed: that is the answer. */
export const collecting =
  /\b(recog\w+|recogida|entregar\w*|llevar\w*|traer\w*|collect\w*|pick (it |them |your \w+ )?up|bring)\b/;

/** "We cannot do this by mail": why she is sent away. */
export const notHere = any(
  '\\bno (nos |me |le |te )?(es posible|podemos|puedo|se puede|disponemos|tenemos|atendemos|gestionamos|tramitamos|facilitamos|damos)\\b.{0,60}\\b(por|desde|a traves de|en|via|mediante) (este|esta|correo|e-?mail|mail|chat|aqui|via|medio|escrito|whatsapp|telefono)\\b',
  '\\besta (gestion|consulta|solicitud|informacion) (solo|unicamente|no)\\b.{0,40}\\b(puede|se|por)\\b',
  "\\b(can ?not|can't|could not|unable to|not able to|do not|don't)\\b.{0,50}\\b(by|via|over|through|from|on|in) (e-?mail|this|here|chat|writing)\\b",
);

const later =
  '\\b(manana|luego|despues|mas tarde|pronto|ahora|hoy|enseguida|en (seguida|breve|cuanto|un|unos|una)|lo antes|cuanto antes|cuando|esta (tarde|noche|semana|misma)|a primera|a lo largo|el (lunes|martes|miercoles|jueves|viernes|sabado|domingo)|la semana)';
const looking =
  '(revisando|mirando|trabajando|estudiando|analizando|investigando|comprobando|gestionando|tramitando|consultando|verificando|valorando|en ello|con ello|a la espera|esperando|pendientes?|localizando|averiguando)';
const lookInto = '(mir|revis|comprob|consult|averigu|estudi|analiz|investig|verific|gestion|tramit|valor)';
const matter =
  '(consulta|caso|solicitud|reclamacion|queja|incidencia|mensaje|correo|peticion|duda|tema|asunto|gestion|expediente|ticket|comentarios?|escrito|e-?mail)';

/** "We are looking into it", "I will call you tomorrow": an answer is to come. */
export const holding = any(
  '\\b(le|te|les|os|se lo|te lo) (llamare(mos)?|llamara|llamaran|devuelvo la llamada|contestare(mos)?|contestara|respondere(mos)?|respondera|escribire(mos)?|escribira|informare(mos)?|informara|avisare(mos)?|avisara|dire(mos)?( algo)?|digo (algo|cosas)|decimos algo|dare(mos)? (una )?(respuesta|contestacion|solucion|noticias)|mantendre(mos)?|iremos informando|confirmare(mos)?|contactare(mos)?|contactara|atendere(mos)?|atendera|comento en|comentare(mos)?)\\b',
  // "Le contesto" alone is put off, "le contesto a sus preguntas" is not.
  `\\b(le|te|les|os|se lo|te lo) (llamo|llamamos|contesto|contestamos|respondo|respondemos|aviso|avisamos|escribo|digo|decimos|cuento|comento|confirmo)( yo| nosotros)?($| .{0,12}${later})`,
  '\\b(me|nos) (pondre|pondremos|pongo|ponemos) en contacto\\b',
  '\\bse (pondra|pondran) en contacto\\b',
  '\\b(respondere|contestare|atendere)(mos)?\\b',
  `\\b(estamos|estoy|estan|esta|seguimos|sigo|siguen|continuamos|quedamos|quedo) (ya |aun |todavia )?${looking}\\b`,
  `\\b(lo|la|los|las) (estamos|estoy) ${looking}\\b`,
  `\\b(voy|vamos|van) a ${lookInto}ar(lo|la|los|las)?\\b`,
  `\\b${lookInto}are(mos)?\\b`,
  `\\b(lo|la|los|las) ${lookInto}(o|amos)\\b`,
  `\\b(hemos|he) recibido (correctamente )?(su|tu|vuestr[oa]|el|la) (\\w+ )?${matter}\\b`,
  '\\b(acuso|acusamos) recibo\\b',
  '\\b(tomo|tomamos|tomado|hemos tomado) (buena )?nota\\b',
  `\\b(hemos|he|ha sido|queda|quedado|quedo) (trasladad[oa]|pasad[oa]|remitid[oa]|derivad[oa]|escalad[oa]|enviad[oa]|reenviad[oa]|comunicad[oa]|registrad[oa])\\b.{0,40}\\b${matter}\\b`,
  `\\b(trasladado|pasado|remitido|derivado|escalado|reenviado) (a|al) (los|las|mi|mis|nuestro|nuestros|el|la|departamento|equipo|companer)`,
  `\\b${matter} (ha sido|fue|sera|esta siendo|va a ser) (trasladad|remitid|derivad|escalad|registrad|atendid|contestad|respondid|revisad|gestionad|tramitad|analizad|estudiad)`,
  '\\b(un momento|un segundo|un minuto|un instante)( por favor)?$',
  '\\b(deme|dame|denos|danos|espere|espera) (un|unos|hasta)\\b',
  "('ll|\\bwill|\\bshall|\\bgoing to)( also| then| now| soon| get someone to| have someone)? (((call|ring|phone|reply|respond|answer|write)( (to )?(you|back|tomorrow|later|again|shortly|soon|today|tonight|on (mon|tue|wed|thu|fri|sat|sun)\\w*|this|as soon|when|within|in)\\b|$))|get back|contact you|be in touch|get in touch|let you know|update you|follow up|come back to you|reach out|look into|look at|check|investigate|review|find out|keep you|see what)\\b",
  '^(then )?(call you|get back to you|let you know|come back to you|keep you|update you|be in touch|get in touch|follow up)\\b',
  "(\\bam|\\bare|\\bis|'m|'re)( currently| still| now| already)? (looking into|looking at|working on|checking|investigating|reviewing|waiting (for|to|on)|on it|chasing)\\b",
  "\\b(have|has|'ve) (now |just )?(received|got) your (\\w+ )?(message|e-?mail|mail|request|query|complaint|enquiry|inquiry|letter|ticket|case|note)\\b",
  "\\b(have|has|'ve|been|i|we) (now |just |already |been )?(passed|forwarded|escalated|referred|raised|transferred|handed) (this|it|that|your|the)\\b.{0,30}\\b(to|with) (the|our|my|a|another)\\b",
  '\\b(message|e-?mail|mail|request|query|complaint|enquiry|inquiry|letter|ticket|case) (has been|have been|was|is being) (received|registered|logged|noted|forwarded|passed|escalated|reviewed|looked)\\b',
  '\\b(acknowledge|confirm) receipt\\b',
  '\\bwill be (answered|dealt with|reviewed|handled|looked at|in touch)\\b',
  '\\b(bear with (me|us)|one moment|just a moment|hold on|please wait)\\b',
  '\\b(us|li|et) (trucar|respondr|contestar|escriur|informar|avisar)(e|em)\\b',
  '\\bestem (revisant|mirant|treballant|estudiant|comprovant|gestionant)\\b',
  '\\bhem rebut (la|el) (seva|seu|teva|teu|vostra|vostre)\\b',
  '\\bens posarem en contacte\\b',
  '\\b(ligarei|ligaremos|responderei|responderemos|entraremos em contacto|entraremos em contato|contactaremos|chamareino|chamaremolo|chamarei)\\b',
  '\\bestamos a (verificar|analisar|tratar|ver)\\b',
  '\\bestamos (verificando|analisando|comprobando)\\b',
  '\\b(recebemos|recibimos) (a|o) (sua|seu|sua|sue|tua|teu)\\b',
  '\\b(nous|je) vous (rappell|repond|recontact|tiend)',
  '\\bnous (etudions|examinons|verifions|traitons) votre\\b',
  '\\bnous avons bien recu votre\\b',
  '\\b(wir haben ihre (anfrage|nachricht|e-?mail) erhalten|wir melden uns|ich melde mich|wir prufen)\\b',
  '\\b(deituko dizugu|erantzungo dizugu|aztertzen ari gara)\\b',
);

/** Thanks, excuses and wishes. */
export const courtesy = any(
  '^(muchas |muchisimas |mil |y )?gracias( de antemano| por .{0,70}| a (usted|ti|vosotros|ustedes))?$',
  '^(le|te|les|os|se lo) agradec\\w+ .{0,60}$',
  '^agradecemos .{0,60}$',
  '^(many |thank you|thanks|thank you so|thank you very)( you)?( so much| very much| much)?( in advance| again)?( for .{0,70}| to you)?$',
  '^we (appreciate|thank you for) .{0,60}$',
  '\\b(lamento|lamentamos|siento|sentimos|disculpe|disculpa|disculpen|disculpad|perdone|perdona|pedimos disculpas|pido disculpas|perdon)\\b( mucho| de veras| sinceramente| enormemente)?( por)? (las|los|la|el|lo|esta|este|todas las) (molestias?|inconvenientes?|demora|espera|tardanza|retraso|ocurrido|sucedido|situacion|confusion|problema)',
  '^(disculpas|perdon|disculpe|disculpa)( por .{0,50})?$',
  '\\b(sorry|apologi[sz]e|apologies)( again)?( to hear| for)( this| that| about| any| the| your| all)?( .{0,50})?$',
  '^(espero|esperamos|confio|confiamos)( que)? (haber|que|se encuentre|te|le|todo|este|estes|esto)\\b.{0,50}$',
  '^i? ?hope (this|that|you|it)\\b.{0,40}$',
  '^(que tenga|que tengas|que pase|que pases|feliz|buen|buena) .{0,30}(dia|tarde|semana|fin de semana|noche)$',
  '^have a (nice|good|great|lovely) .{0,20}$',
  '^(un|reciba un|recibe un|muchos|con un)? ?(cordial |afectuoso |fuerte )?(saludos?|abrazos?)( cordial(es)?| afectuosos?)?$',
  '^(muy )?(atentamente|cordialmente)$',
  '^(best|kind|warm|with best|with kind)? ?(regards|wishes)$|^(sincerely|yours (sincerely|faithfully|truly)|cheers|best)$',
  '^(salutacions|atentament|gracies.{0,40}|grazas.{0,40}|obrigad[oa].{0,40}|cumprimentos|cordialement|merci.{0,40}|eskerrik asko|agur|mit freundlichen grussen|danke)$',
  '^(su|tu|el|la|este es su|le facilitamos su)? ?(numero de |clave de |codigo de )?(referencia|seguimiento|clave|caso|ticket|expediente|incidencia|reclamacion) (es|asignad[oa]|:).{0,40}$',
  '^your (case |ticket |reference |tracking )?(reference|number|key|case|ticket|id) (is|:).{0,40}$',
);

/** What goes along with sending away or putting off, and says nothing by itself. */
export const accompaniment = any(
  '^(en|con) (relacion|respecto|referencia) (con|a|al)\\b',
  '^(respecto|en respuesta|en contestacion|sobre|acerca) (a|al|de|del|su|tu)\\b',
  '^(regarding|with regard to|in response to|further to|in relation to|about|concerning) (your|the|this)\\b',
  '^(por favor|please|kindly|asimismo|ademas|tambien|igualmente|mientras tanto|in the meantime|meanwhile|entretanto)$',
  '\\b(lo antes posible|a la mayor brevedad|cuanto antes|en breve|en cuanto (pueda|podamos|sepa|sepamos|tenga|tengamos)|as soon as (possible|we can|i can|we have|i have|we know)|shortly|asap|en seguida|enseguida)\\b',
  '^(de|en horario|nuestro horario|horario|from|our (opening )?hours|monday|mon|lunes|lu)\\b.{0,30}(lunes|viernes|horas|\\bh\\b|\\d ?h|friday|fri|\\d{1,2}([:.]\\d{2})? (a|to|y|-) \\d{1,2}|am|pm|horario|sabados?|festivos)',
  '^(de|entre|from|between|las)? ?(las )?\\d{1,2}([:.]\\d{2})? ?(h|horas|am|pm|a|to|-|y)',
  '\\b(para|con el fin de|a fin de|in order to|so that|so|to) (poder |que )?(podamos |puedan |we can |we could |they can |i can |be able to )?(ayudar|atender|dar|ofrecer|resolver|solucionar|gestionar|tramitar|agilizar|verificar|comprobar|help|assist|sort|resolve|verify|look|discuss|process)',
  '\\b(por|for) (motivos de|razones de|su|your|our|data)? ?(seguridad|proteccion de datos|confidencialidad|security|privacy|data protection|safety)( reasons)?\\b',
  '\\b(donde|quienes?|alli|who|where|they|nuestros agentes|un agente|mis companeros|nuestros companeros)\\b.{0,30}\\b(atend|ayud|inform|asesor|help|assist|advise|be happy|gustosamente|encantad)',
  '^(we|i) (want|need|would like|like) to\\b.{0,30}$',
  '^(esta|este) (es|sera) (un|una|nuestro|nuestra)\\b',
);

/** What answers thanks. */
export const youAreWelcome =
  /^(de nada|no hay de que|no se merecen?|a (usted|ti|vosotros|ustedes)|(you are|you're) (very |most )?welcome|my pleasure|no problem|not at all|de res|de rien|ez horregatik)$/;

/** Said alone they answer: yes, no, done. */
export const shortAnswers = new Set(
  'si no ya hecho listo correcto exacto efectivamente vale ok okay claro perfecto arreglado resuelto solucionado enviado anulado cancelado confirmado yes done fixed solved sure correct right sent cancelled canceled confirmed absolutely of course agreed sim nao feito oui non fait ja nein bai ez'.split(
    ' ',
  ),
);

/** That something is said and not only named. */
export const verbs = new Set(
  (
    'es son esta estan sera seran fue era estara estaran ha han hay tiene tienen queda quedan sale salio saldra llega llego ' +
    'llegara llegan viene vino incluye incluyen cuesta cuestan vale vuelve vuelven funciona cubre permite caduca empieza ' +
    'termina cierra abre is are was were has have can does did costs arrives arrived leaves left ships shipped includes ' +
    'works covers starts ends expires opens closes'
  ).split(' '),
);

/** Words that carry nothing by themselves. */
export const lightWords = new Set(
  (
    'a al ante con contra de del desde en entre hacia hasta para por segun sin sobre tras que quien como cuando donde ' +
    'el la los las lo un una unos unas su sus tu tus mi mis nuestro nuestra nuestros nuestras y e o u ni pero si no se le ' +
    'les te me nos os ya muy mas menos tan tambien es son esta estan este estos estas esto ese esa eso ha han he hemos ' +
    'ser estar haber fue era hay usted ustedes the a an and or but of to in on at by for from with as is are was were be ' +
    'been has have had it its this that these those you your yours we our us i my me they their them he she so if not ' +
    'do does did will would can could please also just very'
  ).split(' '),
);

export const greeting =
  /^(hola|buen[oa]s (dias|tardes|noches)|buenas|buen dia|estimad[oa]s?|apreciad[oa]s?|querid[oa]s?|distinguid[oa]s?|muy senor(es)? (mio|mios|nuestro|nuestros)|saludos|hello|hi|hey|dear|good (morning|afternoon|evening|day)|bon dia|bona tarda|benvolgu(t|da|ts|des)|ola|bo dia|bos dias|boas tardes|bom dia|boa tarde|prezad[oa]s?|car[oa]s?|kaixo|egun on|arratsalde on|bonjour|bonsoir|madame|monsieur|chere?|guten tag|sehr geehrte[rs]?|hallo)\b/i;

/** Whom a greeting names without a name. */
export const addressed =
  /^(cliente|clienta|clientes|senor|senora|senores|amigo|amiga|companer[oa]s?|equipo|todos|a todos|customer|sir|madam|sir or madam|sir\/madam|all|there|team|everyone|friend)$/i;

/** A line that ends a letter; below it stands who wrote it. */
export const signOff =
  /^(gracias y )?(un |reciba un |recibe un |muchos |con un )?(cordial |afectuoso |fuerte )?(saludos?|abrazos?)\b|^(muy )?(atentamente|cordialmente)\b|^(best|kind|warm|with best|with kind)? ?(regards|wishes)\b|^(sincerely|yours (sincerely|faithfully|truly)|cheers)\b|^(salutacions|atentament|atenciosamente|com os melhores cumprimentos|cumprimentos|cordialement|bien a vous|mit freundlichen grussen|agur bero bat)\b|^--\s*$/;
