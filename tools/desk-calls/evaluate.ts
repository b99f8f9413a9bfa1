import { walk } from './walk.ts';

/** A node of the syntax tree (ESTree). */
export type Node = { type: string; start: number; [field: string]: unknown };

const unknown = ['*'];
const mostDeep = 8;

/**
 * Every text that an expression may be, as far as its own file tells: constants, templates, choices, and functions that
 * only put a text together. What comes from elsewhere is `*`.
 */
export const evaluate = (program: Node, given: unknown, depth = 0): string[] => {
  const node = given as Node;
  const again = (inner: unknown): string[] => evaluate(program, inner, depth + 1);
  if (depth > mostDeep) return unknown;
  switch (node.type) {
    case 'Literal':
      return [String(node.value)];
    case 'TSAsExpression':
    case 'ParenthesizedExpression':
    case 'JSXExpressionContainer':
    case 'AwaitExpression':
      return again(node.expression ?? node.argument);
    case 'ConditionalExpression':
      return [...again(node.consequent), ...again(node.alternate)];
    case 'TemplateLiteral':
      return joined(node, again);
    case 'TaggedTemplateExpression':
      // `at` writes ids into an address.
      return joined(node.quasi as Node, () => unknown);
    case 'Identifier': {
      const value = initialOf(program, String(node.name));
      return value ? again(value) : unknown;
    }
    case 'MemberExpression': {
      const table = initialOf(program, String((node.object as Node).name));
      const object = table?.type === 'TSAsExpression' ? (table.expression as Node) : table;
      if (!node.computed || object?.type !== 'ObjectExpression') return unknown;
      return (object.properties as Node[]).flatMap((property) => again(property.value));
    }
    case 'CallExpression': {
      const made = initialOf(program, String((node.callee as Node).name));
      return made?.type === 'ArrowFunctionExpression' ? answersOf(made).flatMap(again) : unknown;
    }
    default:
      return unknown;
  }
};

const joined = (template: Node, valuesOf: (inner: unknown) => string[]): string[] => {
  const texts = (template.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  const inner = template.expressions as Node[];
  return texts.reduce<string[]>(
    (before, text, at) =>
      before.flatMap((start) =>
        at === 0 ? [text] : valuesOf(inner[at - 1]).map((value) => start + value + text),
      ),
    [''],
  );
};

/** What a function gives back: its one expression, or what stands behind each `return`. */
const answersOf = (made: Node): Node[] => {
  if (made.expression) return [made.body as Node];
  const found: Node[] = [];
  walk(made.body, (node) => {
    if (node.type === 'ReturnStatement' && node.argument) found.push(node.argument as Node);
  });
  return found;
};

/** What a name is first given anywhere in the file; null for an argument. */
const initialOf = (program: Node, name: string): Node | null => {
  let found: Node | null = null;
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' && (node.id as Node).name === name && !found)
      found = (node.init as Node | null) ?? null;
  });
  return found;
};
