import { formatNumber } from './format.ts';
import { type Locale, regionOf } from './locale.ts';
import type { ArgValue } from './messageArgs.ts';

type Args = Readonly<Record<string, ArgValue>>;
/** Writes a part of a message; `count` is what `#` stands for right inside of a plural. */
type Part = (args: Args, count: number) => string;

const rules = new Map<Locale, Intl.PluralRules>();
function pluralOf(locale: Locale, count: number): string {
  const known = rules.get(locale) ?? new Intl.PluralRules(regionOf[locale]);
  rules.set(locale, known);
  return known.select(count);
}

/**
 * Reads a message once and gives the function that writes it. What ours need of ICU: `{name}`, `{n, number}`, `plural` with
 * exact numbers and `#`, and `select`. The general reader of such messages is ten times as large as this, and every first
 * visit would load it.
 * @throws Error where the text does not parse
 */
export function compileMessage(text: string, locale: Locale): (args: Args) => string {
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`${what} at ${at} of "${text}"`);
  };
  const skip = (): void => {
    while (/\s/.test(text[at] ?? '')) at += 1;
  };
  const word = (): string => {
    skip();
    const [found] = /^[^\s{},]+/.exec(text.slice(at)) ?? fail('no word');
    at += found.length;
    skip();
    return found;
  };
  const take = (sign: string): void => {
    if (text[at] !== sign) fail(`no "${sign}"`);
    at += 1;
  };

  const readParts = (isOfPlural: boolean): Part => {
    const parts: Part[] = [];
    while (at < text.length && text[at] !== '}') {
      if (text[at] === '{') parts.push(readArgument());
      else if (text[at] === '#' && isOfPlural) {
        at += 1;
        parts.push((_, count) => formatNumber(locale, count));
      } else {
        const [plain] = /^[^{}#]+|^#/.exec(text.slice(at)) ?? fail('nothing');
        at += plain.length;
        parts.push(() => plain);
      }
    }
    return (args, count) => parts.map((part) => part(args, count)).join('');
  };

  const readArgument = (): Part => {
    take('{');
    const name = word();
    const value = (args: Args): ArgValue => {
      const given = args[name];
      if (given === undefined) throw new Error(`"${text}" needs ${name}`);
      return given;
    };
    if (text[at] === '}') {
      at += 1;
      return (args) => String(value(args));
    }
    take(',');
    const kind = word();
    if (kind === 'number') {
      take('}');
      return (args) => formatNumber(locale, Number(value(args)));
    }
    if (kind !== 'plural' && kind !== 'select') fail(`no such kind, ${kind},`);
    take(',');
    const branches = readBranches(kind === 'plural');
    // What is not said is none of the branches: the server may tell more, or less, than this desk knows.
    if (kind === 'select')
      return (args) => (branches.get(String(args[name])) ?? branches.get('other')!)(args, Number.NaN);
    return (args) => {
      const count = Number(value(args));
      const branch = branches.get(`=${count}`) ?? branches.get(pluralOf(locale, count));
      return (branch ?? branches.get('other')!)(args, count);
    };
  };

  const readBranches = (isOfPlural: boolean): Map<string, Part> => {
    const branches = new Map<string, Part>();
    for (skip(); text[at] !== '}'; skip()) {
      const name = word();
      take('{');
      branches.set(name, readParts(isOfPlural));
      take('}');
    }
    take('}');
    if (!branches.has('other')) fail('no branch "other"');
    return branches;
  };

  const whole = readParts(false);
  if (at < text.length) fail('a "}" too many');
  return (args) => whole(args, Number.NaN);
}
