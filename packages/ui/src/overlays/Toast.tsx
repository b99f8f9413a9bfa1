import { CircleAlert, CircleCheck, X } from 'lucide-react';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as AriaToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Button,
  Text,
} from 'react-aria-components';
import { useT } from '../i18n/index.ts';
import { toastQueue } from './toast-queue.ts';

const icons = { neutral: null, done: CircleCheck, failed: CircleAlert };
const pressable =
  'reach inline-flex h-7 shrink-0 items-center justify-center rounded-small px-2 text-list font-semibold data-hovered:bg-on-inverse/15 data-focus-visible:outline-on-inverse';

/** Once, at the root of the app. F6 goes to it, and back. */
export function ToastRegion() {
  const t = useT();
  return (
    <AriaToastRegion
      queue={toastQueue}
      aria-label={t('toast.region', { count: 0 })}
      // Beside the rail, over the list: it never lies on what is being written. Over a phone's dialog, which comes from
      // below, it stands above it.
      className="fixed bottom-4 left-18 z-50 flex w-max max-w-82 flex-col-reverse items-start gap-2 outline-none max-sm:bottom-18 max-sm:left-1/2 max-sm:max-w-[calc(100vw-2rem)] max-sm:-translate-x-1/2 max-sm:items-center max-sm:in-[:root:has(section[role$=dialog])]:top-4 max-sm:in-[:root:has(section[role$=dialog])]:bottom-auto"
    >
      {({ toast }) => {
        const { text, tone = 'neutral', action } = toast.content;
        const Icon = icons[tone];
        return (
          <AriaToast
            toast={toast}
            className="flex animate-appear-late items-center gap-2 rounded-large bg-inverse py-1.5 pr-1.5 pl-3 text-list text-on-inverse shadow-float [animation-delay:0ms]"
          >
            {Icon && <Icon size={16} aria-hidden />}
            <AriaToastContent className="min-w-0 flex-1 py-1">
              <Text slot="title">{text}</Text>
            </AriaToastContent>
            {action && (
              <Button
                className={pressable}
                onPress={() => {
                  action.onPress();
                  toastQueue.close(toast.key);
                }}
              >
                {action.label}
              </Button>
            )}
            <Button slot="close" aria-label={t('action.close')} className={`${pressable} w-7 px-0`}>
              <X size={14} aria-hidden />
            </Button>
          </AriaToast>
        );
      }}
    </AriaToastRegion>
  );
}
