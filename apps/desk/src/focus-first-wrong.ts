const wrong = '[aria-invalid="true"], [data-invalid] button';

/**
 * A form that was sent and is not good leads to the first field that is wrong, where its words are read aloud; whoever
 * sees the whole of it loses nothing. One listener for every form, so that none forgets it. @returns what ends it
 */
export function focusFirstWrong(): () => void {
  const look = ({ target }: Event) => {
    if (!(target instanceof HTMLFormElement)) return;
    // What is wrong is marked with the next picture.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => target.querySelector<HTMLElement>(wrong)?.focus()),
    );
  };
  document.addEventListener('submit', look);
  return () => document.removeEventListener('submit', look);
}
