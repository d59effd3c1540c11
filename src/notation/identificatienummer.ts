/** Without what people write between the digits. */
export function bareNummer(text: string): string {
  return text.replaceAll(/[\s.]/g, '');
}

/** A BSN or RSIN that lost its leading zero in a spreadsheet gets it back. */
export function withLeadingZero(text: string): string {
  return /^\d{8}$/.test(text) ? `0${text}` : text;
}

export function isKvkNummer(text: string): boolean {
  return /^\d{8}$/.test(text);
}

export function isVestigingsnummer(text: string): boolean {
  return /^\d{12}$/.test(text);
}
