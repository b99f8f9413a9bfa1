import { encode } from 'uqr';
import { type Html, html } from './html.ts';

/** Empty modules around the code, without which many readers do not find it (ISO/IEC 18004, 6.3.8). */
const quiet = 4;

/** An address that a telephone takes from the screen. Dark on white by day and by night: readers know no other. */
export const drawQr = (address: string, label: string): Html => {
  const { data, size } = encode(address, { ecc: 'M', border: quiet });
  const path = data
    .map((row, y) =>
      [
        ...row
          .map((isDark) => (isDark ? '#' : ' '))
          .join('')
          .matchAll(/#+/g),
      ]
        .map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`)
        .join(''),
    )
    .join('');
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/></svg>`;
};
