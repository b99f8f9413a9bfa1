/** Code that is fetched when it is needed. What failed to come is asked for again the next time. */
export type Loaded<Value> = {
  readonly here: Value | null;
  load: () => Promise<Value>;
};

export function loadOnce<Value>(fetch: () => Promise<Value>): Loaded<Value> {
  let here: Value | null = null;
  let coming: Promise<Value> | null = null;
  return {
    get here() {
      return here;
    },
    load() {
      coming ??= fetch().then(
        (value) => {
          here = value;
          return value;
        },
        (error: unknown) => {
          coming = null;
          throw error;
        },
      );
      return coming;
    },
  };
}
