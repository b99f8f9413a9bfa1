/** What the site wrote on the script tag. */
export type Settings = {
  channelId: string;
  /** Where the script came from: our server. */
  origin: string;
  identity: string | null;
  locale: string | null;
  theme: string | null;
  colour: string | null;
  isOpen: boolean;
};

/** @throws Error that says to whoever built the site what is missing */
export const readScript = (script: HTMLScriptElement | null): Settings => {
  const { channel = '', identity, locale, theme, colour, open } = script?.dataset ?? {};
  if (!script || !/^[\w-]+$/.test(channel)) throw new Error('Hilo: the script tag needs data-channel="…"');
  return {
    channelId: channel,
    origin: new URL(script.src).origin,
    identity: identity || null,
    locale: locale || null,
    theme: theme || null,
    colour: colour && CSS.supports('color', colour) ? colour : null,
    isOpen: open !== undefined && open !== 'false',
  };
};
