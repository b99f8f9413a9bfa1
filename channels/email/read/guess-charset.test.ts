import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeCharset } from './decode-charset.ts';
import { guessCharset } from './guess-charset.ts';
import { readMail } from './read-mail.ts';

const texts = {
  simplified: '您好，我的订单还没有到。请问什么时候可以收到货？谢谢，期待您的回复。',
  traditional: '您好，我的訂單還沒有到。請問什麼時候可以收到貨？謝謝，期待您的回覆。',
  japanese: 'お世話になっております。注文した商品がまだ届いていません。ご確認をお願いいたします。',
  korean: '안녕하세요. 주문한 상품이 아직 도착하지 않았습니다. 확인 부탁드립니다.',
  russian: 'Здравствуйте! Мой заказ ещё не пришёл. Пожалуйста, проверьте, где посылка.',
  ukrainian: 'Доброго дня! Моє замовлення ще не прийшло, перевірте, будь ласка, де воно.',
  bulgarian: 'Здравейте, поръчката ми още не е пристигнала. Моля, проверете къде е пратката.',
  greek: 'Καλημέρα σας, η παραγγελία μου δεν έχει έρθει ακόμα. Ευχαριστώ πολύ.',
  hebrew: 'שלום רב, ההזמנה שלי עדיין לא הגיעה. תודה רבה לכם.',
  arabic: 'مرحبا، لم يصل طلبي حتى الآن. شكرا جزيلا لكم على المساعدة.',
  thai: 'สวัสดีครับ สินค้าที่สั่งยังไม่มาถึง ขอบคุณครับ',
};

describe('a text whose mail names no charset', () => {
  it.each([
    ['gb18030', texts.simplified],
    ['big5', texts.traditional],
    ['shift_jis', texts.japanese],
    ['euc-jp', texts.japanese],
    ['euc-kr', texts.korean],
    ['windows-1251', texts.russian],
    ['koi8-r', texts.russian],
    ['iso-8859-5', texts.russian],
    ['ibm866', texts.russian],
    ['koi8-u', texts.ukrainian],
    ['windows-1251', texts.ukrainian],
    ['windows-1251', texts.bulgarian],
    ['windows-1253', texts.greek],
    ['windows-1255', texts.hebrew],
    ['windows-1256', texts.arabic],
    ['windows-874', texts.thai],
  ])('is read as %s where it is', (charset, text) => {
    const bytes = iconv.encode(`Re: pedido 4471\n\n${text}\n`, charset);
    expect(guessCharset(bytes)).toBe(charset);
    for (const label of [null, 'x-unknown', 'us-ascii'])
      expect(decodeCharset(bytes, label).text).toContain(text.slice(0, 12));
  });

  it.each([
    'El señor Muñoz pidió ayer una reparación, y aún no llegó: ¿está ahí?',
    'À bientôt, très chère amie : être né à Évêché, où l’été dure à l’excès.',
    'Größe: für die Übergröße müssen wir 3 € mehr verlangen, schöne Grüße',
    'ÁÉÍÓÚÑÇ',
    'à é è ù ç ô û î â ê ë ï à é è ù',
    'Dà sé: però più perché città, è là – così',
    'A ó é í á ú ñ ç, É Í Ó Ú: «¿¡ÑANDÚ ÁÉREO!»',
    'Não há solução',
  ])('stays Latin: %s', (text) => {
    const bytes = iconv.encode(text, 'windows-1252');
    expect(guessCharset(bytes)).toBeNull();
    expect(decodeCharset(bytes, null).text).toBe(text);
  });

  it.each([
    ['koi8-r', texts.russian],
    ['windows-1251', texts.russian],
    ['big5', texts.traditional],
    ['shift_jis', texts.japanese],
    ['gb18030', texts.simplified],
  ])('is read as %s among markup and a signature in ASCII too', (charset, text) => {
    const style = 'p.MsoNormal { margin: 0; font-family: Calibri, sans-serif; }\n'.repeat(400);
    const html = `<style>${style}</style><p class="MsoNormal" style="color:#123">${text}</p>`;
    const signature = 'Example Trading Ltd, https://www.example.org/terms?from=mail\n'.repeat(20);
    expect(guessCharset(iconv.encode(html + signature, charset))).toBe(charset);
  });

  it.each(['koi8-r', 'windows-1251'])('is told by its subject in %s with the text below', async (charset) => {
    const raw = iconv.encode(`From: Заказ <a@b.example>\nSubject: Заказ 4711\n\n${texts.russian}\n`, charset);
    const { subject, from, text } = await readMail(new Uint8Array(raw));
    expect({ subject, name: from?.name }).toEqual({ subject: 'Заказ 4711', name: 'Заказ' });
    expect(text).toBe(texts.russian);
  });

  it('is not told from noise', () => {
    const noise = Uint8Array.from({ length: 4_000 }, (_, at) => (at * 193 + ((at * at) % 251)) % 256);
    expect(guessCharset(noise)).toBeNull();
  });
});
