import { Node } from '@tiptap/react';

/**
 * A picture among the words. In the editor it is named by its upload and fetched from there; `toMailHtml` gives it the
 * name it is sent under. That name never stands in the page: the browser would ask for it and be refused.
 */
export const Picture = Node.create({
  name: 'picture',
  group: 'inline',
  inline: true,
  atom: true,
  draggable: true,
  addAttributes: () => ({
    uploadId: {
      default: null,
      parseHTML: (element) => element.getAttribute('data-picture'),
      renderHTML: ({ uploadId }) => ({ 'data-picture': uploadId }),
    },
    alt: { default: '' },
  }),
  parseHTML: () => [{ tag: 'img[data-picture]' }],
  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
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
