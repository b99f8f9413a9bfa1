import type { Frame, Page } from 'playwright-core';

/**
 * What stands in a document and can act, or call somebody, though nothing of ours put it there: elements that load or
 * run, attributes that are scripts, addresses that are.
 */
export const findIntruders = (where: Page | Frame, within = 'body'): Promise<string[]> =>
  where.evaluate((selector) => {
    const acting =
      'script, iframe, object, embed, base, meta, link, form, frame, frameset, portal, template, noscript, ' +
      'animate, set, foreignObject, annotation-xml, style, audio, video, source, track';
    const addresses = [
      'href',
      'src',
      'action',
      'formaction',
      'xlink:href',
      'data',
      'background',
      'poster',
      'srcset',
    ];
    const isGood = /^(?:https?:|mailto:|tel:|cid:|blob:|data:image\/(?:png|gif|jpeg|webp)|[/#]|$)/i;
    // Menus and lists of ours leave such behind.
    const isEmptyTemplate = (element: Element): boolean =>
      element instanceof HTMLTemplateElement && element.content.childNodes.length === 0;
    return [...document.querySelectorAll(`${selector} *`)]
      .filter(
        (element) =>
          (element.matches(acting) && !isEmptyTemplate(element)) ||
          [...element.attributes].some(
            ({ name, value }) =>
              name.startsWith('on') ||
              name === 'srcdoc' ||
              // Colours and sizes ask nobody.
              (name === 'style' && /url|image-set|expression|import|\\/i.test(value)) ||
              // A browser leaves these out of an address.
              (addresses.includes(name) && !isGood.test(value.replace(/[\0-\x20]/g, ''))),
          ),
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 200));
  }, within);
