import { parseSync } from 'vite';
import { evaluate, type Node } from './evaluate.ts';
import { walk } from './walk.ts';

/** A call as it stands in a source file; in `path` `*` is what is known only when it runs, and the query is left out. */
type DeskCall = { file: string; line: number; method: string; path: string };

const methods = /^(GET|POST|PUT|PATCH|DELETE)$/;
/** What asks with GET and takes the address first. `get` and `pageOf` lay `/api/v1` before it themselves. */
const readers = /^(get|pageOf|fetch|askInSession|requestText)$/;
/** What a browser opens by itself. */
const addresses = /^(href|src)$/;

/**
 * Every call of the API in one file: by its method and address where both are named, by what reads, and by the address
 * of a link or a frame. An address that is an argument of the function around it is `*`.
 */
export const readCalls = (file: string, text: string): DeskCall[] => {
  const { program } = parseSync(file, text, { lang: file.endsWith('x') ? 'tsx' : 'ts' });
  const root = program as unknown as Node;
  const calls: DeskCall[] = [];
  const add = (method: string, address: Node, at: number): void => {
    for (const path of evaluate(root, address))
      calls.push({
        file,
        line: text.slice(0, at).split('\n').length,
        method,
        path: path.replace(/\?.*$/, ''),
      });
  };
  walk(root, (node) => {
    if (node.type === 'CallExpression') {
      const [first, second] = node.arguments as Node[];
      const callee = node.callee as Node;
      const name = String((callee.property as Node | undefined)?.name ?? callee.name);
      if (first?.type === 'Literal' && methods.test(String(first.value)) && second)
        add(String(first.value), second, node.start);
      else if (readers.test(name) && callee.type === 'Identifier' && first)
        add(methodIn(second), first, node.start);
    } else if (node.type === 'JSXAttribute' && addresses.test(String((node.name as Node).name)) && node.value)
      addAddress(add, root, node.value as Node, node.start);
    else if (
      node.type === 'AssignmentExpression' &&
      addresses.test(String(((node.left as Node).property as Node | undefined)?.name))
    )
      addAddress(add, root, node.right as Node, node.start);
  });
  return calls;
};

/** Links within the desk are none of the API's. */
const addAddress = (
  add: (method: string, address: Node, at: number) => void,
  root: Node,
  address: Node,
  at: number,
): void => {
  if (evaluate(root, address).some((path) => path.startsWith('/api/'))) add('GET', address, at);
};

/** The method among the options of `fetch`. */
const methodIn = (options: Node | undefined): string => {
  const properties = (options?.type === 'ObjectExpression' ? options.properties : []) as Node[];
  const found = properties.find((property) => (property.key as Node | undefined)?.name === 'method');
  const value = (found?.value as Node | undefined)?.value;
  return typeof value === 'string' ? value : 'GET';
};
