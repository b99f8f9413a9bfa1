/** What strangers send is held in memory until it is stored: so much of it at once, and of one of them so much. */
export type ByteBudget = {
  /**
   * Counts bytes in. False, and nothing is counted, where that would be too much.
   * @param caller by which one is counted; null for one who speaks for many, such as a mail server beside us
   */
  take(caller: string | null, bytes: number): boolean;
  give(caller: string | null, bytes: number): void;
};

/** @param all bytes that may be held at once, of everybody together @param each of one caller */
export const byteBudget = ({ all, each }: { all: number; each: number }): ByteBudget => {
  let held = 0;
  const heldBy = new Map<string, number>();
  const add = (caller: string | null, bytes: number): void => {
    held += bytes;
    if (caller === null) return;
    const own = (heldBy.get(caller) ?? 0) + bytes;
    if (own > 0) heldBy.set(caller, own);
    else heldBy.delete(caller);
  };
  return {
    take(caller, bytes) {
      const own = caller === null ? 0 : (heldBy.get(caller) ?? 0);
      if (held + bytes > all || own + bytes > each) return false;
      add(caller, bytes);
      return true;
    },
    give: (caller, bytes) => add(caller, -bytes),
  };
};
