import ipaddr from 'ipaddr.js';

/**
 * Who may be called although they are in a private network: names of hosts, and ranges of
 * addresses. Without any, only public addresses are called.
 */
export type PrivateHosts = {
  names: ReadonlySet<string>;
  ranges: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];
};

export const noPrivateHosts: PrivateHosts = { names: new Set(), ranges: [] };

const HOST_NAME =
  /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/;

/** Reads `calendar.lan, 10.1.0.0/16, ::1`; null where a part is neither a name nor a range. */
export function readPrivateHosts(text: string): PrivateHosts | null {
  const names = new Set<string>();
  const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  for (const part of text.split(',').map(each => each.trim().toLowerCase())) {
    const isNetwork = /^[\d.]+(\/\d+)?$/.test(part) || part.includes(':');
    const range = isNetwork ? readRange(part) : null;
    if (range) ranges.push(range);
    else if (!isNetwork && HOST_NAME.test(part)) names.add(part);
    else return null;
  }
  return { names, ranges };
}

function readRange(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  // `10.1` is 10.0.0.1 to some, and 10.1.0.0 to others.
  if (!text.includes(':') && text.split('.').length !== 4) return null;
  if (text.includes('/')) return ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : null;
  if (!ipaddr.isValid(text)) return null;
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** All that was ever given out of IPv6 (RFC 4291, 2.4): `::7f00:1` is outside, and 127.0.0.1. */
const GLOBAL: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Whether an address may be called: one that anybody on the internet has alone. Loopback, private
 * and link-local networks (where clouds keep their credentials), and addresses that stand for
 * others (IPv4 within IPv6, 6to4, NAT64) may not, unless their range is allowed.
 */
export function isCallable(address: string, { ranges }: PrivateHosts): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(GLOBAL))) {
    return true;
  }
  return ranges.some(
    ([range, bits]) => range.kind() === parsed.kind() && parsed.match(range, bits),
  );
}
