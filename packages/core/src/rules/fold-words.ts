/** Lower case and without accents: nobody types them twice the same. */
export const foldWords = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
