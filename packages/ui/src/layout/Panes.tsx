import { ArrowLeft, PanelRight } from 'lucide-react';
import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { IconButton } from '../controls/IconButton.tsx';
import { useT } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';
import { lazyPart } from '../overlays/lazyPart.tsx';
import { narrow, single, useMedia } from '../useMedia.ts';

const Drawer = lazyPart(() => import('../overlays/Drawer.tsx').then((file) => file.Drawer));

export type PanesProps = {
  /** A `NavRail`; on a phone it lies below, in reach of the thumb. */
  nav: ReactNode;
  list?: ReactNode;
  main: ReactNode;
  /** The customer, or whatever explains the main pane. ≤ 1024 px it is a drawer. */
  panel?: ReactNode;
  panelTitle?: string;
  isPanelOpen: boolean;
  onPanelOpenChange: (isOpen: boolean) => void;
  /** ≤ 640 px one pane is shown: the list until something is open. */
  isMainOpen: boolean;
  /** The list takes all the room there is, and the main pane is away. */
  isListWide?: boolean;
  /** Back to the list, on a phone. */
  onBack: () => void;
  /** Across the top: banners. */
  top?: ReactNode;
};

type PanesState = { isNarrow: boolean; isSingle: boolean; hasPanel: boolean } & Pick<
  PanesProps,
  'isPanelOpen' | 'onPanelOpenChange' | 'onBack'
>;
const PanesContext = createContext<PanesState | null>(null);

function usePanes(): PanesState {
  const state = use(PanesContext);
  if (!state) throw new Error('this belongs inside <Panes>');
  return state;
}

/** 56 px of navigation, 360 of list, the matter, 340 of panel; fewer at a time where there is less room. */
export function Panes(props: PanesProps) {
  const { nav, list, main, panel, panelTitle, isPanelOpen, onPanelOpenChange, isMainOpen, onBack, top } =
    props;
  const { isListWide = false } = props;
  const t = useT();
  const isNarrow = useMedia(narrow);
  const isSingle = useMedia(single);
  const hasPanel = panel !== undefined;
  const [wasOpened, setOpened] = useState(false);
  if (isNarrow && isPanelOpen && !wasOpened) setOpened(true);
  const state = useMemo(
    () => ({ isNarrow, isSingle, hasPanel, isPanelOpen, onPanelOpenChange, onBack }),
    [isNarrow, isSingle, hasPanel, isPanelOpen, onPanelOpenChange, onBack],
  );
  const showsList = list !== undefined && (!isSingle || !isMainOpen);
  const showsMain = !isListWide && (!isSingle || isMainOpen || list === undefined);
  return (
    <PanesContext value={state}>
      <div className="flex h-dvh flex-col bg-canvas">
        {top}
        <div className="flex min-h-0 flex-1 max-sm:flex-col-reverse">
          {(!isSingle || showsList) && nav}
          {showsList && (
            // The same element whichever it is: what is chosen in it stays when it becomes wide.
            <section
              role={showsMain ? undefined : 'main'}
              aria-label={t('panes.list')}
              className={joinClasses(
                'flex flex-col border-line max-sm:min-h-0 max-sm:w-full max-sm:flex-1 max-sm:border-r-0',
                isListWide ? 'min-w-0 flex-1' : 'w-90 shrink-0 border-r max-lg:w-80',
              )}
            >
              {list}
            </section>
          )}
          {showsMain && (
            <main aria-label={t('panes.main')} className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
              {main}
            </main>
          )}
          {hasPanel && !isNarrow && isPanelOpen && (
            <aside
              aria-label={panelTitle ?? t('panes.details')}
              className="w-85 shrink-0 overflow-auto border-l border-line bg-surface"
            >
              {panel}
            </aside>
          )}
        </div>
        {hasPanel && isNarrow && wasOpened && (
          <Drawer
            title={panelTitle ?? t('panes.details')}
            isOpen={isPanelOpen}
            onOpenChange={onPanelOpenChange}
            onClose={() => onPanelOpenChange(false)}
          >
            {panel}
          </Drawer>
        )}
      </div>
    </PanesContext>
  );
}

/** The bar at the head of a pane: 48 px, its parts in one line. */
export function PaneHeader({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <header
      className={joinClasses('flex h-12 shrink-0 items-center gap-2 border-b border-line px-4', className)}
    >
      {children}
    </header>
  );
}

/** Back to the list: first in the main pane's header, there only where one pane is shown. */
export function PaneBack() {
  const t = useT();
  const { isSingle, onBack } = usePanes();
  return isSingle ? (
    <IconButton icon={ArrowLeft} label={t('action.back')} onPress={onBack} className="-ml-2" />
  ) : null;
}

/** Opens and closes the panel: last in the main pane's header. */
export function PanelToggle({ keys }: { keys?: string }) {
  const t = useT();
  const { hasPanel, isPanelOpen, onPanelOpenChange } = usePanes();
  if (!hasPanel) return null;
  return (
    <IconButton
      icon={PanelRight}
      // Whether it is pressed says the rest.
      label={t('panes.details')}
      keys={keys}
      isOn={isPanelOpen}
      placement="bottom"
      onPress={() => onPanelOpenChange(!isPanelOpen)}
    />
  );
}
