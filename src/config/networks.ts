import { BlockList, isIP } from 'node:net';

/** Whether it is a network as `10.0.0.0/8` or `fd00::/8`, or one address. */
export function isNetwork(text: string): boolean {
  const { address, family, prefix } = parse(text);
  return (
    family !== undefined &&
    /^\d+$/.test(prefix) &&
    Number(prefix) <= (family === 'ipv4' ? 32 : 128) &&
    isIP(address) > 0
  );
}

/** Tells whether an address lies in one of these networks; each must be one. */
export function inNetworks(networks: readonly string[]): (address: string | undefined) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const { address, prefix, family } = parse(network);
    list.addSubnet(address, Number(prefix), family);
  }
  return (address = '') => {
    // As a server that listens on both kinds of addresses sees one of the old kind.
    const { address: own, family } = parse(address.replace(/^::ffff:/, ''));
    return family !== undefined && list.check(own, family);
  };
}

function parse(text: string) {
  const [address = '', prefix] = text.split('/');
  const version = isIP(address);
  const family = version === 0 ? undefined : version === 4 ? ('ipv4' as const) : ('ipv6' as const);
  return { address, family, prefix: prefix ?? (version === 4 ? '32' : '128') };
}
