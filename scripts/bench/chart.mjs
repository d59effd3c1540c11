const WIDTH = 720;
const LABEL = 140;
const BAR = 12;
const GAP = 14;
const COLOURS = ['#9aa5b1', '#154273', '#d9a441'];

/**
 * A chart of lying bars, as SVG.
 * @param rows a name, and for each of the series a value.
 */
export function barChart({ title, series, rows }) {
  const most = Math.max(...rows.flatMap(([, ...values]) => values));
  const scale = (WIDTH - LABEL - 70) / most;
  const height = 56 + rows.length * (series.length * BAR + GAP);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="sans-serif" font-size="11">`,
    `<title>${title}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="8" y="18" font-size="13" font-weight="bold">${title}</text>`,
    ...series.map(
      (name, index) =>
        `<rect x="${LABEL + index * 120}" y="28" width="10" height="10" fill="${COLOURS[index]}"/><text x="${LABEL + index * 120 + 16}" y="37">${name}</text>`,
    ),
  ];
  rows.forEach(([name, ...values], row) => {
    const top = 50 + row * (series.length * BAR + GAP);
    parts.push(`<text x="8" y="${top + (series.length * BAR) / 2 + 4}">${name}</text>`);
    values.forEach((value, index) => {
      const y = top + index * BAR;
      const width = (value * scale).toFixed(1);
      parts.push(
        `<rect x="${LABEL}" y="${y}" width="${width}" height="${BAR - 2}" fill="${COLOURS[index]}"/>`,
        `<text x="${(LABEL + Number(width) + 5).toFixed(1)}" y="${y + BAR - 3}">${value.toFixed(1)}</text>`,
      );
    });
  });
  return `${[...parts, '</svg>'].join('\n')}\n`;
}
