const NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** Whether an address is on this machine: nothing that is sent there can be read on the way. */
export const isLoopback = ({ hostname }: URL): boolean => NAMES.includes(hostname);
