/**
 * A sheet made by script: a policy speaks of style tags, attributes and files, and lets this pass. It holds in the
 * shadow root alone, so neither do the page's rules reach in, nor ours out.
 */
export const launcherStyle = `
:host { all: initial !important; color-scheme: light dark !important }
:host([data-theme=light]) { color-scheme: light !important }
:host([data-theme=dark]) { color-scheme: dark !important }
button, iframe { position: fixed; z-index: 2147483000; border: 0; margin: 0; padding: 0; inset-inline-end: max(20px, env(safe-area-inset-right)) }
button {
  --brand: oklch(.505 .19 277);
  bottom: max(20px, env(safe-area-inset-bottom)); width: 56px; height: 56px; border-radius: 50%;
  background: oklch(from var(--brand) .5 min(c, .19) h); color: #fff; cursor: pointer;
  box-shadow: 0 1px 3px rgb(0 0 0 / .2), 0 6px 20px -4px rgb(0 0 0 / .3)
}
button:focus-visible { outline: 3px solid light-dark(#111, #fff); outline-offset: 3px; box-shadow: 0 0 0 3px light-dark(#fff, #111) }
svg { display: block; width: 26px; margin: auto; fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
button[aria-expanded=true] .closed, button[aria-expanded=false] .open { display: none }
iframe {
  bottom: calc(max(20px, env(safe-area-inset-bottom)) + 72px); width: min(400px, 100vw - 40px); height: min(704px, 100vh - 112px);
  border-radius: 14px; background: light-dark(#fff, #16171b);
  box-shadow: 0 0 0 1px light-dark(rgb(20 20 40 / .08), rgb(255 255 255 / .1)), 0 16px 48px -8px rgb(0 0 0 / .3); animation: come 160ms cubic-bezier(.2, 0, 0, 1)
}
[hidden] { display: none }
@keyframes come { from { opacity: 0; translate: 0 8px } }
.count {
  position: absolute; top: -3px; inset-inline-end: -3px; min-width: 12px; padding: 2px 5px; border-radius: 12px;
  background: #c62430; color: #fff; font: 600 12px/16px system-ui, sans-serif; text-align: center; box-shadow: 0 0 0 2px light-dark(#fff, #16171b)
}
.said { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
@media (max-width: 480px), (max-height: 480px) {
  iframe { inset: 0; width: 100%; height: var(--height, 100dvh); border-radius: 0; box-shadow: none }
  button[aria-expanded=true] { display: none }
}
@media (prefers-reduced-motion: reduce) { iframe { animation: none } }
@media print { button, iframe { display: none } }
`;
