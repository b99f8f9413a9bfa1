import { createContext, type RefObject } from 'react';

/**
 * Given to a part of the screen that stays in the document for a moment after one has left it, hidden, since to take it
 * out would keep the press waiting that led away. True from the press on: no key and no act can mean it any more.
 */
export const LeftBehind = createContext<RefObject<boolean> | null>(null);
