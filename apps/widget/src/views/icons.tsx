/** @jsxImportSource preact */

const shapes = {
  close: 'M18 6 6 18M6 6l12 12',
  menu: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M12 19V5M5.5 11.5 12 5l6.5 6.5',
  attach: 'M21 11l-9 9a6 6 0 0 1-9-9l9-9a4 4 0 0 1 6 6l-9 9a2 2 0 0 1-3-3l8-8',
  file: 'M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7zM14 2v5h6',
  sending: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3 2',
  sent: 'm5 12.5 4.5 4.5L19 7',
  read: 'm2 12.5 4.5 4.5L16 7M13 16.5l.5.5L23 7',
  refused: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5v5M12 16.2v.1',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  down: 'M12 5v14M5.5 12.5 12 19l6.5-6.5',
} as const;

/** Drawn with the line of the text around it; always beside or within words. */
export const Icon = ({ name, size = 20 }: { name: keyof typeof shapes; size?: number }) => (
  <svg aria-hidden="true" class="icon" width={size} height={size} viewBox="0 0 24 24">
    <path d={shapes[name]} />
  </svg>
);
