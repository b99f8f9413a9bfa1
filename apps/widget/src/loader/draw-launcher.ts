import css from './launcher.css?inline';
import type { Settings } from './read-script.ts';

/** The parts on the page. Nothing of it moves anything of the page's own. */
type Launcher = {
  host: HTMLElement;
  button: HTMLButtonElement;
  count: HTMLSpanElement;
  /** Read aloud when its text changes. */
  said: HTMLSpanElement;
  /** The conversation, loaded from now on. */
  addFrame(url: string): HTMLIFrameElement;
};

const svg = 'http://www.w3.org/2000/svg';
/** A thread with two knots in a speech bubble; a stroke downwards. */
const drawings = {
  closed: 'M4 5.5h16v11h-9L6.5 20v-3.5H4zM8.2 11h7.6M8.2 11h.01M12 11h.01M15.8 11h.01',
  open: 'm6 9.5 6 6 6-6',
};

export const drawLauncher = ({ theme, colour }: Settings): Launcher => {
  const host = document.createElement('hilo-chat');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  if (theme) host.dataset.theme = theme;
  const button = document.createElement('button');
  button.type = 'button';
  button.ariaExpanded = 'false';
  if (colour) button.style.setProperty('--brand', colour);
  for (const [name, shape] of Object.entries(drawings)) {
    const icon = document.createElementNS(svg, 'svg');
    const path = document.createElementNS(svg, 'path');
    icon.setAttribute('class', name);
    icon.setAttribute('viewBox', '0 0 24 24');
    icon.ariaHidden = 'true';
    path.setAttribute('d', shape);
    icon.append(path);
    button.append(icon);
  }
  const count = document.createElement('span');
  count.className = 'count';
  count.ariaHidden = 'true';
  count.hidden = true;
  button.append(count);
  const said = document.createElement('span');
  said.className = 'said';
  said.ariaLive = 'polite';
  root.append(button, said);
  return {
    host,
    button,
    count,
    said,
    addFrame: (url) => {
      const frame = document.createElement('iframe');
      frame.hidden = true;
      frame.title = 'Chat';
      // To copy the key, and to ring where the page was touched and the frame not yet.
      frame.allow = 'clipboard-write; autoplay';
      frame.src = url;
      // Before the button: Tab goes from the conversation to what closes it.
      button.before(frame);
      return frame;
    },
  };
};
