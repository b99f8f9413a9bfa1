/** What opens at a button, together: most of it is the same code, and whoever opens one opens the other. */
export * from './MenuSurface.tsx';
export * from './PopoverSurface.tsx';
