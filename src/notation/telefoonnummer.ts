const NUMBER = /^(0[1-9]\d{8}|\+\d{9,15}|00\d{7,13})$/;
const NOT_REACHABLE = /^(0800|0900|1400|140)/;

/** Without what people write between the digits. `+31 (0)6` becomes `+316`. */
export function normaliseTelefoonnummer(text: string): string {
  return text.replace(/^(\+|00)([\s\d]{1,5})\(0\)/, '$1$2').replaceAll(/[\s\p{Pd}().]/gu, '');
}

/** Whether Open Klant takes it: ten digits, or an international number; no information or municipal service number. */
export function isTelefoonnummer(text: string): boolean {
  return NUMBER.test(text) && !NOT_REACHABLE.test(text);
}
