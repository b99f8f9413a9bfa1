/** Every key there is, as the sheet of keys shows it; each is also a button somewhere. */
export const keyGroups = [
  [
    'lists',
    [
      ['j', 'next'],
      ['k', 'previous'],
      ['enter', 'open'],
      ['/', 'search'],
      ['c', 'compose'],
      ['g f', 'filter'],
      ['g t', 'table'],
      ['x', 'choose'],
      ['shift+↓', 'range'],
    ],
  ],
  [
    'ticket',
    [
      ['r', 'answer'],
      ['n', 'note'],
      ['f', 'forward'],
      ['a', 'assign'],
      ['e', 'resolve'],
      ['s', 'snooze'],
      ['t', 'tags'],
      ['u', 'unread'],
      ['q', 'quote'],
      ['i', 'panel'],
    ],
  ],
  [
    'writing',
    [
      ['mod+enter', 'send'],
      ['escape', 'leave'],
    ],
  ],
  [
    'everywhere',
    [
      ['mod+k', 'palette'],
      ['g q', 'queue'],
      ['g m', 'mine'],
      ['g c', 'customers'],
      ['?', 'sheet'],
    ],
  ],
] as const;
