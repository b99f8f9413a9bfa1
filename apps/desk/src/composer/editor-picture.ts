import { mergeAttributes, Node } from '@tiptap/react';

const suffix = '@hilo';
const idOf = (element: HTMLElement): string | null =>
  /^cid:([0-9a-f-]{36})@hilo$/.exec(element.getAttribute('src') ?? '')?.[1] ?? null;

/** The name by which formatted words mean an uploaded picture; the server knows it by the same. */
export const pictureAddress = (uploadId: string): string => `cid:${uploadId}${suffix}`;

/**
 * A picture among the words. In the words themselves it has the name it is sent under; on the screen it is fetched
 * from where it was uploaded to.
 */
export const Picture = Node.create({
  name: 'picture',
  group: 'inline',
  inline: true,
  atom: true,
  draggable: true,
  addAttributes: () => ({
    uploadId: { default: null, parseHTML: idOf, renderHTML: () => ({}) },
    alt: { default: '' },
  }),
  parseHTML: () => [{ tag: 'img[src^="cid:"]', getAttrs: (element) => (idOf(element) ? null : false) }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'img',
    mergeAttributes(HTMLAttributes, { src: pictureAddress(String(node.attrs.uploadId)) }),
  ],
  addNodeView:
    () =>
    ({ node }) => {
      const dom = document.createElement('img');
      dom.src = `/api/v1/uploads/${String(node.attrs.uploadId)}`;
      dom.alt = String(node.attrs.alt);
      dom.className = 'inline-block max-h-60 max-w-full rounded-small align-bottom';
      return { dom };
    },
});
