import { type Compose, type DraftSide, emptyCompose } from '../compose.ts';

/** What this browser alone has of a draft, since when, and on which copy of the server's it stands (null: on none). */
export type Mirrored = { compose: Compose; at: string; knownAt?: string | null; isSent?: boolean };

export type DraftMirror = {
  read(): Mirrored | null;
  write(mirrored: Mirrored): void;
  remove(): void;
};

/** Kept with every stroke, until the server has it. */
export function mirrorDraft(ticketId: string, side: DraftSide): DraftMirror {
  const place = `hilo.draft.${ticketId}${side === 'note' ? '.note' : ''}`;
  return {
    read() {
      try {
        const found = JSON.parse(localStorage.getItem(place) ?? 'null') as Mirrored | null;
        return found && { ...found, compose: { ...emptyCompose(side), ...found.compose } };
      } catch {
        return null;
      }
    },
    write(mirrored) {
      try {
        localStorage.setItem(place, JSON.stringify(mirrored));
      } catch {
        // The disk of the browser is full or closed: the server still gets it a second later.
      }
    },
    remove() {
      try {
        localStorage.removeItem(place);
      } catch {
        // Closed: then nothing was kept, either.
      }
    },
  };
}
