import { decodeCharset } from './decode-charset.ts';

/** What a TNEF stream carries beside its message properties. */
export type TnefContents = {
  files: { name: string | null; type: string | null; contentId: string | null; content: Uint8Array }[];
  /** Plain text body, where the stream has one (PidTagBody). */
  text: string | null;
  html: Uint8Array | null;
  /** Something in the stream could not be read; what is here was found before. */
  broken: boolean;
};

const SIGNATURE = 0x223e9f78;
const MAX_FILES = 500;
const MAX_PROPERTIES = 4096;

/** Attribute ids (MS-OXTNEF §2.1.3.1). */
const ATTACH_REND_DATA = 0x00069002;
const ATTACH_TITLE = 0x00018010;
const ATTACH_DATA = 0x0006800f;
const ATTACHMENT = 0x00069005;
const MSG_PROPS = 0x00069003;
const OEM_CODEPAGE = 0x00069007;
const BODY = 0x0002800c;

/** Property ids (MS-OXPROPS). */
const PR_BODY = 0x1000;
const PR_HTML = 0x1013;
const PR_ATTACH_DATA = 0x3701;
const PR_ATTACH_FILENAME = 0x3704;
const PR_ATTACH_LONG_FILENAME = 0x3707;
const PR_ATTACH_MIME_TAG = 0x370e;
const PR_ATTACH_CONTENT_ID = 0x3712;
const PR_DISPLAY_NAME = 0x3001;

type File = TnefContents['files'][number];
type Property = { id: number; type: number; value: Uint8Array };

/**
 * Reads a winmail.dat (MS-OXTNEF §2.1): attachments with their long names, and the body. All lengths are checked
 * against the stream, nothing is inflated (compressed RTF is left alone), so the result is never larger than the
 * input. Null where the bytes are no TNEF.
 */
export function readTnef(bytes: Uint8Array): TnefContents | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 6 || view.getUint32(0, true) !== SIGNATURE) return null;
  const result: TnefContents = { files: [], text: null, html: null, broken: false };
  let charset = 'windows-1252';
  let file: File | null = null;
  let at = 6;
  while (at + 11 <= bytes.byteLength) {
    const id = view.getUint32(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const end = at + 9 + length;
    if (end > bytes.byteLength) {
      result.broken = true;
      break;
    }
    const data = bytes.subarray(at + 9, end);
    if (id === OEM_CODEPAGE && length >= 4) charset = `cp${view.getUint32(at + 9, true)}`;
    else if (id === BODY) result.text ??= cleanText(data, charset);
    else if (id === MSG_PROPS) readMessageProperties(data, charset, result);
    else if (id === ATTACH_REND_DATA) {
      if (result.files.length >= MAX_FILES) break;
      file = { name: null, type: null, contentId: null, content: new Uint8Array() };
      result.files.push(file);
    } else if (id === ATTACH_TITLE && file) file.name ??= cleanText(data, charset);
    else if (id === ATTACH_DATA && file) file.content = new Uint8Array(data);
    else if (id === ATTACHMENT && file) readAttachmentProperties(data, charset, file);
    at = end + 2;
  }
  if (at < bytes.byteLength) result.broken = true;
  return result;
}

function readMessageProperties(data: Uint8Array, charset: string, result: TnefContents): void {
  for (const property of readProperties(data)) {
    if (property.id === PR_BODY) result.text ??= propertyText(property, charset);
    else if (property.id === PR_HTML && property.type === 0x0102)
      result.html ??= new Uint8Array(property.value);
  }
}

function readAttachmentProperties(data: Uint8Array, charset: string, file: File): void {
  let short: string | null = null;
  let display: string | null = null;
  let long: string | null = null;
  for (const property of readProperties(data)) {
    if (property.id === PR_ATTACH_LONG_FILENAME) long = propertyText(property, charset);
    else if (property.id === PR_ATTACH_FILENAME) short = propertyText(property, charset);
    else if (property.id === PR_DISPLAY_NAME) display = propertyText(property, charset);
    else if (property.id === PR_ATTACH_MIME_TAG)
      file.type = propertyText(property, charset)?.toLowerCase() ?? null;
    else if (property.id === PR_ATTACH_CONTENT_ID) file.contentId = propertyText(property, charset);
    else if (property.id === PR_ATTACH_DATA && file.content.length === 0) {
      // An embedded object starts with the 16 bytes of its interface id.
      file.content = new Uint8Array(property.type === 0x000d ? property.value.subarray(16) : property.value);
    }
  }
  file.name = long || file.name || short || display;
}

/** Walks a property list (MS-OXTNEF §2.1.3.4); multi-valued and named properties are stepped over correctly. */
function* readProperties(data: Uint8Array): Generator<Property> {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let at = 4;
  const room = (size: number) => size >= 0 && at + size <= data.byteLength;
  if (data.byteLength < 4) return;
  const count = Math.min(view.getUint32(0, true), MAX_PROPERTIES);
  for (let index = 0; index < count; index++) {
    if (!room(4)) return;
    const type = view.getUint16(at, true);
    const id = view.getUint16(at + 2, true);
    at += 4;
    if (id >= 0x8000) {
      if (!room(20)) return;
      const kind = view.getUint32(at + 16, true);
      at += 20;
      if (!room(4)) return;
      if (kind === 0) at += 4;
      else at += 4 + padded(view.getUint32(at, true));
    }
    const multiple = (type & 0x1000) !== 0;
    const base = type & 0x0fff;
    const variable = base === 0x001e || base === 0x001f || base === 0x0102 || base === 0x000d;
    let values = 1;
    if (multiple || variable) {
      if (!room(4)) return;
      values = view.getUint32(at, true);
      at += 4;
    }
    for (let value = 0; value < values; value++) {
      let size = fixedSize(base);
      if (variable) {
        if (!room(4)) return;
        size = view.getUint32(at, true);
        at += 4;
      }
      if (size <= 0 && !variable) return;
      if (!room(size)) return;
      if (value === 0) yield { id, type: base, value: data.subarray(at, at + size) };
      at += padded(size);
    }
  }
}

function fixedSize(type: number): number {
  if (type === 0x0002 || type === 0x000b || type === 0x0003 || type === 0x0004 || type === 0x000a) return 4;
  if (type === 0x0005 || type === 0x0006 || type === 0x0007 || type === 0x0014 || type === 0x0040) return 8;
  return type === 0x0048 ? 16 : 0;
}

function padded(size: number): number {
  return Math.ceil(size / 4) * 4;
}

function propertyText(property: Property, charset: string): string | null {
  if (property.type === 0x001f) return cleanText(property.value, 'utf-16le');
  return property.type === 0x001e ? cleanText(property.value, charset) : null;
}

function cleanText(data: Uint8Array, charset: string): string | null {
  const text = decodeCharset(data, charset).text.replaceAll('\0', '').replaceAll('\r\n', '\n');
  return text === '' ? null : text;
}
