import { describe, expect, it } from 'vitest';
import { givesCredentials, isPublicAddress } from './public-address.ts';

describe('isPublicAddress', () => {
  it.each([
    '10.1.2.3',
    '127.0.0.1',
    '0.0.0.0',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'fe80::1%eth0',
    'fd00:ec2::254',
    'localhost',
    '',
    '1.2.3',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4003::200e'])(
    '%s is',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('givesCredentials', () => {
  it.each([
    '169.254.169.254',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    'fe80::a9fe:a9fe',
    'febf::1',
    '64:ff9b::a9fe:a9fe',
    '2002:a9fe:a9fe::1',
    'fd00:ec2::254',
    'FD00:0EC2::0254',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
  ])('%s does, in one’s own network as well', (address) => expect(givesCredentials(address)).toBe(true));
  it.each([
    '10.0.0.5',
    '127.0.0.1',
    '::1',
    'fd00:ec2::255',
    '192.168.1.10',
    '100.100.100.201',
    '8.8.8.8',
    '',
  ])('%s does not', (address) => expect(givesCredentials(address)).toBe(false));
});
