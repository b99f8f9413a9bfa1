/** The one-time token of this page's address, behind `#` (where no server log sees it) or in the query. */
export function tokenOfPage({ hash, search }: { hash: string; search: string }): string {
  const behindHash = new URLSearchParams(hash.replace(/^#/, '')).get('token');
  return behindHash ?? new URLSearchParams(search).get('token') ?? '';
}

/** Takes the token out of the address bar and the history, so that nobody reads it over a shoulder or later. */
export function hideToken(): void {
  window.history.replaceState(window.history.state, '', window.location.pathname);
}
