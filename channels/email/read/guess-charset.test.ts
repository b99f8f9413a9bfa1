import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeCharset } from './decode-charset.ts';
import { guessCharset } from './guess-charset.ts';

const texts = {
  simplified: '您好，我的订单还没有到。请问什么时候可以收到货？谢谢，期待您的回复。',
  traditional: '您好，我的訂單還沒有到。請問什麼時候可以收到貨？謝謝，期待您的回覆。',
  japanese: 'お世話になっております。注文した商品がまだ届いていません。ご確認をお願いいたします。',
  korean: '안녕하세요. 주문한 상품이 아직 도착하지 않았습니다. 확인 부탁드립니다.',
  russian: 'Здравствуйте! Мой заказ ещё не пришёл. Пожалуйста, проверьте, где посылка.',
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
    'Não há solução',
  ])('stays Latin: %s', (text) => {
    const bytes = iconv.encode(text, 'windows-1252');
    expect(guessCharset(bytes)).toBeNull();
    expect(decodeCharset(bytes, null).text).toBe(text);
  });

  it('is not told from noise', () => {
    const noise = Uint8Array.from({ length: 4_000 }, (_, at) => (at * 193 + ((at * at) % 251)) % 256);
    expect(guessCharset(noise)).toBeNull();
  });
});
