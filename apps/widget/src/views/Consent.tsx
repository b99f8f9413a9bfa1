/** @jsxImportSource preact */
import type { DeskState } from '@hilo/channel-chat/protocol';
import { webAddress } from '../text/linkify.ts';
import * as words from '../words/spoken.ts';

/** What one agrees to by writing, before one does. */
export const Consent = ({ desk }: { desk: DeskState }) => {
  const privacy = desk.privacyUrl ? webAddress(desk.privacyUrl) : null;
  if (!desk.consent && !privacy) return null;
  return (
    <p class="consent">
      {desk.consent && <span dir="auto">{desk.consent} </span>}
      {privacy && (
        <a href={privacy} target="_blank" rel="noopener noreferrer">
          {words.privacy}
        </a>
      )}
    </p>
  );
};
