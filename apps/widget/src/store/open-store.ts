/** Small texts that outlive the page, shared by the tabs of one browser; in memory where the browser refuses to keep them. */
export type Store = {
  get(key: string): string | null;
  set(key: string, value: string | null): void;
  /** Names of the keys that begin so. */
  keys(prefix: string): string[];
  /** Another tab changed one of ours. @returns how to stop hearing of it */
  onChange(listen: (key: string) => void): () => void;
};

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** @param place asked for each time: reading `localStorage` throws where third-party storage is blocked */
export const openStore = (prefix: string, place: () => Place): Store => {
  /** What could not be kept, and wins over what is kept. Null is a key whose removal failed. */
  const memory = new Map<string, string | null>();
  const attempt = <Value>(act: (place: Place) => Value, otherwise: Value): Value => {
    try {
      return act(place());
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) =>
      memory.get(key) ?? (memory.has(key) ? null : attempt((at) => at.getItem(prefix + key), null)),
    set: (key, value) => {
      const isKept = attempt((at) => {
        if (value === null) at.removeItem(prefix + key);
        else at.setItem(prefix + key, value);
        return true;
      }, false);
      if (isKept) memory.delete(key);
      else memory.set(key, value);
    },
    keys: (start) => {
      const kept = attempt((at) => Array.from({ length: at.length }, (_, index) => at.key(index) ?? ''), []);
      const ours = kept
        .filter((key) => key.startsWith(prefix + start))
        .map((key) => key.slice(prefix.length));
      const remembered = [...memory.keys()].filter((key) => key.startsWith(start));
      return [...new Set([...ours, ...remembered])].filter((key) => memory.get(key) !== null);
    },
    onChange: (listen) => {
      const hear = ({ key }: StorageEvent): void => {
        if (key?.startsWith(prefix)) listen(key.slice(prefix.length));
      };
      addEventListener('storage', hear);
      return () => removeEventListener('storage', hear);
    },
  };
};
