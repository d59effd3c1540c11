/** The value below which so many percent of them lie. */
export function percentile(values, percent) {
  return values.toSorted((a, b) => a - b)[Math.ceil((values.length * percent) / 100) - 1];
}

export const ms = (value) => `${value.toFixed(1)} ms`;

export const kB = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;

/** A ratio. */
export const times = (value) => value.toFixed(2);

/** Prints rows of texts in columns, the first to the left and the others to the right. */
export function print(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  console.log();
  for (const row of table)
    console.log(
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    );
}
