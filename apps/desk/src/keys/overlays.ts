export type Overlay = 'palette' | 'keys' | null;

let open: Overlay = null;
const listeners = new Set<() => void>();

/** What lies over the desk, opened by a key or by a button anywhere. */
export const overlays = {
  get: (): Overlay => open,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** What was typed for the palette before it was there to take it. */
type TypedAhead = { text: string; wasEntered: boolean };
let ahead: TypedAhead = { text: '', wasEntered: false };

const collect = (event: KeyboardEvent): void => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') openOverlay(null);
  else if (event.key === 'Enter') ahead = { ...ahead, wasEntered: true };
  else if (event.key === 'Backspace') ahead = { text: ahead.text.slice(0, -1), wasEntered: false };
  else if (event.key.length === 1) ahead = { text: ahead.text + event.key, wasEntered: false };
  else return;
  event.preventDefault();
  event.stopPropagation();
};

/** Ends the collecting: the palette has a field of its own now. */
export function takeTypedAhead(): TypedAhead {
  window.removeEventListener('keydown', collect, { capture: true });
  return ahead;
}

export function openOverlay(overlay: Overlay): void {
  open = overlay;
  ahead = { text: '', wasEntered: false };
  if (overlay === 'palette') window.addEventListener('keydown', collect, { capture: true });
  else window.removeEventListener('keydown', collect, { capture: true });
  for (const listener of listeners) listener();
}
