import { crc32, deflateSync } from 'node:zlib';
import type { StoryFile } from './story-shape.ts';

type Made = { name: string; type: string; content: Buffer };

/** A file of the examples, whole and small; the same bytes each time. */
export const makeStoryFile = (file: StoryFile): Made =>
  file === 'quote'
    ? { name: 'Presupuesto-2026-0418.pdf', type: 'application/pdf', content: quotePdf() }
    : { name: 'IMG_2041.png', type: 'image/png', content: photoPng() };

const quoteLines = [
  'Calor y Baño, S. L.',
  'Presupuesto 2026-0418',
  '',
  'Mano de obra                          480,00 €',
  'Material                              612,50 €',
  'Retirada de escombro                   90,00 €',
  'IVA (21 %)                            248,33 €',
  'Total                               1.430,83 €',
  '',
  'Válido durante treinta días.',
];

/** One page in a font that every reader has (PDF 1.4, ISO 32000-1 §7.5 for the cross-reference table). */
const quotePdf = (): Buffer => {
  const shown = quoteLines.map(
    (text) => `(${text.replaceAll('€', '\x80').replace(/[()\\]/g, '\\$&')}) Tj T*`,
  );
  const page = `BT /F1 12 Tf 18 TL 60 780 Td ${shown.join('\n')} ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${page.length}>>stream\n${page}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj${body}endobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  // One byte a letter: what WinAnsi calls é is what Latin-1 calls é.
  return Buffer.from(text, 'latin1');
};

const width = 480;
const height = 320;

/** Below a boiler: a wall, a copper pipe with its valve, and a damp patch. */
const colourAt = (x: number, y: number): [number, number, number] => {
  const isTile = x % 96 < 2 || y % 80 < 2;
  const damp = Math.hypot((x - 250) / 1.7, y - 262);
  if (y < 46) return [236, 238, 240];
  if (Math.hypot(x - 250, y - 120) < 26) return [40, 62, 120];
  if (Math.abs(x - 250) < 11 && y < 236)
    return [184 - Math.abs(x - 250) * 6, 112 - Math.abs(x - 250) * 4, 64];
  if (damp < 46) return [150 + damp, 140 + damp, 120 + damp];
  return isTile ? [196, 200, 198] : [222, 224, 220];
};

/** PNG (ISO/IEC 15948), eight bits a colour, no filter. */
const photoPng = (): Buffer => {
  const raw = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) raw.set(colourAt(x, y), y * (1 + width * 3) + 1 + x * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};
