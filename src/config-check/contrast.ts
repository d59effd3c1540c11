import type { Configuration, Kleur } from '../config/configuration.js';
import type { Place } from '../config/read-configuration.js';
import type { Verdict } from './verdict.js';

/** What is read against what: WCAG 2.2, 1.4.3. */
const READ_ON: readonly (readonly [text: Kleur, background: Kleur])[] = [
  ['tekst', 'papier'],
  ['tekst', 'paneel'],
  ['tekst', 'infoPapier'],
  ['tekst', 'waarschuwingPapier'],
  ['zacht', 'papier'],
  ['zacht', 'paneel'],
  ['actie', 'papier'],
  ['actie', 'paneel'],
  ['actieDonker', 'papier'],
  ['actieDonker', 'infoPapier'],
  ['papier', 'actie'],
  ['papier', 'actieDonker'],
  ['goed', 'papier'],
  ['goed', 'goedPapier'],
  ['fout', 'papier'],
  ['fout', 'foutPapier'],
  ['waarschuwing', 'papier'],
  ['waarschuwing', 'waarschuwingPapier'],
];
/** What is only seen: 1.4.11. */
const SEEN_ON: typeof READ_ON = [
  ['rand', 'papier'],
  ['rand', 'paneel'],
];
const LEAST_READ = 4.5;
const LEAST_SEEN = 3;

/** Names each pair of colours that is too much alike to read, or to see, by day and by night. */
export function checkColours(weergave: Configuration['weergave'], place: Place, verdict: Verdict): void {
  const wrong = (['kleuren', 'kleurenDonker'] as const).flatMap((which) =>
    tooMuchAlike(weergave[which]).map((it) => ({ ...it, which })),
  );
  for (const { which, text, background, least, is } of wrong)
    verdict.problem(
      `${place('klantregie', ['weergave', which, text])} ${which}: ${text} op ${background} is niet goed te zien: het contrast is ` +
        `${inWords(Math.floor(is * 10) / 10)}:1, nodig is ${inWords(least)}:1.`,
    );
  if (wrong.length === 0) verdict.right('De kleuren van de schermen zijn goed te lezen, ook op een donker scherm.');
}

const tooMuchAlike = (kleuren: Readonly<Record<Kleur, string>>) =>
  [...READ_ON.map((pair) => [pair, LEAST_READ] as const), ...SEEN_ON.map((pair) => [pair, LEAST_SEEN] as const)]
    .map(([[text, background], least]) => ({
      text,
      background,
      least,
      is: contrastOf(kleuren[text], kleuren[background]),
    }))
    .filter(({ is, least }) => is < least);

const inWords = (contrast: number): string => String(contrast).replace('.', ',');

/** From 1, alike, to 21: WCAG 2.2, "contrast ratio". @param one as `#rrggbb` */
export function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminanceOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
