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

export function openOverlay(overlay: Overlay): void {
  open = overlay;
  for (const listener of listeners) listener();
}
