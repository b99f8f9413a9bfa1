import { describe, expect, it } from 'vitest';
import { limitClients } from './limit-clients.ts';

describe('limitClients', () => {
  it('limits connections of one address, and lets others in', () => {
    const limits = limitClients(() => 0);
    for (let count = 0; count < 20; count += 1) limits.connected('192.0.2.1');
    expect(limits.mayConnect('192.0.2.1')).toBe(false);
    expect(limits.mayConnect('192.0.2.2')).toBe(true);
    limits.disconnected('192.0.2.1');
    expect(limits.mayConnect('192.0.2.1')).toBe(true);
  });

  it('takes the addresses of one IPv6 customer for one', () => {
    const limits = limitClients(() => 0);
    for (let count = 0; count < 20; count += 1) limits.connected(`2001:db8:1:2::${count}`);
    expect(limits.mayConnect('2001:db8:1:2::ffff')).toBe(false);
    expect(limits.mayConnect('2001:db8:1:3::1')).toBe(true);
    limits.disconnected('2001:db8:1:2::0');
    expect(limits.mayConnect('2001:db8:1:2::ffff')).toBe(true);
  });

  it('limits mails by the minute, but not those of this machine', () => {
    let now = 0;
    const limits = limitClients(() => now);
    const sent = (ip: string) => Array.from({ length: 400 }, () => limits.maySend(ip)).filter(Boolean).length;
    expect(sent('192.0.2.1')).toBe(300);
    expect(sent('127.0.0.1')).toBe(400);
    now = 60_000;
    expect(limits.maySend('192.0.2.1')).toBe(true);
  });
});
