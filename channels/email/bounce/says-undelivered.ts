/**
 * What was sent, what did not happen, and the verb of it, in the languages in which servers write notices; lower case,
 * without marks over letters. `refused` stands by itself: 'devuelto', 'retourné'.
 */
const tongues: readonly (readonly [mail: string, not: string, delivered: string, refused: string])[] = [
  [
    'message|e-?mail|mail',
    'not|[a-z]{2,6}n.t|unable|fail(?:ed|ure)?',
    'deliver',
    'undeliverable|returned to|bounced|(?:was|were|been) (?:rejected|refused|blocked|stopped|discarded)',
  ],
  [
    'mensaje|correo|entrega|envio',
    'no|imposible|error|fallo|fallid[oa]',
    'entreg|enviad|enviar|remit',
    'devuelto|rechazado',
  ],
  ['mensagem|correio|e-?mail|entrega', 'nao|impossivel|falha', 'entreg|enviad', 'devolvid[oa]|rejeitad[oa]'],
  [
    'message|courriel|courrier|e-?mail|mail',
    'n|ne|pas|impossible|echec',
    'remis|distribu|deliv|achemin|remise',
    'retourne|refuse',
  ],
  [
    'nachricht|e-?mail|mail|zustellung',
    'nicht|fehl(?:er|geschlagen)|unmoglich',
    'zugestellt|zustell|ubermittelt|ausgeliefert',
    'unzustellbar|zuruckgewiesen|zuruckgesendet',
  ],
  [
    'messaggio|e-?mail|mail|posta',
    'non|impossibile|mancat[oa]|fallit[oa]',
    'consegn|recapit|inviat',
    'respint[oa]|restituit[oa]',
  ],
  ['bericht|e-?mail|mail', 'niet|mislukt', 'bezorg|aflever|verzonden', 'geweigerd|onbestelbaar'],
  ['wiadomosc|e-?mail|poczt', 'nie', 'dostarcz|doreczon|wysla', 'odrzucon|zwrocon'],
  [
    'meddelande|melding|meddelelse|e-?post|e-?mail|brev',
    'inte|ikke|kunde ej|misslyckades',
    'lever|sendt|skicka',
    'returner|avvis',
  ],
  ['viesti|sahkoposti', 'ei|epaonnistui', 'toimit|lahet|perille', 'palautettu'],
  [
    'zprav|sprav|e-?mail',
    'nelze|nebyl[ao]?|nebol[ao]?|nepodarilo|nemohl[ao]?|selhalo',
    'doruc|odesla',
    'odmitnut|vracen|nedoruc',
  ],
  ['uzenet|level|e-?mail', 'nem', 'kezbesit|tovabbit', 'visszakuld|kezbesithetetlen'],
  ['mesaj|e-?mail', 'nu|imposibil', 'livrat|trimis|expedi', 'respins|returnat'],
  [
    'mesaj|ileti|e-?posta',
    '[a-z ]{0,12}edil(?:e)?medi|iletilemedi|basarisiz',
    '',
    'geri dondu|reddedildi|iletilemedi',
  ],
  ['μηνυμα|e-?mail', 'δεν|αδυνατη|αποτυχια', 'παραδο|παραδιδ', 'επιστρ'],
  ['missatge|correu', 'no|impossible', 'lliura|entrega|envia', 'retornat|rebutjat'],
  ['сообщение|письмо|почт', 'не', 'достав|отправлен', 'возвращен|отклонен|недоставлен'],
  ['повідомлення|лист', 'не', 'достав|надісла', 'повернено|відхилено|недоставлен'],
  [
    'メール|メッセージ|宛先',
    '',
    '(?:配信|送信|配送|お届け)(?:は|が|を)?(?:でき|失敗|に失敗|不能)',
    '配信不能|返送|エラーメール',
  ],
  [
    '邮件|郵件|信件',
    '',
    '(?:无法|無法|未能|没有|沒有|不能)(?:被)?(?:投递|送达|發送|发送|投遞|送達|传送|傳送)',
    '退信|被退回|退回',
  ],
  [
    '메일|메시지|이메일',
    '',
    '(?:전송|발송|배달|전달)(?:하지 ?못|되지 ?않|할 수 없|에? ?실패|되지 ?못)|(?:전송|발송) ?실패',
    '반송',
  ],
];

/** 'Falha na entrega', 'échec de la remise': the failure of it is said by a noun. */
const failedDelivery =
  '(?:fallo|fallos|falha|error(?:es)?|erro|echec|errore|fehler|fout|blad|fel|feil|fejl) (?:[a-z]{1,3} ){0,2}(?:[a-z]{1,12})?(?:entrega|consegna|recapito|remise|distribution|zustellung|ubermittlung|bezorging|aflevering|dostarcz|leverans|levering)';

const near = '[^.!?。]{0,90}?';
const undelivered = new RegExp(
  [
    failedDelivery,
    ...tongues.flatMap(([mail, not, delivered, refused]) => {
      const negation = not === '' ? [] : [`(?<![a-zа-яα-ω])(?:${not})(?![a-z])`];
      const verb = [...negation, ...(delivered === '' ? [] : [`(?:${delivered})`])].join('[^.!?。]{0,30}?');
      return [`(?:${mail})${near}${verb}`, `${verb}${near}(?:${mail})`, `(?:${mail})${near}(?:${refused})`];
    }),
  ].join('|'),
);

/**
 * Whether words (subject or first lines of a notice) say that a mail did not arrive. It is for what a program wrote:
 * a person says the same of a parcel. Linear: a bounded stretch between the pieces of the sentence.
 */
export function saysUndelivered(words: string): boolean {
  const plain = words
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replace(/\s+/g, ' ')
    .replace(/[^\s<>]{1,64}@[^\s<>]{1,120}/g, '@');
  return undelivered.test(plain);
}
