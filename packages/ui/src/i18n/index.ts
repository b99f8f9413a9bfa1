export { defineMessages, type Messages } from './defineMessages.ts';
export { formatDuration, formatDurationLong, isoDuration } from './duration.ts';
export {
  asDate,
  type DateStyle,
  formatBytes,
  formatDate,
  formatDay,
  formatList,
  formatLongDay,
  formatNumber,
  formatTime,
  type Moment,
} from './format.ts';
export { I18nProvider, useFormat, useLocale, useT } from './I18nProvider.tsx';
export { chooseLocale, type Locale, locales, ownNameOf, regionOf } from './locale.ts';
export type { MessageArgs } from './messageArgs.ts';
export { type UiMessages, uiMessages } from './messages.ts';
export { formatMessage, type Translate, translator } from './translate.ts';
