/** What darkens the screen under a dialog. */
export const scrim =
  'fixed inset-0 z-40 flex bg-scrim transition-opacity duration-150 data-entering:opacity-0 data-exiting:opacity-0';

/** How everything that floats looks and comes: menus, lists of choices, popovers. */
export const floating =
  'rounded-large bg-raised shadow-float outline-none transition-[opacity,translate] duration-120 ' +
  'data-entering:opacity-0 data-exiting:opacity-0 data-[placement=bottom]:data-entering:-translate-y-1 data-[placement=top]:data-entering:translate-y-1';

/** What a row in a menu or in a list of choices looks like. */
export const optionRow =
  'reach flex cursor-default items-center gap-2 rounded-small px-2 py-1 text-list outline-none select-none ' +
  'data-focused:bg-hover data-disabled:opacity-45';
