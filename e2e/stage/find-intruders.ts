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
    return [...document.querySelectorAll(`${selector} *`)]
      .filter(
        (element) =>
          element.matches(acting) ||
          [...element.attributes].some(
            ({ name, value }) =>
              name.startsWith('on') ||
              name === 'srcdoc' ||
              // A browser leaves these out of an address.
              (addresses.includes(name) && !isGood.test(value.replace(/[\0-\x20]/g, ''))),
          ),
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 200));
  }, within);
