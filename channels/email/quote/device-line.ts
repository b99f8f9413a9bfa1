import { anyPhrase } from './fold-text.ts';
import { allOf } from './languages.ts';
import type { Line } from './read-lines.ts';

const start = new RegExp(`^${anyPhrase(allOf('sentFrom'))}`, 'u');
const end = new RegExp(`${anyPhrase(allOf('sentFromEnd'))}[.!]?$`, 'u');
const possessive =
  /(?:\b(?:mi|my|meu|minha|mon|ma|mein|meinem|meiner|mio|mijn|min|mitt|mit|meva|mojego|meho|môjho)|моего|мого|我的)$/u;

/** Devices and mail programs; one of them makes a short 'sent from' line certain. */
const device =
  /i\s?(?:phone|pad|pod|os)|android|samsung|galaxy|huawei|xiaomi|redmi|oppo|nokia|htc|lg\b|sony|xperia|motorola|oneplus|pixel|blackberry|windows|outlook|yahoo|gmail|hotmail|proton|tutanota|tuta\b|aol|mail\b|movil|mobil|smartphone|telefon|tablet|handy|celular|k-9|fairemail|spark|bluemail|aqua|typeapp|thunderbird|zoho|gmx|web\.de|orange|wiko|honor|realme|mailbox|nine|canary|superhuman|айфон|айпад|телефон|мобильн|почт|пошт|手机|手機|携帯|스마트폰|휴대|네이버|naver|qq|correo|courrier|email|e-mail|device|dispositivo|appareil|gerat|terminal|movistar|vodafone|hey\b|front\b|apple|macbook|\bmac\b|telekom|puhelim/u;
/** 'Get BlueMail for Android', whatever the program is called. */
const getApp =
  /^(?:get|download|obten(?:er|ga|ha)?|obtener|obtén|descarg(?:a|ar|ue)|baix(?:ar|e|a)|telecharge[rz]|obten(?:ir|ez|iu)?|scarica|ottieni|hamta|hent|pobierz|stahnout|ziskat|tai)\s.{2,60}\s(?:l')?(?:android|ios|iphone|ipad|windows|mac)$/u;
const link = /<[^<>]{0,300}>|\(https?:[^()]{0,300}\)|\[https?:[^[\]]{0,300}\]|https?:\/\/\S{1,300}/gu;
/** '…, please excuse any typos', as people add to the line of the program. */
const apology =
  /\s?[-–—,;:.(]\s?(?:so |thus |therefore )?(?:please |pls |kindly |por favor |bitte |merci |sorry)?\s?(?:excuse|forgive|pardon|apologi|sorry|for (?:any )?typos|disculp|perdon|entschuldig|verzeih|tippfehler|desole|excusez|d'excuser|scus|desculp|excuus|sorry voor)[^.!?]{0,80}[.!?)]?$/u;
/** '…, an AT&T 5G smartphone', 'Verizon, Samsung Galaxy smartphone': whose telephone it is. */
const carrier =
  /,\s(?=(?:an?|un[ao]?|samsung|lg|htc|motorola|nokia|sony|huawei|google)\s[^,;:?!]{2,50}\b(?:smartphone|phone|device|tablet|handset|telefono|movil)$)/u;
const trim = /^[-–—_*\s·•]+|[-–—_*\s!.]+$/gu;

/**
 * 'Sent from my iPhone', 'Obtener Outlook para iOS<…>', 'Von meinem Gerät gesendet', 'iPhoneから送信'.
 * A sentence that merely begins so ('Sent from my desk, is much easier then my mobile phone.') is none.
 */
export function isDeviceLine(line: Line): boolean {
  if (line.length > 320 || line.folded.length < 6) return false;
  const text = line.folded.replace(link, '').replace(/\s+/gu, ' ').replace(apology, '').replace(trim, '');
  if (text.length > 110) return false;
  const words = text.split(' ').length;
  if (words <= 9 && getApp.test(text)) return true;
  const opening = start.exec(text);
  if (opening !== null) {
    const rest = text.slice(opening[0].length).trim();
    if (/^yahoo mail\b/u.test(rest)) return true;
    // 'Sent using https://www.zoho.com/mail/': the link is the name.
    if (rest === '') return device.test((line.folded.match(link) ?? []).join(' '));
    if (/[,;:.?!]\s\p{L}/u.test(rest.replace(carrier, ''))) return false;
    const restWords = rest.split(' ').length;
    if (device.test(rest)) return restWords <= 12;
    // What it is called has a capital or a number; 'desde mi casa el paquete ayer' is told.
    const isNamed = /[\p{Lu}\d]/u.test(line.body.slice(opening[0].length));
    if (possessive.test(opening[0])) return restWords <= (isNamed ? 5 : 3);
    return restWords <= 2 && isNamed;
  }
  return words <= 10 && end.test(text) && device.test(text) && !/[,;:.?!]\s\p{L}/u.test(text);
}

/** 'Sent with Tuta; enjoy secure & ad-free emails', whose praise is a sentence: told from prose by the rule above it. */
export function isAdvertisement(line: Line): boolean {
  const opening = start.exec(line.folded);
  if (line.length > 320 || opening === null) return false;
  const named = line.folded.slice(opening[0].length).trim().split(' ', 3).join(' ');
  return device.test(named);
}
