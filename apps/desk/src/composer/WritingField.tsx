import { type ComponentType, useState } from 'react';
import { PlainText, type WritingProps } from './PlainText.tsx';

let rich: ComponentType<WritingProps> | null = null;

/** Fetches the field with formats. Where it does not come (a bad network), words without format are better than none. */
export const loadRichText = (): Promise<void> =>
  import('./RichText.tsx').then(
    (file) => {
      rich = file.RichText;
    },
    () => undefined,
  );

/**
 * The field with formats where it is here already, else the plain one. What one began in, one finishes in: between one
 * field and the next, letters would be lost, or be commands.
 */
export function WritingField(props: WritingProps) {
  const [Field] = useState(() => rich ?? PlainText);
  return <Field {...props} />;
}
