const unknownAuthority =
  'nobody known here vouches for its certificate: put the certificate of its authority into a file and start Hilo with NODE_EXTRA_CA_CERTS=FILE';
const otherName = 'its certificate is for another name: use the name that stands in it';
const noTls = 'it does not speak TLS on this port: choose STARTTLS, or the port for TLS';

/** Codes of OpenSSL and Node with which a handshake ends, and what to do about each. */
const remedies: Record<string, string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownAuthority,
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: `${unknownAuthority}; or the server does not send the certificates in between`,
  CERT_UNTRUSTED: unknownAuthority,
  CERT_HAS_EXPIRED: 'its certificate has run out: whoever runs it has to renew it',
  CERT_NOT_YET_VALID: 'its certificate is not good yet: look at the clock of this machine',
  CERT_REVOKED: 'its certificate was taken back: whoever runs it has to get a new one',
  ERR_TLS_CERT_ALTNAME_INVALID: otherName,
  HOSTNAME_MISMATCH: otherName,
  ERR_SSL_WRONG_VERSION_NUMBER: noTls,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: noTls,
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'it speaks no TLS newer than 1.1: whoever runs it has to renew it',
};

/**
 * Why a secure connection was not made and what to do about it, without names or addresses. Null for any other code.
 * Nothing was said to the server by then: no password, no mail.
 */
export const explainTls = (code: string): string | null =>
  Object.hasOwn(remedies, code) ? `no secure connection (${code}): ${remedies[code]}` : null;
