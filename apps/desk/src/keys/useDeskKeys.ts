import { useNavigate } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { type Overlay, openOverlay, overlays } from './overlays.ts';
import { rememberFirstKeys, useKeys } from './useKeys.ts';

/** The keys that hold on every screen of the desk, and what they lay over it. */
export function useDeskKeys(): { overlay: Overlay; close: () => void } {
  const navigate = useNavigate();
  const overlay = useSyncExternalStore(overlays.subscribe, overlays.get);
  useEffect(rememberFirstKeys, []);
  useKeys({
    'mod+k': () => openOverlay('palette'),
    '?': () => openOverlay('keys'),
    'g q': () => void navigate({ href: '/tickets?view=unassigned' }),
    'g m': () => void navigate({ href: '/tickets?view=mine' }),
    'g c': () => void navigate({ href: '/customers' }),
  });
  return { overlay, close: () => openOverlay(null) };
}
