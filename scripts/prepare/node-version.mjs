/** Whether a Node version lies in a range like ">=20.19 <27", the only kind that package.json uses. */
export function isInRange(version, range) {
  return range.split(' ').every((comparator) => {
    const [, operator, bound] = /^(>=|<)([\d.]+)$/.exec(comparator);
    const difference = compare(version, bound);
    return operator === '<' ? difference < 0 : difference >= 0;
  });
}

function compare(left, right) {
  const a = left.split('.').map(Number);
  const b = right.split('.').map(Number);
  for (let index = 0; index < 3; index += 1) {
    const difference = (a[index] || 0) - (b[index] || 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
