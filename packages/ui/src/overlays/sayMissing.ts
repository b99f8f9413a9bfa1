import type { Translate } from '../i18n/index.ts';
import type { UiMessages } from '../i18n/messages.ts';
import { toasts } from './toast-queue.ts';

let takeBack: (() => void) | null = null;

/** Says over the page that code did not come. Of several parts that do not come it is said once, and of the last. */
export function sayMissing(t: Translate<UiMessages>): void {
  takeBack?.();
  takeBack = toasts.show({ text: t('part.failed'), tone: 'failed' });
}
