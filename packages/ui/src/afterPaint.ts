/** Does `work` once the screen shows what was pressed: a menu that closes does not wait for the page it leads to. */
export const afterPaint = (work: () => void): void => {
  requestAnimationFrame(() => setTimeout(work));
};
