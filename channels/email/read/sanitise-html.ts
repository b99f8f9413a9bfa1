import sanitizeHtml from 'sanitize-html';
import { tooComplexToClean } from './html-to-plain.ts';

const MAX_LENGTH = 1_500_000;
const MAX_DEPTH = 200;

const TAGS = [
  'a',
  'abbr',
  'address',
  'article',
  'aside',
  'b',
  'bdi',
  'bdo',
  'big',
  'blockquote',
  'br',
  'caption',
  'center',
  'cite',
  'code',
  'col',
  'colgroup',
  'dd',
  'del',
  'details',
  'dfn',
  'div',
  'dl',
  'dt',
  'em',
  'figcaption',
  'figure',
  'font',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'i',
  'img',
  'ins',
  'kbd',
  'li',
  'main',
  'mark',
  'nav',
  'ol',
  'p',
  'pre',
  'q',
  'rp',
  'rt',
  'ruby',
  's',
  'samp',
  'section',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'summary',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'time',
  'tr',
  'tt',
  'u',
  'ul',
  'var',
  'wbr',
];

/** Style properties that can neither load nor cover anything. */
const STYLES = new Set([
  'color',
  'background-color',
  'background',
  'text-align',
  'vertical-align',
  'font',
  'font-weight',
  'font-style',
  'font-size',
  'font-family',
  'line-height',
  'text-decoration',
  'text-indent',
  'white-space',
  'direction',
  'list-style-type',
  'letter-spacing',
  'margin',
  'margin-left',
  'margin-right',
  'margin-top',
  'margin-bottom',
  'padding',
  'padding-left',
  'padding-right',
  'padding-top',
  'padding-bottom',
  'width',
  'height',
  'max-width',
  'border',
  'border-left',
  'border-right',
  'border-top',
  'border-bottom',
  'border-color',
  'border-style',
  'border-width',
  'border-collapse',
  'border-spacing',
  'border-radius',
  'display',
]);

/** No backslash, slash, colon, @ or bracket but those of a colour: so no url(), no expression(), no escape. */
const STYLE_VALUE = /^(?:[\w\s#.,%'"!-]|rgba?\([\d\s.,%]{3,40}\))+$/i;
const MAX_STYLE = 2000;

const DATA_IMAGE = /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]*$/i;

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'title', 'align', 'class'],
    a: ['href', 'rel', 'target'],
    img: ['src', 'data-remote-src', 'data-cid', 'alt', 'width', 'height'],
    table: ['width', 'height', 'border', 'cellpadding', 'cellspacing', 'bgcolor', 'role'],
    td: ['width', 'height', 'colspan', 'rowspan', 'valign', 'bgcolor', 'nowrap'],
    th: ['width', 'height', 'colspan', 'rowspan', 'valign', 'bgcolor', 'scope'],
    tr: ['valign', 'bgcolor', 'height'],
    col: ['span', 'width'],
    colgroup: ['span', 'width'],
    font: ['color', 'face', 'size'],
    ol: ['start', 'type'],
    blockquote: ['type'],
    time: ['datetime'],
    details: ['open'],
  },
  // Classes are kept only where they tell quote from answer; the desk's own styles never match them.
  allowedClasses: {
    '*': [
      'gmail_quote',
      'gmail_quote_container',
      'gmail_attr',
      'gmail_signature',
      'gmail_extra',
      'yahoo_quoted',
      'moz-cite-prefix',
      'moz-signature',
      'protonmail_quote',
      'tutanota_quote',
      'zmail_extra',
      'OutlookMessageHeader',
      'WordSection1',
      'MsoNormal',
    ],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['data'] },
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'xmp',
    'noembed',
    'noframes',
    'iframe',
    'plaintext',
    'title',
    'template',
    'svg',
    'math',
    'object',
    'select',
  ],
  nestingLimit: MAX_DEPTH,
  enforceHtmlBoundary: false,
  parseStyleAttributes: false,
  parser: { lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
  transformTags: { '*': calmStyle, a: safeLink, img: quietImage },
};

/**
 * The HTML body as the desk may show it: no code, no forms, no frames, nothing that loads by itself. Remote pictures
 * keep their address in `data-remote-src`, embedded ones their Content-ID in `data-cid`; links open outside without a
 * referrer. Null where the document is too large or too deep to clean: the plain text stands for it then.
 */
export function sanitiseHtml(html: string): string | null {
  if (html.length > MAX_LENGTH || tooComplexToClean(html)) return null;
  return sanitizeHtml(html, OPTIONS).trim();
}

function calmStyle(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  if (attribs.style === undefined) return { tagName, attribs };
  const { style, ...rest } = attribs;
  const kept: string[] = [];
  for (const declaration of style.slice(0, MAX_STYLE).split(';')) {
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    if (STYLES.has(name) && value.length <= 200 && STYLE_VALUE.test(value)) kept.push(`${name}:${value}`);
  }
  return { tagName, attribs: kept.length > 0 ? { ...rest, style: kept.join(';') } : rest };
}

function safeLink(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const { rel: _rel, target: _target, ...rest } = attribs;
  const href = rest.href?.trim();
  if (href === undefined || !/^(?:https?:\/\/|mailto:|tel:)/i.test(href)) {
    const { href: _href, ...without } = rest;
    return { tagName, attribs: without };
  }
  return { tagName, attribs: { ...rest, href, rel: 'noopener noreferrer', target: '_blank' } };
}

function quietImage(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const { src: raw, 'data-remote-src': _remote, 'data-cid': _cid, ...rest } = attribs;
  const src = raw?.trim() ?? '';
  if (/^cid:/i.test(src)) return { tagName, attribs: { ...rest, 'data-cid': decodeCid(src.slice(4)) } };
  if (/^https?:\/\//i.test(src)) return { tagName, attribs: { ...rest, 'data-remote-src': src } };
  if (/^\/\/[\w.-]+\//.test(src)) return { tagName, attribs: { ...rest, 'data-remote-src': `https:${src}` } };
  if (DATA_IMAGE.test(src)) return { tagName, attribs: { ...rest, src } };
  return { tagName, attribs: rest };
}

function decodeCid(cid: string): string {
  try {
    return decodeURIComponent(cid).replace(/[<>]/g, '');
  } catch {
    return cid;
  }
}
