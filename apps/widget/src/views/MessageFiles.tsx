/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Shown } from '../conversation/list-rows.ts';
import { ownAddress } from '../text/linkify.ts';
import * as words from '../words/spoken.ts';
import { useFrame } from './frame-parts.ts';
import { Icon } from './icons.tsx';

const isPicture = /^image\/(?:png|jpeg|gif|webp|avif)$/;

export const MessageFiles = ({ files }: { files: Shown['files'] }) =>
  files.length === 0 ? null : (
    <ul class="files">
      {files.map((file) => (
        <li>
          <MessageFile file={file} />
        </li>
      ))}
    </ul>
  );

const MessageFile = ({ file }: { file: Shown['files'][number] }) => {
  const { formats } = useFrame();
  const [isBroken, setBroken] = useState(false);
  const href = file.url === null ? null : ownAddress(file.url, location.origin);
  const size = formats.bytes(file.size);
  const chip = (
    <>
      <Icon name="file" size={16} />
      <span class="cut" dir="auto">
        {file.name}
      </span>
      <small>{size}</small>
    </>
  );
  if (!href) return <span class="chip">{chip}</span>;
  const opens = { href, target: '_blank', rel: 'noopener noreferrer' };
  if (isPicture.test(file.type) && !isBroken)
    return (
      <a {...opens} class="picture">
        <img src={href} alt={words.image(file.name)} loading="lazy" onError={() => setBroken(true)} />
      </a>
    );
  return (
    <a {...opens} class="chip" download={file.name}>
      {chip}
    </a>
  );
};
