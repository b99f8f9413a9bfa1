/** Whether a JWT says that it is over (RFC 7519, `exp` in seconds). One that cannot be read is for the server to refuse. */
export const isExpired = (jwt: string, nowMs: number): boolean => {
  try {
    const [, body = ''] = jwt.split('.');
    const { exp } = JSON.parse(atob(body.replace(/-/g, '+').replace(/_/g, '/'))) as { exp?: unknown };
    return typeof exp === 'number' && exp * 1000 <= nowMs;
  } catch {
    return false;
  }
};
