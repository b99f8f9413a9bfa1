import { describe, expect, it } from 'vitest';
import { adviceFor } from './probeAdvice.ts';

describe('what to do about a step of a test that failed', () => {
  it.each([
    ['imap.dns', 'transient', 'advice.dns'],
    ['imap.dns', 'permanent', 'advice.private'],
    ['smtp.tcp', 'transient', 'advice.tcp'],
    ['smtp.tls', 'transient', 'advice.tls'],
    ['smtp.greeting', 'transient', 'advice.greeting'],
    ['smtp.greeting', 'sender-refused', 'advice.unwelcome'],
    ['oauth.token', 'auth', 'advice.token'],
    ['oauth.token', 'transient', 'advice.transient'],
    ['imap.login', 'auth', 'advice.login'],
    ['imap.login', 'transient', 'advice.transient'],
    ['imap.login', 'permanent', 'advice.other'],
    ['smtp.sender', 'sender-refused', 'advice.sender'],
    ['smtp.sender', 'rate-limited', 'advice.rate-limited'],
    ['imap.folder', 'permanent', 'advice.folder'],
    ['open', 'not-configured', 'advice.not-configured'],
  ])('%s, %s', (step, code, advice) => {
    expect(adviceFor(step, code)).toBe(advice);
  });
});
