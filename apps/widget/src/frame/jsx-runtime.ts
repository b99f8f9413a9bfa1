import { type ComponentType, createElement, Fragment, type VNode } from 'preact';

/**
 * What the compiler calls for each element, as the way Preact always had: its own runtime for this also writes HTML
 * on servers, which a frame that counts its bytes has no use for.
 */
export const jsx = (type: string | ComponentType, props: object, key?: string): VNode =>
  createElement(type as ComponentType, key === undefined ? props : { ...props, key });

export { Fragment, jsx as jsxs };
