/** Enough for its owner to know it, too little for anybody else to learn it: `a•••@g•••.com`, `•••• 78`. */
export const maskAddress = (kind: string, value: string): string => {
  const at = value.lastIndexOf('@');
  if (at > 0) {
    const domain = value.slice(at + 1);
    const dot = domain.lastIndexOf('.');
    return `${first(value)}•••@${first(domain)}•••${dot > 0 ? domain.slice(dot) : ''}`;
  }
  return kind === 'phone' || /^\+?[\d\s-]{6,}$/.test(value)
    ? `•••• ${value.slice(-2)}`
    : `${first(value)}•••`;
};

const first = (text: string): string => [...text][0] ?? '';
