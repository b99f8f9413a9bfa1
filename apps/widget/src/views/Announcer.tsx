/** @jsxImportSource preact */
import { useLayoutEffect, useState } from 'preact/hooks';
import { useFrame } from './frame-context.ts';

/** Says what others wrote to those who hear the screen, once, when they stop hearing something else. */
export const Announcer = () => {
  const { arrivals, words } = useFrame();
  const [said, setSaid] = useState({ id: '', text: '' });
  useLayoutEffect(() => {
    const say = ({ id, name, text, files }: Parameters<Parameters<typeof arrivals.add>[0]>[0]): void =>
      setSaid({ id, text: `${name ?? words.team}: ${[text, ...files.map((file) => file.name)].join(' ')}` });
    arrivals.add(say);
    return () => void arrivals.delete(say);
  }, [arrivals, words]);
  return (
    <div class="unseen" aria-live="polite">
      {said.text !== '' && <p key={said.id}>{said.text}</p>}
    </div>
  );
};
