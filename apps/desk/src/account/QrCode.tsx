import { useMemo } from 'react';
import { encode } from 'uqr';

/** Empty modules around the code, without which many readers do not find it (ISO/IEC 18004, 6.3.8). */
const quiet = 4;

/** One path of all dark modules. @returns the path, and the side of the square in modules */
export function drawQr(text: string): { path: string; side: number } {
  const { data, size } = encode(text, { ecc: 'M', border: quiet });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return { path, side: size };
}

/** Dark on white in both themes: readers know no other. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, side } = useMemo(() => drawQr(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className="size-52 rounded-small border border-line"
    >
      <rect width={side} height={side} fill="white" />
      <path d={path} fill="black" />
    </svg>
  );
}
