/** Which tabs of this browser are still there. */
export type Tabs = {
  id: string;
  /** Ids of the tabs that live; null where the browser cannot tell. */
  living(): Promise<Set<string> | null>;
};

/**
 * Each tab holds a lock of its own until it ends, however it ends. Web Locks exist in secure contexts only; without
 * them a tab takes over what it finds, and the server knows a message that comes twice by its `clientId`.
 */
export const joinTabs = (prefix: string, id: string): Tabs => {
  const locks: LockManager | undefined = navigator.locks;
  const isHeld = new Promise<boolean>((tell) => {
    if (!locks) return tell(false);
    const hold = (): Promise<never> => {
      tell(true);
      // For as long as the page lives.
      return new Promise(() => {});
    };
    // Refused where third-party storage is.
    locks.request(prefix + id, hold).catch(() => tell(false));
  });
  return {
    id,
    living: async () => {
      if (!locks || !(await isHeld)) return null;
      const { held = [] } = await locks.query();
      return new Set(
        held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])),
      );
    },
  };
};
