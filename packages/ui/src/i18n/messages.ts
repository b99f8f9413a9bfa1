import { defineMessages } from './defineMessages.ts';
import { en } from './en.ts';
import { es } from './es.ts';

/** The texts of the components in this package. */
export const uiMessages = defineMessages({ es, en });
export type UiMessages = typeof es;
