const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1] as const;

/**
 * Whether nine digits are a BSN or RSIN: their weighted sum is divisible by eleven. The registers also take nine zeros;
 * those are nobody's.
 */
export function isElfproef(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false;
  const sum = WEIGHTS.reduce<number>((total, weight, index) => total + weight * Number(digits[index]), 0);
  return sum % 11 === 0;
}
