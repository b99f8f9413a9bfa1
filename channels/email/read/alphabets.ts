/**
 * Scripts of letters with the ways of writing them in one byte, and the letters that most of their text consists of:
 * by these one is told from another, since their bytes are much the same. Of charsets that read alike the first counts.
 */
export const alphabets: readonly { charsets: readonly string[]; letter: RegExp; frequent: RegExp }[] = [
  {
    charsets: ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'koi8-u'],
    letter: /\p{sc=Cyrillic}/gu,
    frequent: /[оеаинтсрвлкмдпуі]/gu,
  },
  { charsets: ['windows-1253', 'iso-8859-7'], letter: /\p{sc=Greek}/gu, frequent: /[αοιετσνηυρπκμλως]/gu },
  { charsets: ['windows-1255'], letter: /\p{sc=Hebrew}/gu, frequent: /[יוהלאמרתבשנם]/gu },
  {
    charsets: ['windows-1256', 'iso-8859-6'],
    letter: /\p{sc=Arabic}/gu,
    frequent: /[اليمونرتبدةعسكحفأ]/gu,
  },
  { charsets: ['windows-874'], letter: /\p{sc=Thai}/gu, frequent: /[านรกอเงมยลวสตทะครัี่้บดไใ]/gu },
];
