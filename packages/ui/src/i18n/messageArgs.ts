/**
 * Reads the arguments of an ICU message out of its text, at the level of types, so that
 * `t('queue.size', { count: 3 })` does not compile with a missing, extra or mistyped argument.
 *
 * Understood: `{name}`, `{n, number}`, `{n, number, style}`, `{d, date}`, `{d, time}`, and `plural`,
 * `selectordinal`, `select` with nested messages. Quoting braces with an apostrophe is not supported:
 * a test refuses messages that hold one.
 */
export type MessageArgs<S extends string> = string extends S ? Record<string, ArgValue> : Flatten<Message<S>>;

export type ArgValue = string | number | Date;

type Flatten<T> = { [K in keyof T]: T[K] };
type Space = ' ' | '\n' | '\t';
type Trim<S extends string> = S extends `${Space}${infer R}`
  ? Trim<R>
  : S extends `${infer R}${Space}`
    ? Trim<R>
    : S;
// biome-ignore lint/complexity/noBannedTypes: the empty record is the neutral element of the intersection
type None = {};

/** The text up to the first brace, the brace, and the rest; never when there is no brace. */
type NextBrace<S extends string> = S extends `${infer A}{${infer B}`
  ? A extends `${infer C}}${infer D}`
    ? [C, '}', `${D}{${B}`]
    : [A, '{', B]
  : S extends `${infer C}}${infer D}`
    ? [C, '}', D]
    : never;

/** `Depth` counts the branch lists that are open around this message. */
type Message<S extends string, Depth extends unknown[] = [], Acc = None> = [NextBrace<S>] extends [never]
  ? Acc
  : NextBrace<S> extends [string, '{', infer Rest extends string]
    ? Argument<Rest, Depth, Acc>
    : NextBrace<S> extends [string, '}', infer Rest extends string]
      ? Branches<Rest, Depth, Acc>
      : Acc;

type Branches<S extends string, Depth extends unknown[], Acc> = [NextBrace<S>] extends [never]
  ? Acc
  : NextBrace<S> extends [string, '{', infer Rest extends string]
    ? Message<Rest, Depth, Acc>
    : NextBrace<S> extends [string, '}', infer Rest extends string]
      ? Depth extends [unknown, ...infer Outer]
        ? Message<Rest, Outer, Acc>
        : Acc
      : Acc;

type Argument<S extends string, Depth extends unknown[], Acc> = S extends `${infer Head}}${infer Rest}`
  ? Head extends `${infer Name},${infer Format}`
    ? Format extends `${infer Kind},${infer _}`
      ? Trim<Kind> extends 'plural' | 'selectordinal' | 'select'
        ? Branches<AfterTwoCommas<S>, [...Depth, 1], Acc & { [K in Trim<Name>]: ValueOf<Trim<Kind>> }>
        : Message<Rest, Depth, Acc & { [K in Trim<Name>]: ValueOf<Trim<Kind>> }>
      : Message<Rest, Depth, Acc & { [K in Trim<Name>]: ValueOf<Trim<Format>> }>
    : Message<Rest, Depth, Acc & { [K in Trim<Head>]: string | number }>
  : Acc;

type AfterTwoCommas<S extends string> = S extends `${string},${string},${infer Rest}` ? Rest : never;

type ValueOf<Kind extends string> = Kind extends 'number' | 'plural' | 'selectordinal'
  ? number
  : Kind extends 'date' | 'time'
    ? Date | number
    : string;
