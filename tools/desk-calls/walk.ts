import type { Node } from './evaluate.ts';

/** Visits each node of a syntax tree, the outer before the inner. */
export const walk = (tree: unknown, visit: (node: Node) => void): void => {
  if (Array.isArray(tree)) for (const one of tree) walk(one, visit);
  else if (tree !== null && typeof tree === 'object') {
    if (typeof (tree as Node).type === 'string') visit(tree as Node);
    for (const inner of Object.values(tree)) walk(inner, visit);
  }
};
